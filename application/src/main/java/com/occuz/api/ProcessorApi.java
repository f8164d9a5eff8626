package com.occuz.api;

import com.occuz.axon.AxonNode;
import com.occuz.axon.DeadLetter;
import com.occuz.axon.ProcessorStatus;
import com.occuz.axon.RebuildStatus;
import com.occuz.axon.RebuildUnderWay;
import com.occuz.kernel.account.Role;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
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

/** The processors that keep the views: how they are doing, what they could not handle, and making a view again. */
@RestController
@RequestMapping("/api/v1/processors")
final class ProcessorApi {

    private final AxonNode axon;
    private final Positions positions;
    private final Idempotency idempotency;

    ProcessorApi(AxonNode axon, Positions positions, Idempotency idempotency) {
        this.axon = axon;
        this.positions = positions;
        this.idempotency = idempotency;
    }

    /**
     * A processor on the wire.
     *
     * @param position up to which its view holds everything
     * @param head the last position of what it follows
     * @param runsHere whether the node that answers does the work
     * @param halted why it goes no further, or {@code null}
     * @param rebuild {@code null} unless its view is being made again, or that has failed
     */
    record ProcessorJson(
            String id,
            long position,
            long head,
            long lag,
            boolean runsHere,
            @Nullable String halted,
            long deadLetters,
            @Nullable RebuildJson rebuild) {

        static ProcessorJson of(ProcessorStatus status) {
            return new ProcessorJson(
                    status.name(),
                    status.position(),
                    status.head(),
                    status.lag(),
                    status.runsHere(),
                    status.halted().orElse(null),
                    status.deadLetters(),
                    status.rebuild().map(RebuildJson::of).orElse(null));
        }
    }

    /**
     * @param state {@code waiting} for a node, {@code running} or {@code failed}
     * @param position up to which the new tables hold everything; they take the view's place at its own position
     * @param failure why it has failed, or {@code null}
     */
    record RebuildJson(String state, long position, @Nullable String failure) {

        static RebuildJson of(RebuildStatus rebuild) {
            String state = rebuild.failure().isPresent() ? "failed" : rebuild.begun() ? "running" : "waiting";
            return new RebuildJson(state, rebuild.position(), rebuild.failure().orElse(null));
        }
    }

    @GetMapping
    @Allowed({Role.AUDITOR, Role.OPERATOR})
    Paging.Items<ProcessorJson> list() {
        return new Paging.Items<>(
                axon.processors().stream().map(ProcessorJson::of).toList(), null);
    }

    @GetMapping("/{id}")
    @Allowed({Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> get(@PathVariable String id) {
        return shown(known(id), HttpStatus.OK);
    }

    @GetMapping("/{id}/dead-letters")
    @Allowed({Role.AUDITOR, Role.OPERATOR})
    Paging.Items<DeadLetter> deadLetters(
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        String name = known(id);
        return Paging.items(
                name,
                axon.deadLetters(name, Paging.before(name, cursor).orElse(0L), Paging.limit(limit)),
                letter -> letter);
    }

    @PostMapping(path = "/{id}/retry", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed(Role.OPERATOR)
    ResponseEntity<?> retry(
            HttpServletRequest request, Caller caller, @PathVariable String id, @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, HttpStatus.OK, axon::retryDeadLetters);
    }

    @PostMapping(path = "/{id}/rebuild", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed(Role.OPERATOR)
    ResponseEntity<?> rebuild(
            HttpServletRequest request, Caller caller, @PathVariable String id, @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, HttpStatus.ACCEPTED, this::begin);
    }

    private void begin(String name) {
        try {
            axon.rebuild(name);
        } catch (RebuildUnderWay e) {
            throw new ApiProblem(409, "rebuild-under-way", "This view is being rebuilt already.");
        }
    }

    @PostMapping(path = "/{id}/stop-rebuild", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed(Role.OPERATOR)
    ResponseEntity<?> stop(
            HttpServletRequest request, Caller caller, @PathVariable String id, @RequestBody(required = false) byte[] body) {
        return act(request, caller, id, body, HttpStatus.OK, axon::stopRebuild);
    }

    /** None of these makes an event: repeating one changes no more than doing it twice. */
    private ResponseEntity<?> act(
            HttpServletRequest request,
            Caller caller,
            String id,
            byte @Nullable [] body,
            HttpStatus status,
            Consumer<String> action) {
        String name = known(id);
        return idempotency.once(
                request,
                caller,
                body,
                entry -> {
                    JsonBody.of(body).check();
                    action.accept(name);
                    return shown(name, status);
                },
                (first, last) -> shown(name, status));
    }

    private ResponseEntity<?> shown(String name, HttpStatus status) {
        List<ProcessorStatus> processors = axon.processors();
        ProcessorJson processor = processors.stream()
                .filter(it -> it.name().equals(name))
                .map(ProcessorJson::of)
                .findFirst()
                .orElseThrow(ProcessorApi::noSuchProcessor);
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(status).header(Positions.HEADER, Long.toString(positions.held()));
        if (status == HttpStatus.ACCEPTED) {
            response.location(URI.create("/api/v1/processors/" + name));
        }
        return response.body(processor);
    }

    private String known(String id) {
        if (!axon.viewNames().contains(id)) {
            throw noSuchProcessor();
        }
        return id;
    }

    private static ApiProblem noSuchProcessor() {
        return new ApiProblem(404, "processor-not-found", "There is no such processor.");
    }
}
