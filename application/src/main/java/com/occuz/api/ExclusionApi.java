package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.exclusion.ExclusionCommand;
import com.occuz.kernel.exclusion.ExclusionCommand.ClaimExclusion;
import com.occuz.kernel.exclusion.ExclusionId;
import com.occuz.kernel.exclusion.ExclusionQuery.ExclusionView;
import com.occuz.kernel.exclusion.ExclusionQuery.FindExclusion;
import com.occuz.kernel.exclusion.ExclusionQuery.FindExclusionClaimedAt;
import com.occuz.kernel.exclusion.ExclusionQuery.ListExclusions;
import com.occuz.kernel.exclusion.ExclusionRefusal.ExclusionNotFound;
import com.occuz.kernel.exclusion.ExclusionState;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import com.occuz.store.ledger.AppendOutcome.Appended;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
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

/** Exclusions (§ 9): claimed by one person, approved or rejected by another one, revoked where that was wrong. */
@RestController
@RequestMapping("/api/v1/exclusions")
@AnswersFrom("exclusions")
final class ExclusionApi {

    private final Commands commands;
    private final Questions questions;
    private final Positions positions;
    private final Idempotency idempotency;
    private final InstantSource clock;

    ExclusionApi(
            Commands commands,
            Questions questions,
            Positions positions,
            Idempotency idempotency,
            InstantSource clock) {
        this.commands = commands;
        this.questions = questions;
        this.positions = positions.of(ExclusionApi.class);
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> claim(HttpServletRequest request, Caller caller, @RequestBody(required = false) byte[] body) {
        return idempotency.once(
                request,
                caller,
                body,
                entry -> {
                    ClaimExclusion claim = ExclusionClaims.checked(
                            ExclusionBodies.claim(JsonBody.of(body), caller.actor(), now()), questions);
                    Appended appended = commands.send(claim, caller.envelope(claim.scope().owner()), entry)
                            .orElseThrow(() -> new IllegalStateException("a new claim has an event"));
                    return shown(caller, claim.exclusion(), appended.lastPosition(), HttpStatus.CREATED);
                },
                (first, last) -> claimedBefore(caller, first, last));
    }

    /** The answer to a request whose events were stored and whose answer was not. */
    private ResponseEntity<?> claimedBefore(Caller caller, long claimedPosition, long position) {
        positions.await(position);
        return questions
                .optional(new FindExclusionClaimedAt(caller.incidents(), claimedPosition), ExclusionView.class)
                .map(exclusion -> shown(exclusion, position, HttpStatus.CREATED))
                .orElseThrow(() ->
                        ApiProblem.unavailable("not-yet-visible", "This node does not show the exclusion yet."));
    }

    @GetMapping
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        ListExclusions query = new ListExclusions(
                caller.incidents(),
                QueryParameters.all("state", state, ExclusionState::of),
                Optional.empty(),
                Paging.before("exclusions", cursor),
                Paging.limit(limit));
        long position = positions.held();
        @SuppressWarnings("unchecked") // the query's contract
        Page<ExclusionView> page = questions.one(query, Page.class);
        return ResponseEntity.ok()
                .header(Positions.HEADER, Long.toString(position))
                .body(Paging.items("exclusions", page, ExclusionJson::of));
    }

    @GetMapping("/{id}")
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> get(Caller caller, @PathVariable String id) {
        long position = positions.held();
        return shown(find(caller, exclusion(id)), position, HttpStatus.OK);
    }

    @PostMapping(path = "/{id}/approve", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> approve(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, ExclusionBodies::approve);
    }

    @PostMapping(path = "/{id}/reject", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> reject(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, ExclusionBodies::reject);
    }

    @PostMapping(path = "/{id}/revoke", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> revoke(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, ExclusionBodies::revoke);
    }

    private ResponseEntity<?> act(
            HttpServletRequest request, Caller caller, String id, byte[] body, ExclusionBodies.Action action) {
        ExclusionId exclusion = exclusion(id);
        Optional<Long> ifVersion = Versions.wanted(request.getHeader("If-Match"));
        return idempotency.once(
                request,
                caller,
                body,
                entry -> {
                    ExclusionView before = find(caller, exclusion);
                    ExclusionCommand command = action.read(
                            JsonBody.of(body), new ExclusionBodies.Context(exclusion, ifVersion, caller.actor(), now()));
                    long position = commands.send(command, caller.envelope(before.scope().owner()), entry)
                            .map(Appended::lastPosition)
                            .orElseGet(positions::held);
                    return shown(caller, exclusion, position, HttpStatus.OK);
                },
                (first, last) -> shown(caller, exclusion, last, HttpStatus.OK));
    }

    private ExclusionView find(Caller caller, ExclusionId exclusion) {
        return questions
                .optional(new FindExclusion(caller.incidents(), exclusion), ExclusionView.class)
                .orElseThrow(() -> new Refused(new ExclusionNotFound()));
    }

    /** Once this node's view holds the position. */
    private ResponseEntity<?> shown(Caller caller, ExclusionId exclusion, long position, HttpStatus status) {
        positions.awaitShown(position, location(exclusion));
        return shown(find(caller, exclusion), position, status);
    }

    private static ResponseEntity<?> shown(ExclusionView exclusion, long position, HttpStatus status) {
        return Shown.resource(status, exclusion.version(), position, location(exclusion.exclusion()))
                .body(ExclusionJson.of(exclusion));
    }

    private static URI location(ExclusionId exclusion) {
        return URI.create("/api/v1/exclusions/" + exclusion.name());
    }

    private static ExclusionId exclusion(String id) {
        try {
            return new ExclusionId(id);
        } catch (InvalidValue e) {
            throw new Refused(new ExclusionNotFound());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
