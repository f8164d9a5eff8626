package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.AccountQuery.FindStanding;
import com.occuz.kernel.account.AccountQuery.StandingView;
import com.occuz.kernel.account.AccountRefusal.AccountNotFound;
import com.occuz.kernel.account.AccountRefusal.NoCustomer;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.credit.ServicePeriod;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.support.SupportBalance;
import com.occuz.kernel.support.SupportTimeCommand.RecordSupportTime;
import com.occuz.kernel.support.SupportTimeQuery.FindSupportBalance;
import com.occuz.kernel.support.SupportTimeQuery.ListSupportTime;
import com.occuz.kernel.support.SupportTimeQuery.SupportTimeView;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import com.occuz.store.ledger.AppendOutcome.Appended;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Communication time that counts against the purchased hours (§ 4), by month in EST. */
@RestController
@RequestMapping("/api/v1/accounts/{id}/support-time")
@AnswersFrom({"support-time", "people"})
final class SupportTimeApi {

    private final Commands commands;
    private final Questions questions;
    private final Positions positions;
    private final Idempotency idempotency;
    private final InstantSource clock;

    SupportTimeApi(
            Commands commands,
            Questions questions,
            Positions positions,
            Idempotency idempotency,
            InstantSource clock) {
        this.commands = commands;
        this.questions = questions;
        this.positions = positions.of(SupportTimeApi.class);
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** @param by {@code null} for customers */
    record EntryJson(int minutes, String what, @Nullable String incidentId, Instant at, @Nullable String by) {

        static EntryJson of(SupportTimeView entry) {
            return new EntryJson(
                    entry.minutes(),
                    entry.what(),
                    entry.incident() == null ? null : entry.incident().name(),
                    entry.spentAt(),
                    entry.by() == null ? null : entry.by().toString());
        }
    }

    /**
     * On the wire; all but the entries in minutes.
     *
     * @param overrunMinutes spent beyond what was purchased
     */
    record BalanceJson(
            String account,
            String month,
            long purchasedMinutes,
            long spentMinutes,
            long leftMinutes,
            long overrunMinutes,
            List<EntryJson> items,
            @Nullable String nextCursor) {

        static BalanceJson of(SupportBalance balance, Paging.Items<EntryJson> entries) {
            return new BalanceJson(
                    balance.account().value(),
                    balance.month().value(),
                    balance.purchased(),
                    balance.spent(),
                    balance.left(),
                    balance.overrun(),
                    entries.items(),
                    entries.nextCursor());
        }
    }

    @GetMapping
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> get(
            Caller caller,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String month,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        long position = positions.held();
        return shown(
                caller.incidents(),
                known(caller.incidents(), id),
                month(month),
                Paging.before("support-time", cursor),
                Paging.limit(limit),
                position);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> record(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        AccountId account = known(caller.incidents(), id);
        if (account.equals(AccountId.PLATFORM)) {
            throw new Refused(new NoCustomer(account));
        }
        return idempotency.once(
                request,
                caller,
                body,
                entry -> {
                    Instant now = now();
                    RecordSupportTime command = read(JsonBody.of(body), account, caller, now);
                    command.incident().ifPresent(it -> ContactFacts.requireIncident(questions, it, now));
                    Appended appended = commands.send(command, caller.envelope(account), entry)
                            .orElseThrow(() -> new IllegalStateException("time that is recorded has an event"));
                    return recorded(account, command.spentAt().orElse(now), appended.lastPosition());
                },
                (first, last) -> recorded(account, now(), last));
    }

    private static RecordSupportTime read(JsonBody body, AccountId account, Caller caller, Instant now) {
        Optional<Long> minutes = body.integer("minutes", 1, 24 * 60);
        if (!body.has("minutes") || body.isNull("minutes")) {
            body.fault("minutes", "is required");
        }
        Optional<Prose> what = body.requiredText("what", Prose::new);
        Optional<IncidentId> incident = body.text("incidentId", IncidentId::new);
        Optional<Instant> at = body.instant("at");
        body.check();
        return new RecordSupportTime(
                account, minutes.orElseThrow().intValue(), what.orElseThrow(), incident, at, caller.actor(), now);
    }

    private ResponseEntity<?> recorded(AccountId account, Instant at, long position) {
        positions.awaitShown(position);
        return shown(Tenant.everyone(), account, ServicePeriod.at(at), Optional.empty(), Paging.limit(null), position);
    }

    private ResponseEntity<?> shown(
            Tenant tenant, AccountId account, ServicePeriod month, Optional<Long> before, int limit, long position) {
        SupportBalance balance =
                questions.one(new FindSupportBalance(tenant, account, month, now()), SupportBalance.class);
        @SuppressWarnings("unchecked") // the query's contract
        Page<SupportTimeView> page =
                questions.one(new ListSupportTime(tenant, account, month, before, limit), Page.class);
        return ResponseEntity.ok()
                .header(Positions.HEADER, Long.toString(position))
                .body(BalanceJson.of(balance, Paging.items("support-time", page, EntryJson::of)));
    }

    /** @throws Refused if the tenant has no such account */
    private AccountId known(Tenant tenant, String id) {
        try {
            return questions.optional(new FindStanding(tenant, new AccountId(id)), StandingView.class)
                    .orElseThrow(() -> new Refused(new AccountNotFound()))
                    .account();
        } catch (InvalidValue e) {
            throw new Refused(new AccountNotFound());
        }
    }

    private ServicePeriod month(@Nullable String text) {
        if (text == null) {
            return ServicePeriod.at(now());
        }
        try {
            return new ServicePeriod(text);
        } catch (InvalidValue e) {
            throw ApiProblem.invalid("month", "must be a month such as 2026-12");
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
