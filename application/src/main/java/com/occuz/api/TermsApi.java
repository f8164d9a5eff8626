package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.servicelevel.ServiceLevelCommand.PublishTerms;
import com.occuz.kernel.servicelevel.TermsQuery.ListTerms;
import com.occuz.kernel.servicelevel.TermsQuery.PreviewTerms;
import com.occuz.kernel.servicelevel.TermsQuery.Standing;
import com.occuz.kernel.servicelevel.TermsQuery.TermsHistory;
import com.occuz.kernel.servicelevel.TermsQuery.TermsPreview;
import com.occuz.kernel.servicelevel.TermsQuery.TermsVersion;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import com.occuz.store.ledger.AppendOutcome.Appended;
import com.occuz.store.ledger.IdempotencyEntry;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
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

/** The versions of the agreement (§ 15): everybody reads them, an operator publishes the next one. */
@RestController
@RequestMapping("/api/v1/sla/terms")
final class TermsApi {

    private static final Pattern TAG = Pattern.compile("\"(\\d{1,9})(?:-[a-z0-9-]{1,20})?\"");

    private final Commands commands;
    private final Questions questions;
    private final Positions positions;
    private final Idempotency idempotency;
    private final InstantSource clock;

    TermsApi(
            Commands commands,
            Questions questions,
            Positions positions,
            Idempotency idempotency,
            InstantSource clock) {
        this.commands = commands;
        this.questions = questions;
        this.positions = positions;
        this.idempotency = idempotency;
        this.clock = clock;
    }

    /** The latest first. */
    @GetMapping
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        Optional<Long> before = Paging.before("sla/terms", cursor);
        int most = Paging.limit(limit);
        TermsHistory history = history();
        List<TermsVersion> versions = history.versions().reversed().stream()
                .filter(it -> before.isEmpty() || it.number() < before.get())
                .limit(most + 1L)
                .toList();
        Instant now = now();
        return ResponseEntity.ok()
                .eTag("\"" + history.latest().number() + "-" + inForce(history, now).number() + "\"")
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
                .header(Positions.HEADER, Long.toString(history.position()))
                .body(Paging.items(
                        "sla/terms",
                        Page.cut(versions, most, it -> (long) it.number()),
                        it -> TermsJson.Version.of(history, it, now, isStaff(caller))));
    }

    @GetMapping("/{version}")
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> get(Caller caller, @PathVariable String version) {
        TermsHistory history = history();
        TermsVersion found = Optional.of(version)
                .filter(it -> it.matches("[1-9]\\d{0,8}"))
                .flatMap(it -> history.version(Long.parseLong(it)))
                .orElseThrow(() -> new ApiProblem(404, "not-found", "There is no such version of the agreement."));
        return shown(history, found, caller, history.position(), HttpStatus.OK);
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed(Role.OPERATOR)
    ResponseEntity<?> publish(HttpServletRequest request, Caller caller, @RequestBody(required = false) byte[] body) {
        Optional<Integer> ifVersion = startedFrom(request.getHeader("If-Match"));
        return idempotency.once(
                request,
                caller,
                body,
                entry -> publish(caller, body, ifVersion, entry),
                (first, last) -> publishedAt(first, caller));
    }

    private ResponseEntity<?> publish(
            Caller caller, byte @Nullable [] body, Optional<Integer> ifVersion, Optional<IdempotencyEntry> entry) {
        Instant now = now();
        TermsBodies.Draft draft =
                TermsBodies.publication(JsonBody.of(body), history().latest().agreement());
        Appended appended = commands.send(
                        new PublishTerms(
                                draft.agreement().terms(),
                                draft.agreement().calendar(),
                                ifVersion,
                                draft.effectiveFrom(),
                                draft.said(),
                                caller.actor(),
                                now),
                        caller.envelope(),
                        entry)
                .orElseThrow(() -> new IllegalStateException("a publication has an event"));
        return publishedAt(appended.lastPosition(), caller);
    }

    /** Once this node's views measure by it. */
    private ResponseEntity<?> publishedAt(long position, Caller caller) {
        positions.awaitShown(position);
        TermsHistory history = history();
        TermsVersion published = history.versions().stream()
                .filter(it -> it.position() == position)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the ledger holds what it was given"));
        return shown(history, published, caller, position, HttpStatus.CREATED);
    }

    /** What a body would change if it were published; nothing is recorded. */
    @PostMapping(value = "/preview", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed(Role.OPERATOR)
    ResponseEntity<?> preview(@RequestBody(required = false) byte[] body) {
        Instant now = now();
        TermsBodies.Draft draft =
                TermsBodies.preview(JsonBody.of(body), history().latest().agreement());
        Instant from = draft.effectiveFrom().orElse(now);
        if (from.isBefore(now)) {
            throw ApiProblem.invalid("effectiveFrom", "must not lie in the past; it is " + now);
        }
        TermsPreview preview =
                questions.one(new PreviewTerms(draft.agreement(), from, now), TermsPreview.class);
        return ResponseEntity.ok()
                .header(
                        Positions.HEADER,
                        Long.toString(preview.asItIs().question().asOf().position()))
                .body(TermsJson.Preview.of(preview));
    }

    private ResponseEntity<?> shown(
            TermsHistory history, TermsVersion version, Caller caller, long position, HttpStatus status) {
        TermsJson.Version shown = TermsJson.Version.of(history, version, now(), isStaff(caller));
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status)
                // Its state changes with time alone.
                .eTag("\"" + version.number() + "-" + shown.state() + "\"")
                .header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
                .header(Positions.HEADER, Long.toString(position));
        if (status == HttpStatus.CREATED) {
            response.location(URI.create("/api/v1/sla/terms/" + version.number()));
        }
        return response.body(shown);
    }

    private TermsHistory history() {
        return questions.one(new ListTerms(), TermsHistory.class);
    }

    private static TermsVersion inForce(TermsHistory history, Instant now) {
        return history.versions().stream()
                .filter(it -> history.standing(it, now) == Standing.IN_FORCE)
                .findFirst()
                .orElseThrow();
    }

    /** The version that a publication was made from, by its ETag or by that of the list. */
    private static Optional<Integer> startedFrom(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.strip().equals("*")) {
            return Optional.empty();
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw ApiProblem.invalid("If-Match", "must be one ETag as given, e.g. \"3-in-force\", or *");
        }
        return Optional.of(Integer.parseInt(tag.group(1)));
    }

    private static boolean isStaff(Caller caller) {
        return caller.role() != Role.CUSTOMER;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
