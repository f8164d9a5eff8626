package com.occuz.api;

import com.occuz.kernel.account.AccountCommand.ReinstateAccount;
import com.occuz.kernel.account.AccountCommand.SuspendAccount;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.AccountQuery.FindStanding;
import com.occuz.kernel.account.AccountQuery.StandingView;
import com.occuz.kernel.account.AccountRefusal.AccountNotFound;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.SuspensionReason;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Suspends an account's access for a time and gives it back (§ 4); its links go on redirecting. */
@RestController
@RequestMapping("/api/v1/accounts/{id}")
@AnswersFrom("people")
final class SuspensionApi {

    private final ReasonedActs acts;
    private final Questions questions;
    private final Positions positions;

    SuspensionApi(ReasonedActs acts, Questions questions, Positions positions) {
        this.acts = acts;
        this.questions = questions;
        this.positions = positions.of(SuspensionApi.class);
    }

    /**
     * On the wire.
     *
     * @param suspendedSince UTC; {@code null}: it is not
     * @param reason of the last suspension or reinstatement
     */
    record StandingJson(String account, @Nullable Instant suspendedSince, @Nullable String reason) {}

    @PostMapping(path = "/suspend", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> suspend(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        AccountId account = account(id);
        return acts.act(
                request,
                caller,
                account,
                body,
                SuspensionReason::new,
                (reason, at) -> new SuspendAccount(account, reason, at),
                positions,
                position -> shown(account, position));
    }

    @PostMapping(path = "/reinstate", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> reinstate(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        AccountId account = account(id);
        return acts.act(
                request,
                caller,
                account,
                body,
                SuspensionReason::new,
                (reason, at) -> new ReinstateAccount(account, reason, at),
                positions,
                position -> shown(account, position));
    }

    private ResponseEntity<?> shown(AccountId account, long position) {
        positions.awaitShown(position);
        StandingView standing = questions
                .optional(new FindStanding(Tenant.everyone(), account), StandingView.class)
                .orElseThrow(() -> new Refused(new AccountNotFound()));
        return ResponseEntity.ok()
                .header(Positions.HEADER, Long.toString(position))
                .body(new StandingJson(account.value(), standing.suspendedSince(), standing.reason()));
    }

    private static AccountId account(String id) {
        try {
            return new AccountId(id);
        } catch (InvalidValue e) {
            throw new Refused(new AccountNotFound());
        }
    }
}
