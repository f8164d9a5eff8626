package com.occuz.api;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.AccountQuery.FindStanding;
import com.occuz.kernel.account.AccountQuery.StandingView;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.Tenant;
import com.occuz.security.Callers;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.dao.DataAccessException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Keeps the people and keys of a suspended account out of API and console (§ 4). Their links go on redirecting, and what
 * they report by e-mail counts meanwhile. As with keys, an answer is believed for one second, so that a suspension holds
 * within two and the database is not asked for every request.
 */
final class SuspensionGate implements HandlerInterceptor {

    private static final long BELIEVED_NANOS = Duration.ofSeconds(1).toNanos();
    private static final int CAPACITY = 10_000;

    private final Questions questions;
    private final Map<AccountId, Found> found = new ConcurrentHashMap<>();

    SuspensionGate(Questions questions) {
        this.questions = questions;
    }

    private record Found(Optional<StandingView> standing, long at) {}

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod && !request.getRequestURI().equals("/sign-out")) {
            customer().flatMap(this::standing)
                    .filter(it -> it.suspendedSince() != null)
                    .ifPresent(it -> {
                        throw new AccessSuspended(it);
                    });
        }
        return true;
    }

    private static Optional<AccountId> customer() {
        return Callers.current()
                .filter(caller -> caller.role() == Role.CUSTOMER)
                .map(caller -> caller.account())
                .or(() -> Callers.viewer()
                        .filter(viewer -> viewer.role() == Role.CUSTOMER)
                        .map(Viewer::account));
    }

    private Optional<StandingView> standing(AccountId account) {
        long now = System.nanoTime();
        Found known = found.get(account);
        if (known != null && now - known.at() < BELIEVED_NANOS) {
            return known.standing();
        }
        try {
            Optional<StandingView> standing =
                    questions.optional(new FindStanding(Tenant.of(account), account), StandingView.class);
            if (found.size() >= CAPACITY) {
                found.values().removeIf(entry -> now - entry.at() >= BELIEVED_NANOS);
            }
            found.put(account, new Found(standing, now));
            return standing;
        } catch (DataAccessException e) {
            // Nothing was tried yet, so nothing can have been changed. The console says so in its own words.
            throw Callers.viewer().isPresent() ? e : Problems.storeUnavailable();
        }
    }
}
