package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.kernel.account.AccountCommand.AcceptTerms;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.AccountQuery.AcceptanceView;
import com.occuz.kernel.account.AccountQuery.FindAcceptances;
import com.occuz.kernel.account.AccountQuery.ListAcceptances;
import com.occuz.kernel.account.AccountRefusal.TermsNotFound;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.servicelevel.TermsQuery.ListTerms;
import com.occuz.kernel.servicelevel.TermsQuery.TermsHistory;
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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Accounts accept versions of the agreement (§ 15), which holds either way; the staff see who did and when. */
@RestController
@RequestMapping("/api/v1/sla/terms/{version}")
@AnswersFrom("people")
final class TermsAcceptanceApi {

    private final Commands commands;
    private final Questions questions;
    private final Positions positions;
    private final Idempotency idempotency;
    private final InstantSource clock;

    TermsAcceptanceApi(
            Commands commands,
            Questions questions,
            Positions positions,
            Idempotency idempotency,
            InstantSource clock) {
        this.commands = commands;
        this.questions = questions;
        this.positions = positions.of(TermsAcceptanceApi.class);
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** On the wire; the instant is UTC. */
    record AcceptanceJson(String account, int version, Instant acceptedAt, String acceptedBy, long position) {

        static AcceptanceJson of(AcceptanceView view) {
            return new AcceptanceJson(
                    view.account().value(), view.version(), view.at(), view.by().toString(), view.position());
        }
    }

    /** Once accepted it stays so: repeated, it answers with what was recorded first. */
    @PostMapping("/accept")
    @Allowed(Role.CUSTOMER)
    ResponseEntity<?> accept(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String version,
            @RequestBody(required = false) byte @Nullable [] body) {
        int number = number(version);
        byte[] sent = body == null || body.length == 0 ? new byte[] {'{', '}'} : body;
        return idempotency.once(
                request,
                caller,
                sent,
                entry -> {
                    JsonBody.of(sent).check();
                    AcceptTerms command = new AcceptTerms(
                            caller.account(), number, caller.actor(), clock.instant().truncatedTo(ChronoUnit.MICROS));
                    long position = commands.send(command, caller.envelope(), entry)
                            .map(Appended::lastPosition)
                            // Accepted before, perhaps on another node: it stands at the ledger's end or before it.
                            .orElseGet(() -> questions.one(new ListTerms(), TermsHistory.class).position());
                    return accepted(caller.account(), number, position);
                },
                (first, last) -> accepted(caller.account(), number, last));
    }

    private ResponseEntity<?> accepted(AccountId account, int version, long position) {
        positions.awaitShown(position);
        List<?> acceptances = questions.one(new FindAcceptances(Tenant.of(account), account), List.class);
        AcceptanceView acceptance = acceptances.stream()
                .map(AcceptanceView.class::cast)
                .filter(it -> it.version() == version)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("what was accepted is shown"));
        return ResponseEntity.ok()
                .header(Positions.HEADER, Long.toString(position))
                .body(AcceptanceJson.of(acceptance));
    }

    /** The last one first. Customers see their own account's alone. */
    @GetMapping("/acceptances")
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> list(
            Caller caller,
            @PathVariable String version,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        int number = number(version);
        String list = "sla/terms/" + number + "/acceptances";
        Optional<Long> before = Paging.before(list, cursor);
        int most = Paging.limit(limit);
        if (questions.one(new ListTerms(), TermsHistory.class).version(number).isEmpty()) {
            throw new Refused(new TermsNotFound());
        }
        Tenant tenant = caller.role() == Role.CUSTOMER ? Tenant.of(caller.account()) : Tenant.everyone();
        long position = positions.held();
        @SuppressWarnings("unchecked") // the query's contract
        Page<AcceptanceView> page = questions.one(new ListAcceptances(tenant, number, before, most), Page.class);
        return ResponseEntity.ok()
                .header(Positions.HEADER, Long.toString(position))
                .body(Paging.items(list, page, AcceptanceJson::of));
    }

    private static int number(String version) {
        if (!version.matches("[1-9]\\d{0,8}")) {
            throw new Refused(new TermsNotFound());
        }
        return Integer.parseInt(version);
    }
}
