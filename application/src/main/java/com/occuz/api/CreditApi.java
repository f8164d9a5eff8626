package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.credit.CreditCommand;
import com.occuz.kernel.credit.CreditCommand.AwardCredit;
import com.occuz.kernel.credit.CreditCommand.ClaimCredit;
import com.occuz.kernel.credit.CreditCommand.DenyCredit;
import com.occuz.kernel.credit.CreditId;
import com.occuz.kernel.credit.CreditQuery.CreditView;
import com.occuz.kernel.credit.CreditQuery.FindCredit;
import com.occuz.kernel.credit.CreditQuery.FindCreditClaimedAt;
import com.occuz.kernel.credit.CreditQuery.ListCredits;
import com.occuz.kernel.credit.CreditRefusal.CreditNotFound;
import com.occuz.kernel.credit.CreditState;
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

/** Service credits (§ 10): claimed by a customer for its own official report, awarded or denied by a named person. */
@RestController
@RequestMapping("/api/v1/credits")
@AnswersFrom({"credits", "incidents", "service-level"})
final class CreditApi {

    private final Commands commands;
    private final Questions questions;
    private final Positions positions;
    private final Idempotency idempotency;
    private final InstantSource clock;

    CreditApi(
            Commands commands,
            Questions questions,
            Positions positions,
            Idempotency idempotency,
            InstantSource clock) {
        this.commands = commands;
        this.questions = questions;
        this.positions = positions.of(CreditApi.class);
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed(Role.CUSTOMER)
    ResponseEntity<?> claim(HttpServletRequest request, Caller caller, @RequestBody(required = false) byte[] body) {
        return idempotency.once(
                request,
                caller,
                body,
                entry -> {
                    CreditBodies.Claim claim = CreditBodies.claim(JsonBody.of(body));
                    ClaimCredit command = new ClaimCredit(
                            CreditFacts.grounds(questions, caller.account(), claim.incident()),
                            claim.evidence(),
                            claim.revenueLoss(),
                            caller.actor(),
                            now());
                    Appended appended = commands.send(command, caller.envelope(), entry)
                            .orElseThrow(() -> new IllegalStateException("a new claim has an event"));
                    return shown(caller, command.credit(), appended.lastPosition(), HttpStatus.CREATED);
                },
                (first, last) -> claimedBefore(caller, first, last));
    }

    /** The answer to a request whose events were stored and whose answer was not. */
    private ResponseEntity<?> claimedBefore(Caller caller, long claimedPosition, long position) {
        positions.await(position);
        return questions
                .optional(new FindCreditClaimedAt(caller.incidents(), claimedPosition), CreditView.class)
                .map(credit -> shown(credit, position, HttpStatus.CREATED))
                .orElseThrow(() -> ApiProblem.unavailable("not-yet-visible", "This node does not show the claim yet."));
    }

    @GetMapping
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        ListCredits query = new ListCredits(
                caller.incidents(),
                QueryParameters.all("state", state, CreditState::of),
                Paging.before("credits", cursor),
                Paging.limit(limit));
        long position = positions.held();
        @SuppressWarnings("unchecked") // the query's contract
        Page<CreditView> page = questions.one(query, Page.class);
        return ResponseEntity.ok()
                .header(Positions.HEADER, Long.toString(position))
                .body(Paging.items("credits", page, CreditJson::of));
    }

    @GetMapping("/{id}")
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> get(Caller caller, @PathVariable String id) {
        long position = positions.held();
        return shown(find(caller, credit(id)), position, HttpStatus.OK);
    }

    @PostMapping(path = "/{id}/award", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> award(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return decide(request, caller, id, body, (credit, ifVersion) -> {
            Instant now = now();
            CreditBodies.Award award = CreditBodies.award(JsonBody.of(body), now);
            return new AwardCredit(
                    credit.credit(),
                    award.value(),
                    award.appliesTo(),
                    award.reason(),
                    CreditFacts.present(questions, credit),
                    ifVersion,
                    caller.actor(),
                    now);
        });
    }

    @PostMapping(path = "/{id}/deny", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> deny(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return decide(request, caller, id, body, (credit, ifVersion) -> new DenyCredit(
                credit.credit(), CreditBodies.reason(JsonBody.of(body)), ifVersion, caller.actor(), now()));
    }

    /** A decision on a claim that is there. */
    @FunctionalInterface
    private interface Decision {
        CreditCommand of(CreditView credit, Optional<Long> ifVersion);
    }

    private ResponseEntity<?> decide(
            HttpServletRequest request, Caller caller, String id, byte[] body, Decision decision) {
        CreditId credit = credit(id);
        Optional<Long> ifVersion = Versions.wanted(request.getHeader("If-Match"));
        return idempotency.once(
                request,
                caller,
                body,
                entry -> {
                    CreditView before = find(caller, credit);
                    long position = commands.send(
                                    decision.of(before, ifVersion), caller.envelope(before.account()), entry)
                            .map(Appended::lastPosition)
                            .orElseGet(positions::held);
                    return shown(caller, credit, position, HttpStatus.OK);
                },
                (first, last) -> shown(caller, credit, last, HttpStatus.OK));
    }

    private CreditView find(Caller caller, CreditId credit) {
        return questions
                .optional(new FindCredit(caller.incidents(), credit), CreditView.class)
                .orElseThrow(() -> new Refused(new CreditNotFound()));
    }

    /** Once this node's views hold the position. */
    private ResponseEntity<?> shown(Caller caller, CreditId credit, long position, HttpStatus status) {
        positions.awaitShown(position, location(credit));
        return shown(find(caller, credit), position, status);
    }

    private ResponseEntity<?> shown(CreditView credit, long position, HttpStatus status) {
        CreditFacts.Again again =
                credit.award() == null ? null : CreditFacts.again(questions, credit, credit.award());
        return Shown.resource(status, credit.version(), position, location(credit.credit()))
                .body(CreditJson.of(credit, again));
    }

    private static URI location(CreditId credit) {
        return URI.create("/api/v1/credits/" + credit.name());
    }

    private static CreditId credit(String id) {
        try {
            return new CreditId(id);
        } catch (InvalidValue e) {
            throw new Refused(new CreditNotFound());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
