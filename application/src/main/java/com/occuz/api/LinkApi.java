package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.link.LinkCommand;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkQuery.FindLink;
import com.occuz.kernel.link.LinkQuery.FindLinkCreatedAt;
import com.occuz.kernel.link.LinkQuery.LinkView;
import com.occuz.kernel.link.LinkQuery.ListLinks;
import com.occuz.kernel.link.LinkRefusal.LinkNotFound;
import com.occuz.kernel.link.Slug;
import com.occuz.kernel.migration.CustomerInput;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import com.occuz.security.LinkPasswords;
import com.occuz.security.Takes;
import com.occuz.store.ledger.AppendOutcome.Appended;
import com.occuz.store.ledger.IdempotencyEntry;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Short links. */
@RestController
@RequestMapping("/api/v1/links")
@AnswersFrom("links")
final class LinkApi {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final Commands commands;
    private final Questions questions;
    private final Positions positions;
    private final Idempotency idempotency;
    private final InstantSource clock;
    private final ShortUrls shortUrls;
    private final LinkPasswords passwords = new LinkPasswords();

    LinkApi(
            Commands commands,
            Questions questions,
            Positions positions,
            Idempotency idempotency,
            InstantSource clock,
            ShortUrls shortUrls) {
        this.commands = commands;
        this.questions = questions;
        this.positions = positions.of(LinkApi.class);
        this.idempotency = idempotency;
        this.clock = clock;
        this.shortUrls = shortUrls;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed(Role.CUSTOMER)
    @Takes(CustomerInput.LINKS)
    ResponseEntity<?> create(HttpServletRequest request, Caller caller, @RequestBody(required = false) byte[] body) {
        return idempotency.once(
                request,
                caller,
                body,
                entry -> create(caller, body, entry),
                (first, last) -> createdBefore(caller, first, last));
    }

    private ResponseEntity<?> create(Caller caller, byte @Nullable [] body, Optional<IdempotencyEntry> entry) {
        LinkCommand.CreateLink command = LinkBodies.create(
                JsonBody.of(body), caller.account(), () -> Slug.random(RANDOM), passwords::hash, shortUrls.ownHosts(), now());
        Appended appended = commands.send(command, caller.envelope(), entry)
                .orElseThrow(() -> new IllegalStateException("a created link has an event"));
        return created(caller, command.link(), appended.lastPosition());
    }

    private ResponseEntity<?> created(Caller caller, LinkId link, long position) {
        return shown(caller, link, position, HttpStatus.CREATED);
    }

    /** The answer to a creation whose events were stored and whose answer was not. */
    private ResponseEntity<?> createdBefore(Caller caller, long createdPosition, long position) {
        positions.await(position);
        return questions
                .optional(new FindLinkCreatedAt(caller.tenant(), createdPosition), LinkView.class)
                .map(link -> shown(link, position, HttpStatus.CREATED))
                .orElseThrow(() -> ApiProblem.unavailable("not-yet-visible", "This node does not show the link yet."));
    }

    @GetMapping
    @Allowed({Role.CUSTOMER, Role.AUDITOR})
    ResponseEntity<?> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit,
            @RequestParam(required = false) @Nullable String tag) {
        if (tag != null && !JsonBody.isStorable(tag)) {
            throw ApiProblem.invalid("tag", "must be well-formed text without NUL");
        }
        ListLinks query = new ListLinks(
                caller.tenant(), Optional.ofNullable(tag), Paging.before("links", cursor), Paging.limit(limit));
        long position = positions.held();
        @SuppressWarnings("unchecked") // the query's contract
        Page<LinkView> page = questions.one(query, Page.class);
        Instant at = clock.instant();
        return ResponseEntity.ok()
                .header(Positions.HEADER, Long.toString(position))
                .body(Paging.items("links", page, link -> LinkJson.of(link, shortUrls.base(), at)));
    }

    @GetMapping("/{id}")
    @Allowed({Role.CUSTOMER, Role.AUDITOR})
    ResponseEntity<?> get(Caller caller, @PathVariable String id) {
        long position = positions.held();
        return shown(find(caller, link(id)), position, HttpStatus.OK);
    }

    @PatchMapping(
            path = "/{id}",
            consumes = {"application/merge-patch+json", MediaType.APPLICATION_JSON_VALUE})
    @Allowed(Role.CUSTOMER)
    @Takes(CustomerInput.LINKS)
    ResponseEntity<?> change(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch,
            @RequestBody(required = false) byte[] body) {
        LinkCommand.ChangeLink command = LinkBodies.change(
                JsonBody.of(body), link(id), caller.account(), Versions.wanted(ifMatch), passwords::hash,
                shortUrls.ownHosts(), now());
        return changed(caller, command);
    }

    @DeleteMapping("/{id}")
    @Allowed(Role.CUSTOMER)
    @Takes(CustomerInput.LINKS)
    ResponseEntity<?> retire(
            Caller caller,
            @PathVariable String id,
            @RequestHeader(name = "If-Match", required = false) @Nullable String ifMatch) {
        return changed(
                caller,
                new LinkCommand.RetireLink(link(id), caller.account(), Versions.wanted(ifMatch), now()));
    }

    private ResponseEntity<?> changed(Caller caller, LinkCommand command) {
        long position = commands.send(command, caller.envelope(), Optional.empty())
                .map(Appended::lastPosition)
                .orElseGet(positions::held);
        return shown(caller, command.link(), position, HttpStatus.OK);
    }

    @GetMapping("/{id}/qr")
    @Allowed({Role.CUSTOMER, Role.AUDITOR})
    ResponseEntity<?> qr(
            Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "svg") String format,
            @RequestParam(required = false) @Nullable String size) {
        QrRequest wanted = QrRequest.of(format, size);
        return wanted.answer(shortUrls.of(find(caller, link(id)).link()));
    }

    private ResponseEntity<?> shown(Caller caller, LinkId link, long position, HttpStatus status) {
        positions.awaitShown(position, location(link));
        return shown(find(caller, link), position, status);
    }

    private ResponseEntity<?> shown(LinkView link, long position, HttpStatus status) {
        return Shown.resource(status, link.version(), position, location(link.link()))
                .body(LinkJson.of(link, shortUrls.base(), clock.instant()));
    }

    private static URI location(LinkId link) {
        return URI.create("/api/v1/links/" + link.opaque());
    }

    private LinkView find(Caller caller, LinkId link) {
        return questions.optional(new FindLink(caller.tenant(), link), LinkView.class)
                .orElseThrow(() -> new Refused(new LinkNotFound()));
    }

    private static LinkId link(String id) {
        try {
            return LinkId.fromOpaque(id);
        } catch (InvalidValue e) {
            throw new Refused(new LinkNotFound());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
