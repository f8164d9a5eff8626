package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.kernel.account.AccountCommand.SetSupportPlan;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.AccountQuery.FindSupportPlan;
import com.occuz.kernel.account.AccountQuery.SupportPlanView;
import com.occuz.kernel.account.AccountRefusal.AccountNotFound;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import com.occuz.store.ledger.AppendOutcome.Appended;
import com.occuz.store.ledger.IdempotencyEntry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What an account has bought (§ 4, § 10). */
@RestController
@RequestMapping("/api/v1/accounts/{id}/support-plan")
final class SupportPlanApi {

    private static final String PAID = "paid";

    private final Commands commands;
    private final Questions questions;
    private final Positions positions;
    private final Idempotency idempotency;
    private final InstantSource clock;

    SupportPlanApi(
            Commands commands,
            Questions questions,
            Positions positions,
            Idempotency idempotency,
            InstantSource clock) {
        this.commands = commands;
        this.questions = questions;
        this.positions = positions.of("people");
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /**
     * On the wire.
     *
     * @param since when it was set, UTC; {@code null} where nothing was ever bought
     */
    record PlanJson(
            String account,
            boolean paid,
            boolean outageNotices,
            boolean statusUpdates,
            boolean incidentReports,
            boolean rootCauseAnalyses,
            boolean accountManager,
            int minutesPerMonth,
            @Nullable Instant since) {

        static PlanJson of(SupportPlanView view) {
            SupportPlan plan = view.plan();
            return new PlanJson(
                    view.account().value(),
                    plan.paid(),
                    plan.outageNotices(),
                    plan.statusUpdates(),
                    plan.incidentReports(),
                    plan.rootCauseAnalyses(),
                    plan.accountManager(),
                    plan.minutesPerMonth(),
                    view.since());
        }
    }

    @GetMapping
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> get(@PathVariable String id) {
        return shown(account(id), positions.held());
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed(Role.OPERATOR)
    ResponseEntity<?> set(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        AccountId account = account(id);
        return idempotency.once(
                request,
                caller,
                body,
                entry -> set(caller, account, body, entry),
                (first, last) -> shownAt(account, last));
    }

    private ResponseEntity<?> set(
            Caller caller, AccountId account, byte @Nullable [] body, Optional<IdempotencyEntry> entry) {
        SupportPlan plan = plan(JsonBody.of(body));
        SetSupportPlan command = new SetSupportPlan(account, plan, clock.instant().truncatedTo(ChronoUnit.MICROS));
        long position = commands.send(command, caller.envelope(account), entry)
                .map(Appended::lastPosition)
                .orElseGet(positions::held);
        return shownAt(account, position);
    }

    /** What is left out of the rest was not bought; whoever has an add-on pays. */
    private static SupportPlan plan(JsonBody body) {
        Optional<Boolean> outages = body.requiredFlag("outageNotices");
        Optional<Boolean> updates = body.requiredFlag("statusUpdates");
        Optional<Boolean> reports = body.requiredFlag("incidentReports");
        Optional<Boolean> causes = body.requiredFlag("rootCauseAnalyses");
        Optional<Boolean> manager = body.flag("accountManager");
        Optional<Long> minutes = body.integer("minutesPerMonth", 0, SupportPlan.MOST_MINUTES);
        Optional<Boolean> paid = body.flag(PAID);
        Optional<SupportPlan> plan = outages.isEmpty() || updates.isEmpty() || reports.isEmpty() || causes.isEmpty()
                ? Optional.empty()
                : body.value(PAID, () -> new SupportPlan(
                        paid.orElseGet(() -> outages.get()
                                || updates.get()
                                || reports.get()
                                || causes.get()
                                || manager.orElse(false)
                                || minutes.orElse(0L) > 0),
                        outages.get(),
                        updates.get(),
                        reports.get(),
                        causes.get(),
                        manager.orElse(false),
                        minutes.orElse(0L).intValue()));
        body.check();
        return plan.orElseThrow();
    }

    private ResponseEntity<?> shownAt(AccountId account, long position) {
        positions.awaitShown(position);
        return shown(account, position);
    }

    private ResponseEntity<?> shown(AccountId account, long position) {
        SupportPlanView plan = questions
                .optional(new FindSupportPlan(Tenant.everyone(), account), SupportPlanView.class)
                .orElseThrow(() -> new Refused(new AccountNotFound()));
        return ResponseEntity.ok()
                .header(Positions.HEADER, Long.toString(position))
                .body(PlanJson.of(plan));
    }

    private static AccountId account(String id) {
        try {
            return new AccountId(id);
        } catch (InvalidValue e) {
            throw new Refused(new AccountNotFound());
        }
    }
}
