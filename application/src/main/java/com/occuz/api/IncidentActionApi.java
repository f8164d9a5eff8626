package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.incident.IncidentCommand;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentQuery.IncidentView;
import com.occuz.kernel.incident.IncidentRefusal.IncidentNotFound;
import com.occuz.kernel.refusal.Refused;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import com.occuz.store.ledger.AppendOutcome.Appended;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the support staff does with an incident; each answers with the incident after it. */
@RestController
@RequestMapping(path = "/api/v1/incidents/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
@AnswersFrom("incidents")
final class IncidentActionApi {

    private final Commands commands;
    private final Questions questions;
    private final Positions positions;
    private final Idempotency idempotency;
    private final InstantSource clock;
    private final IncidentAnswers answers;

    IncidentActionApi(
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
        this.answers = new IncidentAnswers(questions, positions.of(IncidentActionApi.class), clock);
    }

    @PostMapping("/acknowledge")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> acknowledge(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(request, named(caller), id, body, IncidentBodies::acknowledge);
    }

    @PostMapping("/respond")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> respond(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(request, named(caller), id, body, IncidentBodies::respond);
    }

    @PostMapping("/ask")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> ask(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, IncidentBodies::ask);
    }

    /** Of its own report alone: what another account reported is not a customer's to add to. */
    @PostMapping("/detail")
    @Allowed(Role.CUSTOMER)
    ResponseEntity<?> detail(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        IncidentId incident = IncidentAnswers.incident(id);
        if (!caller.account().equals(answers.find(caller, incident).account())) {
            throw new Refused(new IncidentNotFound());
        }
        return act(request, caller, id, body, IncidentBodies::detail);
    }

    @PostMapping("/diagnose")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> diagnose(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, IncidentBodies::diagnose);
    }

    @PostMapping("/restore")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> restore(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, IncidentBodies::restore);
    }

    @PostMapping("/relapse")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> relapse(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, IncidentBodies::relapse);
    }

    @PostMapping("/escalate")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> escalate(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, IncidentBodies::escalate);
    }

    @PostMapping("/correct")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> correct(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, IncidentBodies::correct);
    }

    @PostMapping("/attribute")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> attribute(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, IncidentBodies::attribute);
    }

    @PostMapping("/stabilize")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> stabilize(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, IncidentBodies::stabilize);
    }

    @PostMapping("/close")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> close(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, IncidentBodies::close);
    }

    private ResponseEntity<?> act(
            HttpServletRequest request, Caller caller, String id, byte[] body, IncidentBodies.Action action) {
        IncidentId incident = IncidentAnswers.incident(id);
        Optional<Long> ifVersion = Versions.wanted(request.getHeader("If-Match"));
        return idempotency.once(
                request,
                caller,
                body,
                entry -> {
                    AccountId owner = owner(answers.find(caller, incident));
                    IncidentCommand command = NamedWork.checked(
                            action.read(
                                    JsonBody.of(body),
                                    new IncidentBodies.Context(incident, caller.actor(), ifVersion, now())),
                            questions);
                    long position = commands.send(command, caller.envelope(owner), entry)
                            .map(Appended::lastPosition)
                            .orElseGet(positions::held);
                    return answers.shown(caller, incident, position, HttpStatus.OK);
                },
                (first, last) -> answers.shown(caller, incident, last, HttpStatus.OK));
    }

    /** § 5: only a named person's acknowledgement or reply is a response, so a key has to be somebody's. */
    static Caller named(Caller caller) {
        if (caller.owner() == null) {
            throw new ApiProblem(
                    403,
                    "no-named-person",
                    "A named person responds (§ 5), and nobody is known to own this API key. Respond in the console, or with a key"
                            + " that has an owner.");
        }
        return caller;
    }

    /** The events are the reporter's, whoever acts. */
    private static AccountId owner(IncidentView incident) {
        return incident.account() == null ? AccountId.PLATFORM : incident.account();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
