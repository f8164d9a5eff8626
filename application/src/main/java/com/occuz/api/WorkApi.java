package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.work.Sight;
import com.occuz.kernel.work.WorkCommand.PlanWork;
import com.occuz.kernel.work.WorkId;
import com.occuz.kernel.work.WorkPhase;
import com.occuz.kernel.work.WorkQuery.FindWork;
import com.occuz.kernel.work.WorkQuery.FindWorkPlannedAt;
import com.occuz.kernel.work.WorkQuery.ListWork;
import com.occuz.kernel.work.WorkQuery.WorkView;
import com.occuz.kernel.work.WorkRefusal.NoSuchMigration;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import com.occuz.store.ledger.AppendOutcome.Appended;
import com.occuz.store.ledger.IdempotencyEntry;
import jakarta.servlet.http.HttpServletRequest;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
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
import org.springframework.web.servlet.HandlerMapping;

/** Planned work: maintenance (§ 7) and migrations (§ 12). */
@RestController
@RequestMapping({"/api/v1/maintenance-windows", "/api/v1/migrations"})
final class WorkApi {

    private final Commands commands;
    private final Questions questions;
    private final Positions positions;
    private final Idempotency idempotency;
    private final InstantSource clock;
    private final WorkAnswers answers;

    WorkApi(
            Commands commands,
            Questions questions,
            Positions positions,
            Idempotency idempotency,
            InstantSource clock) {
        this.commands = commands;
        this.questions = questions;
        this.positions = positions.of(WorkAnswers.VIEWS);
        this.idempotency = idempotency;
        this.clock = clock;
        this.answers = new WorkAnswers(questions, this.positions);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> plan(HttpServletRequest request, Caller caller, @RequestBody(required = false) byte[] body) {
        WorkId work = WorkId.of(kind(request), UUID.randomUUID());
        return idempotency.once(
                request,
                caller,
                body,
                entry -> plan(caller, work, body, entry),
                (first, last) -> plannedBefore(caller, first, last));
    }

    private ResponseEntity<?> plan(
            Caller caller, WorkId work, byte @Nullable [] body, Optional<IdempotencyEntry> entry) {
        PlanWork command = WorkBodies.plan(
                JsonBody.of(body),
                work,
                caller.actor(),
                clock.instant().truncatedTo(ChronoUnit.MICROS),
                this::family);
        Appended appended = commands.send(command, caller.envelope(), entry)
                .orElseThrow(() -> new IllegalStateException("new planned work has an event"));
        return answers.shown(caller, work, appended.lastPosition(), HttpStatus.CREATED);
    }

    /** Parts of parts count with the first one. */
    private WorkId family(WorkId named) {
        WorkView first = questions.optional(new FindWork(Sight.EVERYTHING, named), WorkView.class)
                .orElseThrow(() -> new Refused(new NoSuchMigration()));
        return first.partOf() == null ? named : first.partOf();
    }

    /** The answer to a request whose events were stored and whose answer was not. */
    private ResponseEntity<?> plannedBefore(Caller caller, long begunPosition, long position) {
        positions.await(position);
        return questions
                .optional(new FindWorkPlannedAt(answers.sight(caller), begunPosition), WorkView.class)
                .map(work -> answers.shown(caller, work, position, HttpStatus.CREATED))
                .orElseThrow(() ->
                        ApiProblem.unavailable("not-yet-visible", "This node does not show the planned work yet."));
    }

    @GetMapping
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> list(
            HttpServletRequest request,
            Caller caller,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        WorkKind kind = kind(request);
        ListWork query = new ListWork(
                answers.sight(caller), kind, phase(state), Paging.before(kind.name(), cursor), Paging.limit(limit));
        long position = positions.held();
        @SuppressWarnings("unchecked") // the query's contract
        Page<WorkView> page = questions.one(query, Page.class);
        return ResponseEntity.ok()
                .header(Positions.HEADER, Long.toString(position))
                .body(Paging.items(kind.name(), page, answers.json(caller)));
    }

    @GetMapping("/{id}")
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> get(HttpServletRequest request, Caller caller, @PathVariable String id) {
        long position = positions.held();
        return answers.shown(
                caller, answers.find(caller, WorkAnswers.work(kind(request), id)), position, HttpStatus.OK);
    }

    private static Optional<WorkPhase> phase(@Nullable String state) {
        try {
            return Optional.ofNullable(state).map(WorkPhase::of);
        } catch (InvalidValue e) {
            throw ApiProblem.invalid("state", e.sentence());
        }
    }

    private static WorkKind kind(HttpServletRequest request) {
        return WorkAnswers.kind(
                String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE)));
    }
}
