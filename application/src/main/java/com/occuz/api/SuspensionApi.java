package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.kernel.account.AccountCommand;
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
import com.occuz.store.ledger.AppendOutcome.Appended;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
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

    private final Commands commands;
    private final Questions questions;
    private final Positions positions;
    private final Idempotency idempotency;
    private final InstantSource clock;

    SuspensionApi(
            Commands commands,
            Questions questions,
            Positions positions,
            Idempotency idempotency,
            InstantSource clock) {
        this.commands = commands;
        this.questions = questions;
        this.positions = positions.of(SuspensionApi.class);
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * On the wire.
     *
     * @param suspendedSince UTC; {@code null}: it is not
     * @param reason of the last suspension or reinstatement
     */
    record StandingJson(String account, @Nullable Instant suspendedSince, @Nullable String reason) {}

    /** What is asked of an account, for a reason. */
    @FunctionalInterface
    private interface Act {
        AccountCommand of(AccountId account, SuspensionReason reason, Instant at);
    }

    @PostMapping(path = "/suspend", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> suspend(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, SuspendAccount::new);
    }

    @PostMapping(path = "/reinstate", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> reinstate(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, ReinstateAccount::new);
    }

    private ResponseEntity<?> act(HttpServletRequest request, Caller caller, String id, byte[] body, Act act) {
        AccountId account = account(id);
        return idempotency.once(
                request,
                caller,
                body,
                entry -> {
                    JsonBody read = JsonBody.of(body);
                    Optional<SuspensionReason> reason = read.requiredText("reason", SuspensionReason::new);
                    read.check();
                    AccountCommand command =
                            act.of(account, reason.orElseThrow(), clock.instant().truncatedTo(ChronoUnit.MICROS));
                    long position = commands.send(command, caller.envelope(account), entry)
                            .map(Appended::lastPosition)
                            .orElseGet(positions::held);
                    return shown(account, position);
                },
                (first, last) -> shown(account, last));
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
