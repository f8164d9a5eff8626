package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentQuery.FindIncident;
import com.occuz.kernel.incident.IncidentQuery.IncidentView;
import com.occuz.kernel.servicelevel.FigureQuery.FigureChange;
import com.occuz.kernel.servicelevel.FigureQuery.Survey;
import com.occuz.kernel.servicelevel.FigureQuery.SurveyPeriod;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasuredUptime;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.ServiceClass;
import com.occuz.kernel.sla.UptimeReport;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import com.occuz.security.Allowed;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.Month;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * A year of the service level (§ 2), as of any state of knowledge: figures, days, timeline, budget. Customers see what hit
 * everybody and what hit them. Figures come from the same arithmetic as the API's.
 */
@Controller
final class SlaPage {

    private static final int USES = 12;

    private final SlaReader reader;
    private final SlaHistory history;
    private final Questions questions;
    private final Acts acts;

    SlaPage(SlaReader reader, SlaHistory history, Questions questions, Acts acts) {
        this.reader = reader;
        this.history = history;
        this.questions = questions;
        this.acts = acts;
    }

    /**
     * The figures of a period.
     *
     * @param uptime {@code null} where nothing was measured
     * @param leftBriefly {@code left} for a headline
     * @param usedPercent of the budget, more than 100 where it is overdrawn; rounded down
     */
    public record Figures(
            String name,
            String href,
            @Nullable String uptime,
            String downtime,
            String excluded,
            String budget,
            String left,
            String leftBriefly,
            boolean overdrawn,
            long usedPercent) {

        static Figures of(String name, String href, UptimeReport report) {
            long downtime = report.net().downtimeMillis();
            return new Figures(
                    name,
                    href,
                    report.net().percent().orElse(null),
                    text(downtime),
                    text(report.excludedMillis().values().stream().mapToLong(Long::longValue).sum()),
                    text(report.budgetMillis()),
                    text(Math.abs(report.budgetLeftMillis())),
                    Durations.brief(Duration.ofMillis(Math.abs(report.budgetLeftMillis()))),
                    report.budgetLeftMillis() < 0,
                    report.budgetMillis() == 0 ? 0 : 100 * downtime / report.budgetMillis());
        }

        private static String text(long millis) {
            return Durations.text(Duration.ofMillis(millis));
        }
    }

    /**
     * An incident's part of the downtime.
     *
     * @param id as addresses have it
     * @param began {@code null} where the incident is withdrawn by now
     */
    public record Use(String id, String title, @Nullable Instant began, String lasted) {}

    @GetMapping("/sla")
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    String show(Viewer viewer, Model model, HttpServletRequest request, @RequestParam Map<String, String> parameters) {
        SlaAsked asked = reader.read(viewer, parameters);
        model.addAttribute("asked", asked);
        String part = Htmx.asks(request) ? String.valueOf(request.getHeader("HX-Target")) : "";
        Survey survey = survey(asked, part.equals("timeline") ? List.of() : others(asked));
        model.addAttribute("lanes", SlaLanes.of(asked, survey.lanes()));
        if (part.equals("timeline")) {
            return "sla :: timeline";
        }
        fill(viewer, model, asked, survey);
        if (part.equals("state")) {
            learnt(viewer, model, asked, history.last(asked));
            return "sla :: state";
        }
        SlaHistory.Replay replay = history.replay(asked, reader.present());
        model.addAttribute("replay", replay);
        learnt(viewer, model, asked, replay.last().or(() -> history.last(asked)));
        return "sla";
    }

    private void learnt(Viewer viewer, Model model, SlaAsked asked, Optional<FigureChange> last) {
        model.addAttribute("known", last.map(change -> history.told(viewer, asked, change)).orElse(null));
    }

    private Survey survey(SlaAsked asked, List<Window> others) {
        return questions.one(new SurveyPeriod(asked.question(), others), Survey.class);
    }

    /** The months of the year, and the trailing 365 days. */
    static List<Window> others(SlaAsked asked) {
        List<Window> others = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            others.add(Est.month(YearMonth.of(asked.year(), month)));
        }
        others.add(Est.trailingYear(asked.asOf().at()));
        return others;
    }

    private void fill(Viewer viewer, Model model, SlaAsked asked, Survey survey) {
        UptimeReport report = survey.whole().report();
        List<Piece> pieces = survey.own().pieces();
        model.addAttribute("survey", survey.whole());
        model.addAttribute("figures", Figures.of(Integer.toString(asked.year()), "", report));
        model.addAttribute("target", TermsWords.target(questions, survey.whole().policy()));
        model.addAttribute("rawUptime", report.raw().percent().orElse("–"));
        model.addAttribute("coverage", report.coveragePercent().orElse("100"));
        model.addAttribute("worst", report.unknownMillis() == 0 ? null : report.worst().percent().orElse(null));
        model.addAttribute("depends", report.verdictDependsOnReading());
        model.addAttribute("begun", asked.period().from().isBefore(asked.asOf().at()));
        model.addAttribute("heat", SlaHeatMap.of(asked, pieces));
        model.addAttribute("heatHeight", SlaHeatMap.HEIGHT);
        model.addAttribute("classes", SlaClasses.NAMES);
        model.addAttribute("burn", SlaBurn.of(report, pieces));
        model.addAttribute("months", months(asked, survey.others()));
        model.addAttribute("trailing", Figures.of(
                "Trailing 365 days", "", survey.others().getLast().report()));
        model.addAttribute("components", survey.lanes().stream()
                .map(lane -> Figures.of(
                        SlaAsked.name(lane.subject()), asked.ofComponent(SlaAsked.name(lane.subject())), lane.report()))
                .toList());
        model.addAttribute("allUses", report.incidents().size());
        model.addAttribute("uses", report.incidents().stream()
                .limit(USES)
                .map(use -> use(viewer, IncidentId.parse(use.incident()), use.downtimeMillis()))
                .toList());
        model.addAttribute("notable", pieces.stream()
                .filter(piece -> piece.named() != ServiceClass.OPERATIONAL)
                .count());
    }

    private static List<Figures> months(SlaAsked asked, List<MeasuredUptime> others) {
        List<Figures> months = new ArrayList<>();
        for (int month = 1; month <= 12; month++) {
            MeasuredUptime measured = others.get(month - 1);
            months.add(Figures.of(
                    Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH),
                    asked.zoomed(measured.question().period()),
                    measured.report()));
        }
        return months;
    }

    /** Under its present title; the figures are those of the moment that was asked for. */
    private Use use(Viewer viewer, IncidentId incident, long downtimeMillis) {
        Optional<IncidentView> view =
                questions.optional(new FindIncident(viewer.incidents(), incident, acts.now()), IncidentView.class);
        return new Use(
                incident.name(),
                view.map(IncidentView::title).orElse("An incident that was withdrawn"),
                view.map(IncidentView::startedAt).orElse(null),
                Durations.text(Duration.ofMillis(downtimeMillis)));
    }
}
