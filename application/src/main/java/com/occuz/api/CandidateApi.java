package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.monitoring.CandidateId;
import com.occuz.kernel.monitoring.CandidateQuery.CandidateView;
import com.occuz.kernel.monitoring.CandidateQuery.FindCandidate;
import com.occuz.kernel.monitoring.CandidateQuery.ListCandidates;
import com.occuz.kernel.monitoring.CandidateRefusal.CandidateNotFound;
import com.occuz.kernel.monitoring.CandidateState;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import com.occuz.store.ledger.AppendOutcome.Appended;
import com.occuz.store.ledger.IdempotencyEntry;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
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
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Incident candidates: time that nobody can explain (reading 28), until somebody decides what it was. */
@RestController
@RequestMapping("/api/v1/monitoring/candidates")
@AnswersFrom("candidates")
final class CandidateApi {

    private static final String LIST = "candidates";

    private final Commands commands;
    private final Questions questions;
    private final Positions positions;
    private final Idempotency idempotency;
    private final InstantSource clock;

    CandidateApi(
            Commands commands,
            Questions questions,
            Positions positions,
            Idempotency idempotency,
            InstantSource clock) {
        this.commands = commands;
        this.questions = questions;
        this.positions = positions.of(CandidateApi.class);
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @GetMapping
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        ListCandidates query = new ListCandidates(state(state), Paging.before(LIST, cursor), Paging.limit(limit));
        long position = positions.held();
        @SuppressWarnings("unchecked") // the query's contract
        Page<CandidateView> page = questions.one(query, Page.class);
        return ResponseEntity.ok()
                .header(Positions.HEADER, Long.toString(position))
                .body(Paging.items(LIST, page, CandidateJson::of));
    }

    @GetMapping("/{id}")
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> get(@PathVariable String id) {
        long position = positions.held();
        return shown(find(candidate(id)), position);
    }

    /** The incident, its end and the decision are recorded together. */
    @PostMapping(path = "/{id}/confirm", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> confirm(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(
                request,
                caller,
                id,
                body,
                (json, on, entry) -> new CandidateIncidents(commands, caller.envelope(AccountId.PLATFORM), caller.actor())
                        .confirm(find(on.candidate()), CandidateBodies.confirm(json, on), entry));
    }

    @PostMapping(path = "/{id}/dismiss", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> dismiss(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(
                request,
                caller,
                id,
                body,
                (json, on, entry) ->
                        commands.send(CandidateBodies.dismiss(json, on), caller.envelope(AccountId.PLATFORM), entry));
    }

    @FunctionalInterface
    private interface Action {
        Optional<Appended> take(JsonBody body, CandidateBodies.Context on, Optional<IdempotencyEntry> entry);
    }

    private ResponseEntity<?> act(
            HttpServletRequest request, Caller caller, String id, byte[] body, Action action) {
        CandidateId candidate = candidate(id);
        Optional<Long> ifVersion = Versions.wanted(request.getHeader("If-Match"));
        return idempotency.once(
                request,
                caller,
                body,
                entry -> {
                    find(candidate);
                    CandidateBodies.Context on =
                            new CandidateBodies.Context(candidate, caller.actor(), ifVersion, now());
                    long position = action.take(JsonBody.of(body), on, entry)
                            .map(Appended::lastPosition)
                            .orElseGet(positions::held);
                    return shown(candidate, position);
                },
                (first, last) -> shown(candidate, last));
    }

    /** Once this node's view holds the position. */
    private ResponseEntity<?> shown(CandidateId candidate, long position) {
        positions.awaitShown(position, URI.create("/api/v1/monitoring/candidates/" + candidate.name()));
        return shown(find(candidate), position);
    }

    private static ResponseEntity<?> shown(CandidateView candidate, long position) {
        return ResponseEntity.ok()
                .eTag(Versions.tag(candidate.version()))
                .header(Positions.HEADER, Long.toString(position))
                .body(CandidateJson.of(candidate));
    }

    private CandidateView find(CandidateId candidate) {
        return questions
                .optional(new FindCandidate(candidate), CandidateView.class)
                .orElseThrow(() -> new Refused(new CandidateNotFound()));
    }

    private static CandidateId candidate(String id) {
        try {
            return new CandidateId(id);
        } catch (InvalidValue e) {
            throw new Refused(new CandidateNotFound());
        }
    }

    private static Optional<CandidateState> state(@Nullable String state) {
        try {
            return Optional.ofNullable(state).map(CandidateState::of);
        } catch (InvalidValue e) {
            throw ApiProblem.invalid("state", e.sentence());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
