package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.incident.IncidentCommand;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentQuery.Desk;
import com.occuz.kernel.incident.IncidentQuery.FindIncidentBegunAt;
import com.occuz.kernel.incident.IncidentQuery.IncidentFilter;
import com.occuz.kernel.incident.IncidentQuery.IncidentView;
import com.occuz.kernel.incident.IncidentQuery.ListByNextDue;
import com.occuz.kernel.incident.IncidentQuery.ListIncidents;
import com.occuz.kernel.migration.CustomerInput;
import com.occuz.kernel.query.Page;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import com.occuz.security.Takes;
import com.occuz.store.ledger.AppendOutcome.Appended;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Incidents: reported by customers, detected by monitors, handled by the support staff (§ 4, § 5). */
@RestController
@RequestMapping("/api/v1/incidents")
@AnswersFrom("incidents")
final class IncidentApi {

    private final Commands commands;
    private final Questions questions;
    private final Positions positions;
    private final Idempotency idempotency;
    private final InstantSource clock;
    private final IncidentAnswers answers;

    IncidentApi(
            Commands commands,
            Questions questions,
            Positions positions,
            Idempotency idempotency,
            InstantSource clock) {
        this.commands = commands;
        this.questions = questions;
        this.positions = positions.of(IncidentApi.class);
        this.idempotency = idempotency;
        this.clock = clock;
        this.answers = new IncidentAnswers(questions, this.positions, clock);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed(Role.CUSTOMER)
    @Takes(CustomerInput.REPORTS)
    ResponseEntity<?> report(HttpServletRequest request, Caller caller, @RequestBody(required = false) byte[] body) {
        return begin(request, caller, body, () -> IncidentBodies.report(
                JsonBody.of(body), IncidentId.of(UUID.randomUUID()), caller.account(), now()));
    }

    @PostMapping(path = "/detect", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed(value = Role.OPERATOR, monitors = true)
    ResponseEntity<?> detect(HttpServletRequest request, Caller caller, @RequestBody(required = false) byte[] body) {
        return begin(request, caller, body, () -> IncidentBodies.detect(
                JsonBody.of(body), IncidentId.of(UUID.randomUUID()), now()));
    }

    @FunctionalInterface
    private interface Intent {
        IncidentCommand read();
    }

    private ResponseEntity<?> begin(
            HttpServletRequest request, Caller caller, byte @Nullable [] body, Intent intent) {
        return idempotency.once(
                request,
                caller,
                body,
                entry -> {
                    IncidentCommand command = intent.read();
                    Appended appended = commands.send(command, caller.envelope(), entry)
                            .orElseThrow(() -> new IllegalStateException("a new incident has an event"));
                    return answers.shown(caller, command.incident(), appended.lastPosition(), HttpStatus.CREATED);
                },
                (first, last) -> begunBefore(caller, first, last));
    }

    /** The answer to a request whose events were stored and whose answer was not. */
    private ResponseEntity<?> begunBefore(Caller caller, long begunPosition, long position) {
        positions.await(position);
        return questions
                .optional(new FindIncidentBegunAt(caller.incidents(), begunPosition, now()), IncidentView.class)
                .map(incident -> IncidentAnswers.shown(incident, position, HttpStatus.CREATED))
                .orElseThrow(() ->
                        ApiProblem.unavailable("not-yet-visible", "This node does not show the incident yet."));
    }

    @GetMapping
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String severity,
            @RequestParam(required = false) @Nullable String component,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(required = false) @Nullable String sort,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        IncidentFilter filter = IncidentListing.filter(state, severity, component, account, text);
        boolean byNextDue = IncidentListing.byNextDue(sort);
        int most = Paging.limit(limit);
        long position = positions.held();
        Paging.Items<IncidentJson> items = byNextDue
                ? desk(new ListByNextDue(caller.incidents(), filter, IncidentListing.place(cursor), most, now()))
                : newest(new ListIncidents(caller.incidents(), filter, Paging.before("incidents", cursor), most, now()));
        return ResponseEntity.ok()
                .header(Positions.HEADER, Long.toString(position))
                .body(items);
    }

    private Paging.Items<IncidentJson> newest(ListIncidents query) {
        @SuppressWarnings("unchecked") // the query's contract
        Page<IncidentView> page = questions.one(query, Page.class);
        return Paging.items("incidents", page, IncidentJson::of);
    }

    private Paging.Items<IncidentJson> desk(ListByNextDue query) {
        Desk desk = questions.one(query, Desk.class);
        return new Paging.Items<>(
                desk.items().stream().map(IncidentJson::of).toList(),
                desk.next().map(IncidentListing::cursor).orElse(null));
    }

    @GetMapping("/{id}")
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> get(Caller caller, @PathVariable String id) {
        long position = positions.held();
        return IncidentAnswers.shown(answers.find(caller, IncidentAnswers.incident(id)), position, HttpStatus.OK);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
