package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.report.ComposedReport;
import com.occuz.kernel.servicelevel.report.ReportCommand.IssueReport;
import com.occuz.kernel.servicelevel.report.ReportId;
import com.occuz.kernel.servicelevel.report.ReportQuery.ComposeReport;
import com.occuz.kernel.servicelevel.report.ReportQuery.FindReport;
import com.occuz.kernel.servicelevel.report.ReportQuery.FindReportIssuedAt;
import com.occuz.kernel.servicelevel.report.ReportQuery.IssuedReport;
import com.occuz.kernel.servicelevel.report.ReportQuery.IssuedText;
import com.occuz.kernel.servicelevel.report.ReportQuery.ListReports;
import com.occuz.kernel.servicelevel.report.ReportRefusal.ReportNotFound;
import com.occuz.security.Allowed;
import com.occuz.security.Caller;
import com.occuz.store.ledger.AppendOutcome.Appended;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
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

/** Reports of the service level: issued, listed, computed again. What one says is in an event and never changes. */
@RestController
@RequestMapping("/api/v1/sla/reports")
@AnswersFrom("reports")
final class ReportApi {

    private final Commands commands;
    private final Questions questions;
    private final Positions positions;
    private final Idempotency idempotency;
    private final InstantSource clock;
    private final SlaMoments moments;
    private final ReportReruns reruns;
    private final ReportCopies copies;

    ReportApi(
            Commands commands,
            Questions questions,
            Positions positions,
            Idempotency idempotency,
            InstantSource clock,
            ReportCopies copies) {
        this.commands = commands;
        this.questions = questions;
        this.positions = positions.of(ReportApi.class);
        this.idempotency = idempotency;
        this.clock = clock;
        this.moments = new SlaMoments(questions, positions);
        this.reruns = new ReportReruns(questions, moments);
        this.copies = copies;
    }

    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    ResponseEntity<?> issue(HttpServletRequest request, Caller caller, @RequestBody(required = false) byte[] body) {
        return idempotency.once(
                request,
                caller,
                body,
                entry -> {
                    Question question = moments.question(ReportBodies.question(body, caller));
                    ComposedReport composed = questions.one(new ComposeReport(question), ComposedReport.class);
                    ReportId report = new ReportId(UUID.randomUUID().toString());
                    IssueReport issue = new IssueReport(
                            report, composed, caller.actor(), clock.instant().truncatedTo(ChronoUnit.MICROS));
                    Appended appended = commands.send(issue, caller.envelope(), entry)
                            .orElseThrow(() -> new IllegalStateException("a new report has an event"));
                    positions.awaitShown(appended.lastPosition(), location(report));
                    return created(find(report), appended.lastPosition());
                },
                (first, last) -> issuedBefore(first, last));
    }

    /** The answer to a request whose event was stored and whose answer was not. */
    private ResponseEntity<?> issuedBefore(long issuedPosition, long position) {
        positions.await(position);
        return questions
                .optional(new FindReportIssuedAt(issuedPosition), IssuedReport.class)
                .map(report -> created(report, position))
                .orElseThrow(() -> ApiProblem.unavailable("not-yet-visible", "This node does not show the report yet."));
    }

    private static ResponseEntity<?> created(IssuedReport report, long position) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(location(report.report()))
                .header(Positions.HEADER, Long.toString(position))
                .body(ReportJson.Item.of(report));
    }

    @GetMapping
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> list(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable String limit) {
        ListReports query = new ListReports(Paging.before("sla/reports", cursor), Paging.limit(limit));
        long position = positions.held();
        @SuppressWarnings("unchecked") // the query's contract
        Page<IssuedReport> page = questions.one(query, Page.class);
        return ResponseEntity.ok()
                .header(Positions.HEADER, Long.toString(position))
                .body(Paging.items("sla/reports", page, ReportJson.Item::of));
    }

    /** {@code null} where the answer is written already. */
    @GetMapping("/{id}")
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    @Nullable ResponseEntity<?> get(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable String format)
            throws IOException {
        ReportFormat wanted = ReportFormat.of(format, request);
        long position = positions.held();
        IssuedText text = copies.read(report(id));
        if (wanted == ReportFormat.JSON) {
            return shown(position, ReportJson.Whole.of(text));
        }
        copies.write(response, text, wanted);
        return null;
    }

    /** Changes nothing: it is a POST for whoever thinks of it as something that is done. */
    @PostMapping("/{id}/rerun")
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> runAgain(@PathVariable String id, @RequestBody(required = false) byte @Nullable [] body) {
        if (body != null && body.length > 0) {
            JsonBody.of(body).check();
        }
        return rerun(id);
    }

    @GetMapping("/{id}/rerun")
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    ResponseEntity<?> rerun(@PathVariable String id) {
        ReportReruns.Again again = reruns.of(report(id));
        return shown(again.present().position(), again.json());
    }

    private IssuedReport find(ReportId report) {
        return questions
                .optional(new FindReport(report), IssuedReport.class)
                .orElseThrow(() -> new Refused(new ReportNotFound()));
    }

    private static URI location(ReportId report) {
        return URI.create("/api/v1/sla/reports/" + report.name());
    }

    private static ReportId report(String id) {
        try {
            return new ReportId(id);
        } catch (InvalidValue e) {
            throw new Refused(new ReportNotFound());
        }
    }

    private static ResponseEntity<?> shown(long position, Object body) {
        return ResponseEntity.ok().header(Positions.HEADER, Long.toString(position)).body(body);
    }
}
