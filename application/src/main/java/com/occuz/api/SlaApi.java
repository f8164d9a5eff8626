package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.servicelevel.FigureQuery.FigureChanges;
import com.occuz.kernel.servicelevel.FigureQuery.ListFigureChanges;
import com.occuz.kernel.servicelevel.ServiceLevelCommand.RecordServiceStart;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.CompareUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Compared;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasureUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasuredUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ShowTimeline;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ShownTimeline;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import com.occuz.store.ledger.AppendOutcome.Appended;
import com.occuz.store.ledger.IdempotencyEntry;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The service level: figures and their timeline, as of any state of knowledge. */
@RestController
@RequestMapping("/api/v1/sla")
final class SlaApi {

    private final Commands commands;
    private final Questions questions;
    private final Positions positions;
    private final Idempotency idempotency;
    private final InstantSource clock;
    private final SlaMoments moments;

    SlaApi(
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
        this.moments = new SlaMoments(questions, positions);
    }

    @GetMapping("/uptime")
    @ReadsItsQuery
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> uptime(HttpServletRequest request, Caller caller) {
        Question question = question(request, caller);
        MeasuredUptime answer = questions.one(new MeasureUptime(question), MeasuredUptime.class);
        return SlaCsv.isWanted(request)
                ? table(question, SlaCsv.figures(List.of(answer)))
                : shown(question.asOf().position(), SlaJson.Uptime.of(answer));
    }

    @GetMapping("/timeline")
    @ReadsItsQuery
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> timeline(HttpServletRequest request, Caller caller) {
        Question question = question(request, caller);
        ShownTimeline answer = questions.one(new ShowTimeline(question), ShownTimeline.class);
        return SlaCsv.isWanted(request)
                ? table(question, SlaCsv.timeline(answer))
                : shown(question.asOf().position(), SlaJson.Timeline.of(answer));
    }

    /** The events that changed what the timeline shows, the newest first. */
    @GetMapping("/changes")
    @ReadsItsQuery
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> changes(
            HttpServletRequest request,
            Caller caller,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        Optional<Long> before = Paging.before("sla/changes", cursor);
        int most = Paging.limit(limit);
        Question question = moments.question(SlaQuestion.ofHistory(request.getParameterMap(), caller));
        FigureChanges answer = questions.one(
                new ListFigureChanges(question.period(), question.subject(), question.asOf(), before, most),
                FigureChanges.class);
        return shown(
                question.asOf().position(),
                Paging.items("sla/changes", new Page<>(answer.items(), answer.next()), SlaJson.Learnt::of));
    }

    @GetMapping("/compare")
    @ReadsItsQuery
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> compare(HttpServletRequest request, Caller caller) {
        SlaQuestion asked = SlaQuestion.ofTwo(request.getParameterMap(), caller);
        Question before = moments.question(asked, asked.moments().getFirst());
        Question after = moments.question(asked, asked.moments().getLast());
        Compared answer = questions.one(new CompareUptime(before, after), Compared.class);
        return shown(Math.max(before.asOf().position(), after.asOf().position()), SlaJson.Comparison.of(answer));
    }

    private Question question(HttpServletRequest request, Caller caller) {
        return moments.question(SlaQuestion.of(request.getParameterMap(), caller));
    }

    /** @param at since when the service runs, UTC */
    record ServiceStart(Instant at) {}

    @PostMapping(value = "/service-start", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed(Role.OPERATOR)
    ResponseEntity<?> recordServiceStart(
            HttpServletRequest request, Caller caller, @RequestBody(required = false) byte[] body) {
        return idempotency.once(
                request,
                caller,
                body,
                entry -> recordServiceStart(caller, body, entry),
                (first, last) -> shown(last, new ServiceStart(startedAt(body))));
    }

    private ResponseEntity<?> recordServiceStart(
            Caller caller, byte @Nullable [] body, Optional<IdempotencyEntry> entry) {
        Instant startedAt = startedAt(body);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        long position = commands.send(new RecordServiceStart(startedAt, now), caller.envelope(), entry)
                .map(Appended::lastPosition)
                .orElseGet(positions::held);
        positions.awaitShown(position);
        return shown(position, new ServiceStart(startedAt));
    }

    private static Instant startedAt(byte @Nullable [] bytes) {
        JsonBody body = JsonBody.of(bytes);
        Optional<Instant> at = body.requiredText("at", JsonBody::instantOf);
        body.check();
        return at.orElseThrow(() -> ApiProblem.invalid("at", "is required"));
    }

    private static ResponseEntity<?> table(Question question, String table) {
        return ResponseEntity.ok()
                .header(Positions.HEADER, Long.toString(question.asOf().position()))
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .contentType(SlaCsv.TYPE)
                .body(table.getBytes(StandardCharsets.UTF_8));
    }

    private static ResponseEntity<?> shown(long position, Object body) {
        return ResponseEntity.ok().header(Positions.HEADER, Long.toString(position)).body(body);
    }
}
