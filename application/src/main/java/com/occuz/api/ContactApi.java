package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.incident.IncidentCommand.ReportIncident;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.support.ContactCommand.DisposeContact;
import com.occuz.kernel.support.ContactCommand.FileContact;
import com.occuz.kernel.support.ContactCommand.LogContact;
import com.occuz.kernel.support.ContactId;
import com.occuz.kernel.support.ContactQuery.ContactView;
import com.occuz.kernel.support.ContactQuery.FindContact;
import com.occuz.kernel.support.ContactQuery.FindContactLoggedAt;
import com.occuz.kernel.support.ContactQuery.ListContacts;
import com.occuz.kernel.support.ContactRefusal.ContactNotFound;
import com.occuz.kernel.support.ContactState;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import com.occuz.store.ledger.AppendOutcome.Appended;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Instant;
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

/** The log of contacts (§ 3, § 4, § 16): who turned to us how, what that counts for, and what is made of it. */
@RestController
@RequestMapping("/api/v1/contacts")
@AnswersFrom({"contacts", "incidents", "people", "service-level"})
final class ContactApi {

    private final Commands commands;
    private final Questions questions;
    private final Positions positions;
    private final Idempotency idempotency;
    private final InstantSource clock;

    ContactApi(
            Commands commands,
            Questions questions,
            Positions positions,
            Idempotency idempotency,
            InstantSource clock) {
        this.commands = commands;
        this.questions = questions;
        this.positions = positions.of(ContactApi.class);
        this.idempotency = idempotency;
        this.clock = clock;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> log(HttpServletRequest request, Caller caller, @RequestBody(required = false) byte[] body) {
        return idempotency.once(
                request,
                caller,
                body,
                entry -> {
                    Instant now = now();
                    ContactBodies.Log log = ContactBodies.log(JsonBody.of(body));
                    log.incident().ifPresent(it -> ContactFacts.requireIncident(questions, it, now));
                    LogContact command = new LogContact(
                            ContactId.of(UUID.randomUUID()),
                            log.account(),
                            log.person(),
                            log.channel(),
                            log.severity(),
                            log.what(),
                            log.incident(),
                            log.at(),
                            ContactFacts.then(questions, log.account(), log.at().orElse(now)),
                            caller.actor(),
                            now);
                    Appended appended = commands.send(
                                    command, caller.envelope(log.account().orElse(AccountId.PLATFORM)), entry)
                            .orElseThrow(() -> new IllegalStateException("a new contact has an event"));
                    return shown(caller, command.contact(), appended.lastPosition(), HttpStatus.CREATED);
                },
                (first, last) -> loggedBefore(caller, first, last));
    }

    /** The answer to a request whose events were stored and whose answer was not. */
    private ResponseEntity<?> loggedBefore(Caller caller, long loggedPosition, long position) {
        positions.await(position);
        return questions
                .optional(new FindContactLoggedAt(caller.incidents(), loggedPosition), ContactView.class)
                .map(contact -> shown(contact, position, HttpStatus.CREATED))
                .orElseThrow(
                        () -> ApiProblem.unavailable("not-yet-visible", "This node does not show the contact yet."));
    }

    @GetMapping
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> list(
            Caller caller,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(required = false) @Nullable String account,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        ListContacts query = new ListContacts(
                caller.incidents(),
                QueryParameters.all("state", state, ContactState::of),
                QueryParameters.one("account", account, AccountId::new),
                Paging.before("contacts", cursor),
                Paging.limit(limit));
        long position = positions.held();
        @SuppressWarnings("unchecked") // the query's contract
        Page<ContactView> page = questions.one(query, Page.class);
        return ResponseEntity.ok()
                .header(Positions.HEADER, Long.toString(position))
                .body(Paging.items("contacts", page, ContactJson::of));
    }

    @GetMapping("/{id}")
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> get(Caller caller, @PathVariable String id) {
        long position = positions.held();
        return shown(find(caller, contact(id)), position, HttpStatus.OK);
    }

    @PostMapping(path = "/{id}/dispose", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> dispose(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        ContactId contact = contact(id);
        Optional<Long> ifVersion = Versions.wanted(request.getHeader("If-Match"));
        return idempotency.once(
                request,
                caller,
                body,
                entry -> {
                    ContactView before = find(caller, contact);
                    ContactBodies.Dispose dispose = ContactBodies.dispose(JsonBody.of(body));
                    DisposeContact command = new DisposeContact(
                            contact,
                            dispose.disposition(),
                            dispose.reason(),
                            ifVersion,
                            caller.actor(),
                            now());
                    long position = commands.send(command, caller.envelope(before.account()), entry)
                            .map(Appended::lastPosition)
                            .orElseGet(positions::held);
                    return shown(caller, contact, position, HttpStatus.OK);
                },
                (first, last) -> shown(caller, contact, last, HttpStatus.OK));
    }

    @PostMapping(path = "/{id}/file", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> file(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        ContactId contact = contact(id);
        Optional<Long> ifVersion = Versions.wanted(request.getHeader("If-Match"));
        return idempotency.once(
                request,
                caller,
                body,
                entry -> {
                    ContactView before = find(caller, contact);
                    Instant now = now();
                    ReportIncident report =
                            IncidentBodies.report(JsonBody.of(body), contact.incident(), before.account(), now);
                    long position = ContactFiling.file(
                                    commands,
                                    before,
                                    new FileContact(contact, ifVersion, caller.actor(), now),
                                    report,
                                    caller.envelope(before.account()),
                                    entry)
                            .orElseGet(positions::held);
                    return shown(caller, contact, position, HttpStatus.OK);
                },
                (first, last) -> shown(caller, contact, last, HttpStatus.OK));
    }

    private ContactView find(Caller caller, ContactId contact) {
        return questions
                .optional(new FindContact(caller.incidents(), contact), ContactView.class)
                .orElseThrow(() -> new Refused(new ContactNotFound()));
    }

    /** Once this node's views hold the position. */
    private ResponseEntity<?> shown(Caller caller, ContactId contact, long position, HttpStatus status) {
        positions.awaitShown(position, location(contact));
        return shown(find(caller, contact), position, status);
    }

    private static ResponseEntity<?> shown(ContactView contact, long position, HttpStatus status) {
        return Shown.resource(status, contact.version(), position, location(contact.contact()))
                .body(ContactJson.of(contact));
    }

    private static URI location(ContactId contact) {
        return URI.create("/api/v1/contacts/" + contact.name());
    }

    private static ContactId contact(String id) {
        try {
            return new ContactId(id);
        } catch (InvalidValue e) {
            throw new Refused(new ContactNotFound());
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
