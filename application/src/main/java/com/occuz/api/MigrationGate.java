package com.occuz.api;

import com.occuz.kernel.account.Role;
import com.occuz.kernel.migration.CustomerInput;
import com.occuz.kernel.work.WorkQuery.RunningMigration;
import com.occuz.kernel.work.WorkQuery.WhichMigrationsRun;
import com.occuz.security.Caller;
import com.occuz.security.Callers;
import com.occuz.security.Takes;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataAccessException;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * While a migration runs, what customers put in through its scope is refused, and never accepted and lost (§ 12): through
 * the API and the console alike. It asks the view each time, which all nodes share, so that it holds on every one of them
 * from the moment on at which a start was answered. Whoever works here goes on.
 */
final class MigrationGate implements HandlerInterceptor {

    private final Questions questions;

    MigrationGate(Questions questions) {
        this.questions = questions;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && !reads(request) && isCustomers()) {
            Takes takes = method.getMethodAnnotation(Takes.class);
            CustomerInput input = takes == null ? CustomerInput.OTHER : takes.value();
            if (running().stream().anyMatch(migration -> input.isStoppedBy(migration.components()))) {
                throw new MigrationUnderWay(input);
            }
        }
        return true;
    }

    private static boolean reads(HttpServletRequest request) {
        return List.of("GET", "HEAD", "OPTIONS").contains(request.getMethod());
    }

    private static boolean isCustomers() {
        Optional<Role> role = Callers.current().map(Caller::role).or(() -> Callers.viewer().map(Viewer::role));
        return role.filter(it -> it == Role.CUSTOMER).isPresent();
    }

    @SuppressWarnings("unchecked") // the query's contract
    private List<RunningMigration> running() {
        try {
            return questions.one(new WhichMigrationsRun(), List.class);
        } catch (DataAccessException e) {
            // Nothing was tried yet, so nothing can have been changed. The console says so in its own words.
            throw Callers.viewer().isPresent() ? e : Problems.storeUnavailable();
        }
    }
}
