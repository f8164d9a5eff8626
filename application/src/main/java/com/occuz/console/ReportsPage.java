package com.occuz.console;

import com.occuz.api.Positions;
import com.occuz.api.Questions;
import com.occuz.api.ReportCopies;
import com.occuz.api.ReportReruns;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.servicelevel.report.ComposedReport;
import com.occuz.kernel.servicelevel.report.ReportCommand.IssueReport;
import com.occuz.kernel.servicelevel.report.ReportId;
import com.occuz.kernel.servicelevel.report.ReportQuery.ComposeReport;
import com.occuz.kernel.servicelevel.report.ReportQuery.FindReport;
import com.occuz.kernel.servicelevel.report.ReportQuery.IssuedReport;
import com.occuz.kernel.servicelevel.report.ReportQuery.ListReports;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import com.occuz.security.Allowed;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Reports on the service level: issued from its page, kept as they were, taken away, computed again. */
@Controller
@RequestMapping("/reports")
final class ReportsPage {

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("MMMM yyyy", Locale.ENGLISH);
    private static final DateTimeFormatter SINCE = DateTimeFormatter.ofPattern("'from' d MMM yyyy", Locale.ENGLISH);
    private static final int ROWS = 25;
    private static final int DIFFERENCES = 50;

    private final SlaReader reader;
    private final Questions questions;
    private final Acts acts;
    private final People people;
    private final ReportReruns reruns;
    private final ReportCopies copies;

    ReportsPage(
            SlaReader reader,
            Questions questions,
            Acts acts,
            People people,
            Positions positions,
            ReportCopies copies) {
        this.reader = reader;
        this.questions = questions;
        this.acts = acts;
        this.people = people;
        this.reruns = new ReportReruns(questions, positions);
        this.copies = copies;
    }

    /**
     * A report as pages show it.
     *
     * @param uptime {@code null} where nothing was measured
     */
    public record Row(
            String id,
            String name,
            String component,
            Instant from,
            Instant until,
            @Nullable String uptime,
            String downtime,
            String left,
            String leftBriefly,
            boolean overdrawn,
            long position,
            Instant asOf,
            String knowledge,
            String digest,
            String policy,
            String calendar,
            String engine,
            Instant issuedAt,
            String issuedBy,
            boolean dependsOnReading) {

        static Row of(IssuedReport report, UnaryOperator<String> names) {
            return new Row(
                    report.report().name(),
                    titleOf(report),
                    report.component() == null ? SlaAsked.PLATFORM : report.component().wireName(),
                    report.period().from(),
                    report.period().until(),
                    report.figures().uptimePercent(),
                    text(report.figures().downtimeMillis()),
                    text(Math.abs(report.figures().budgetLeftMillis())),
                    Durations.brief(Duration.ofMillis(Math.abs(report.figures().budgetLeftMillis()))),
                    report.figures().budgetLeftMillis() < 0,
                    report.asOfPosition(),
                    report.asOf(),
                    report.knowledge().wireName(),
                    report.digest(),
                    report.policy().version() + ", " + report.policy().hash(),
                    report.calendar().version() + ", " + report.calendar().hash(),
                    report.engine(),
                    report.issuedAt(),
                    names.apply(report.by().toString()),
                    report.figures().verdictDependsOnReading());
        }
    }

    /** E.g. {@code The platform, September 2026}; a period that is no whole month or year goes by its first day. */
    private static String titleOf(IssuedReport report) {
        String whose = report.component() == null
                ? "The platform"
                : "Component " + Words.plain(report.component().wireName());
        Window period = report.period();
        LocalDate first = Est.dayOf(period.from());
        if (period.equals(Est.year(first.getYear()))) {
            return whose + ", " + first.getYear();
        }
        boolean month = period.equals(Est.month(YearMonth.from(first)));
        return whose + ", " + (month ? MONTH : SINCE).format(first);
    }

    @GetMapping
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    String list(
            Viewer viewer, Model model, HttpServletRequest request, @RequestParam(required = false) @Nullable Long before) {
        @SuppressWarnings("unchecked") // the query's contract
        Page<IssuedReport> page =
                questions.one(new ListReports(Optional.ofNullable(before), ROWS), Page.class);
        UnaryOperator<String> names = people.namesFor(viewer);
        model.addAttribute("reports", page.items().stream().map(report -> Row.of(report, names)).toList());
        model.addAttribute("next", page.next().orElse(null));
        return Htmx.asks(request) ? "reports :: list" : "reports";
    }

    /** Of the year, the component and the state of knowledge that a page of the service level shows. */
    @PostMapping
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    String issue(
            Viewer viewer,
            SentForm sent,
            Model model,
            HttpServletResponse response,
            @RequestParam Map<String, String> parameters) {
        SlaAsked asked = reader.read(viewer, parameters);
        if (asked.form().isSound()) {
            ReportId report = new ReportId(sent.id().toString());
            ComposedReport composed = questions.one(new ComposeReport(asked.question()), ComposedReport.class);
            try {
                acts.send(viewer, sent, new IssueReport(report, composed, viewer.actor(), acts.now()));
                return "redirect:/reports/" + report.name();
            } catch (Refused e) {
                asked.form().refused(e.refusal());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        model.addAttribute("form", asked.form());
        model.addAttribute("reports", List.of());
        return "reports";
    }

    /** @param again whether it is computed again as well */
    @GetMapping("/{id}")
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    String show(
            Viewer viewer, Model model, @PathVariable String id, @RequestParam(defaultValue = "false") boolean again) {
        IssuedReport report = known(id);
        model.addAttribute("report", Row.of(report, people.namesFor(viewer)));
        model.addAttribute("target", TermsWords.target(questions, report.policy()));
        if (again) {
            ReportReruns.Again result = reruns.of(report.report());
            long more = result.since().after().report().net().downtimeMillis() - report.figures().downtimeMillis();
            model.addAttribute("again", result);
            model.addAttribute("digest", result.recomputed().digest());
            model.addAttribute("differences", result.differences().stream().limit(DIFFERENCES).toList());
            model.addAttribute("events", result.since().changes().stream()
                    .mapToInt(change -> change.events().size())
                    .sum());
            model.addAttribute("more", more == 0
                    ? "Of this period, as much downtime is known now as was known then."
                    : "Of this period, " + text(Math.abs(more)) + (more > 0 ? " more" : " less")
                            + " downtime is known now than was known then.");
            model.addAttribute("compare", "/sla/compare?year=" + Est.yearOf(report.period().from())
                    + "&component=" + (report.component() == null ? SlaAsked.PLATFORM : report.component().wireName())
                    + "&before=" + report.asOfPosition());
        }
        return "issued-report";
    }

    @GetMapping("/{id}/file")
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    void file(HttpServletResponse response, @PathVariable String id, @RequestParam(defaultValue = "json") String format) throws IOException {
        known(id);
        copies.write(response, new ReportId(id), format);
    }

    private static String text(long millis) {
        return Durations.text(Duration.ofMillis(millis));
    }

    private IssuedReport known(String id) {
        try {
            return questions
                    .optional(new FindReport(new ReportId(id)), IssuedReport.class)
                    .orElseThrow(NoSuchPage::new);
        } catch (InvalidValue e) {
            throw new NoSuchPage();
        }
    }
}
