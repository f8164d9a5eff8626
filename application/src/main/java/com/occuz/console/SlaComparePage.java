package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Change;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.CompareUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Compared;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.UptimeReport;
import com.occuz.security.Allowed;
import com.occuz.security.Viewer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The same year at two states of knowledge: both figures, the windows that differ, and the events that made them differ. */
@Controller
final class SlaComparePage {

    private static final int WINDOWS = 50;

    private final SlaReader reader;
    private final SlaWhy why;
    private final Questions questions;

    SlaComparePage(SlaReader reader, SlaWhy why, Questions questions) {
        this.reader = reader;
        this.why = why;
        this.questions = questions;
    }

    /** One of both states. */
    public record Side(String name, LedgerMoment asOf, SlaPage.Figures figures) {}

    /** A window that differs, and the events that are known at one of both states only. */
    public record Differing(
            Instant from, Instant until, String lasted, String before, String after, List<SlaWhy.Told> behind) {}

    @GetMapping("/sla/compare")
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    String show(Viewer viewer, Model model, @RequestParam Map<String, String> parameters) {
        SlaAsked asked = reader.read(viewer, parameters);
        LedgerMoment now = reader.present();
        LedgerMoment before = reader.moment(asked.form(), "before").orElse(now);
        LedgerMoment after = reader.moment(asked.form(), "after").orElse(now);
        Compared compared = questions.one(
                new CompareUptime(question(asked, before), question(asked, after)), Compared.class);
        LedgerMoment later = before.position() > after.position() ? before : after;
        model.addAttribute("asked", asked);
        model.addAttribute("sides", List.of(
                side("First", before, compared.before().report()), side("Second", after, compared.after().report())));
        model.addAttribute("delta", delta(compared));
        // Where nothing but time went on there is nothing to explain, and there is much of it.
        List<Change> learnt =
                compared.changes().stream().filter(change -> !change.events().isEmpty()).toList();
        model.addAttribute("windows", learnt.stream()
                .limit(WINDOWS)
                .map(change -> differing(viewer, later, change))
                .toList());
        model.addAttribute("all", learnt.size());
        model.addAttribute("onlyTime", compared.changes().size() - learnt.size());
        return "sla-compare";
    }

    private static Question question(SlaAsked asked, LedgerMoment asOf) {
        return new Question(asked.period(), asked.subject(), asOf, Knowledge.OURS);
    }

    private static Side side(String name, LedgerMoment asOf, UptimeReport report) {
        return new Side(name, asOf, SlaPage.Figures.of(name, "", report));
    }

    /** What the second state adds to the downtime. */
    private static String delta(Compared compared) {
        long millis = compared.after().report().net().downtimeMillis()
                - compared.before().report().net().downtimeMillis();
        String length = Durations.text(Duration.ofMillis(Math.abs(millis)));
        if (millis == 0) {
            return "The same downtime at both states.";
        }
        return "The second state knows " + length + (millis > 0 ? " more" : " less") + " downtime than the first.";
    }

    private Differing differing(Viewer viewer, LedgerMoment later, Change change) {
        Instant from = change.difference().from();
        Instant until = change.difference().until();
        return new Differing(
                from,
                until,
                Durations.text(Duration.between(from, until)),
                name(change.difference().before()),
                name(change.difference().after()),
                why.tell(viewer, later, change.events()));
    }

    private static String name(Optional<Piece> piece) {
        return piece.map(it -> it.named().wireName()).orElse("not measured");
    }
}
