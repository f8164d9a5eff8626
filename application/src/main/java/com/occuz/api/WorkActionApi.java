package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.work.WorkCommand;
import com.occuz.kernel.work.WorkId;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import com.occuz.store.ledger.AppendOutcome.Appended;
import jakarta.servlet.http.HttpServletRequest;
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
import org.springframework.web.servlet.HandlerMapping;

/** What the staff does with planned work; each answers with the work after it. */
@RestController
@RequestMapping(
        path = {"/api/v1/maintenance-windows/{id}", "/api/v1/migrations/{id}"},
        consumes = MediaType.APPLICATION_JSON_VALUE)
final class WorkActionApi {

    private final Commands commands;
    private final Positions positions;
    private final Idempotency idempotency;
    private final InstantSource clock;
    private final WorkAnswers answers;

    WorkActionApi(
            Commands commands,
            Questions questions,
            Positions positions,
            Idempotency idempotency,
            InstantSource clock) {
        this.commands = commands;
        this.positions = positions;
        this.idempotency = idempotency;
        this.clock = clock;
        this.answers = new WorkAnswers(questions, positions.of(WorkAnswers.VIEWS));
    }

    @PostMapping("/start")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> start(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, WorkBodies::start);
    }

    @PostMapping("/extend")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> extend(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, WorkBodies::extend);
    }

    @PostMapping("/finish")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> finish(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, WorkBodies::finish);
    }

    @PostMapping("/correct")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> correct(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, WorkBodies::correct);
    }

    @PostMapping("/cancel")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> cancel(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, WorkBodies::cancel);
    }

    @PostMapping("/abort")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> abort(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, WorkBodies::abort);
    }

    @PostMapping("/judge")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> judge(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, WorkBodies::judge);
    }

    @PostMapping("/announce")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> announce(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, WorkBodies::announce);
    }

    @PostMapping("/approve")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> approve(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, WorkBodies::approve);
    }

    @PostMapping("/reject")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> reject(
            HttpServletRequest request,
            Caller caller,
            @PathVariable String id,
            @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, WorkBodies::reject);
    }

    private ResponseEntity<?> act(
            HttpServletRequest request, Caller caller, String id, byte[] body, WorkBodies.Action action) {
        WorkId work = WorkAnswers.work(
                WorkAnswers.kind(String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))),
                id);
        Optional<Long> ifVersion = Versions.wanted(request.getHeader("If-Match"));
        return idempotency.once(
                request,
                caller,
                body,
                entry -> {
                    WorkCommand command = action.read(
                            JsonBody.of(body),
                            new WorkBodies.Context(
                                    work, caller.actor(), ifVersion, clock.instant().truncatedTo(ChronoUnit.MICROS)));
                    long position = commands.send(command, caller.envelope(), entry)
                            .map(Appended::lastPosition)
                            .orElseGet(positions::held);
                    return answers.shown(caller, work, position, HttpStatus.OK);
                },
                (first, last) -> answers.shown(caller, work, last, HttpStatus.OK));
    }
}
