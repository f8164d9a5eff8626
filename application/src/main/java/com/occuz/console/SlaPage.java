package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentQuery.FindIncident;
import com.occuz.kernel.incident.IncidentQuery.IncidentView;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasureUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasuredUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MomentAt;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MomentOf;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ShowTimeline;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ShownTimeline;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ThePresent;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.WhichMoment;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.ServiceClass;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.sla.UptimeReport;
import com.occuz.kernel.time.Window;
import com.occuz.security.Allowed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A year of the service level (§ 2) in EST days, as of any state of knowledge. Figures come from the same question as the API's. */
@Controller
final class SlaPage {

    private static final int STRETCHES = 25;

    private final Questions questions;
    private final Acts acts;

    SlaPage(Questions questions, Acts acts) {
        this.questions = questions;
        this.acts = acts;
    }

    /** A stretch of time that was not simply operational. */
    public record Stretch(Instant from, Instant until, String named, String clause, String lasted, int events) {

        static Stretch of(Piece piece) {
            return new Stretch(
                    piece.from(),
                    piece.until(),
                    piece.named().wireName(),
                    piece.clause(),
                    Durations.text(Duration.ofMillis(piece.millis())),
                    piece.events().size());
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
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    String show(Model model, @RequestParam Map<String, String> parameters) {
        Fields form = new Fields(parameters);
        int thisYear = acts.now().atOffset(Times.EST).getYear();
        int year = form.read("year", text -> year(text, thisYear)).orElse(thisYear);
        WhichMoment wanted = form.read("position", SlaPage::position)
                .or(() -> form.read("at", text -> new MomentAt(Times.parse(text))))
                .orElseGet(ThePresent::new);
        Optional<LedgerMoment> moment = questions.optional(wanted, LedgerMoment.class);
        if (moment.isEmpty()) {
            form.fault(form.value("position").isBlank() ? "at" : "position", "This lies in the future; nobody knows it yet.");
        }
        LedgerMoment asOf = moment.orElseGet(() -> questions.one(new ThePresent(), LedgerMoment.class));
        Window period = new Window(start(year), start(year + 1));
        Question question = new Question(period, Subject.PLATFORM, asOf, Knowledge.OURS);
        MeasuredUptime measured = questions.one(new MeasureUptime(question), MeasuredUptime.class);
        List<Piece> pieces =
                questions.one(new ShowTimeline(question), ShownTimeline.class).pieces();
        fill(model, measured, pieces, year);
        model.addAttribute("form", form);
        model.addAttribute("asOf", asOf);
        model.addAttribute("thisYear", thisYear);
        model.addAttribute("present", wanted instanceof ThePresent);
        return "sla";
    }

    private void fill(Model model, MeasuredUptime measured, List<Piece> pieces, int year) {
        UptimeReport report = measured.report();
        model.addAttribute("year", year);
        model.addAttribute("uptime", report.net().percent().orElse(null));
        model.addAttribute("downtime", Durations.text(Duration.ofMillis(report.net().downtimeMillis())));
        model.addAttribute("rawUptime", report.raw().percent().orElse("–"));
        model.addAttribute("budget", Durations.text(Duration.ofMillis(report.budgetMillis())));
        model.addAttribute("left", Durations.text(Duration.ofMillis(Math.abs(report.budgetLeftMillis()))));
        model.addAttribute("overdrawn", report.budgetLeftMillis() < 0);
        model.addAttribute("usedPercent", report.budgetMillis() == 0
                ? 0
                : Math.min(100, 100 * report.net().downtimeMillis() / report.budgetMillis()));
        model.addAttribute("coverage", report.coveragePercent().orElse("100"));
        model.addAttribute("excluded", Durations.text(Duration.ofMillis(
                report.excludedMillis().values().stream().mapToLong(Long::longValue).sum())));
        model.addAttribute("depends", report.verdictDependsOnReading());
        model.addAttribute("policy", measured.policy());
        model.addAttribute("engine", measured.engine());
        model.addAttribute("months", SlaYear.months(year, pieces));
        model.addAttribute("allUses", report.incidents().size());
        model.addAttribute("uses", report.incidents().stream()
                .limit(STRETCHES)
                .map(use -> use(IncidentId.parse(use.incident()), use.downtimeMillis()))
                .toList());
        model.addAttribute("allStretches", pieces.stream()
                .filter(piece -> piece.named() != ServiceClass.OPERATIONAL)
                .count());
        model.addAttribute("stretches", pieces.stream()
                .filter(piece -> piece.named() != ServiceClass.OPERATIONAL)
                .sorted((a, b) -> b.from().compareTo(a.from()))
                .limit(STRETCHES)
                .map(Stretch::of)
                .toList());
    }

    /** Under its present title; the figures are those of the moment that was asked for. */
    private Use use(IncidentId incident, long downtimeMillis) {
        Optional<IncidentView> view =
                questions.optional(new FindIncident(Tenant.everyone(), incident, acts.now()), IncidentView.class);
        return new Use(
                incident.name(),
                view.map(IncidentView::title).orElse("An incident that was withdrawn"),
                view.map(IncidentView::startedAt).orElse(null),
                Durations.text(Duration.ofMillis(downtimeMillis)));
    }

    private static Instant start(int year) {
        return LocalDate.of(year, 1, 1).atStartOfDay().toInstant(Times.EST);
    }

    private static int year(String text, int thisYear) {
        if (!text.matches("\\d{4}") || Integer.parseInt(text) < 2000 || Integer.parseInt(text) > thisYear) {
            throw new InvalidValue("a year from 2000 to " + thisYear);
        }
        return Integer.parseInt(text);
    }

    private static WhichMoment position(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new InvalidValue("a position is a number");
        }
        return new MomentOf(Long.parseLong(text));
    }
}
