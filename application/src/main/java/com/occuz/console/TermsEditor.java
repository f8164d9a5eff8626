package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.api.TermsBodies;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentQuery.FindIncident;
import com.occuz.kernel.incident.IncidentQuery.IncidentView;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.servicelevel.ServiceLevelCommand.PublishTerms;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasuredUptime;
import com.occuz.kernel.servicelevel.TermsQuery.ListTerms;
import com.occuz.kernel.servicelevel.TermsQuery.PreviewTerms;
import com.occuz.kernel.servicelevel.TermsQuery.TermsHistory;
import com.occuz.kernel.servicelevel.TermsQuery.TermsPreview;
import com.occuz.kernel.sla.Agreement;
import com.occuz.kernel.sla.ClockOutlook;
import com.occuz.kernel.sla.Reading;
import com.occuz.security.Allowed;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an operator writes the next version of the agreement (§ 15), sees what it would change, and publishes it. */
@Controller
@RequestMapping("/terms")
final class TermsEditor {

    /** More than anybody compares by eye. */
    private static final int CLOCKS = 25;

    private final Questions questions;
    private final Acts acts;

    TermsEditor(Questions questions, Acts acts) {
        this.questions = questions;
        this.acts = acts;
    }

    /** A figure of the running year in three lights. */
    public record Figure(String name, String asItIs, String published, String allAlong) {}

    /**
     * A clock that another version would move, with what it is due at in three lights; {@code null}: nothing is due.
     *
     * @param waits whether it has not started
     */
    public record Moved(
            String incident,
            String title,
            String clock,
            boolean waits,
            @Nullable Instant asItIs,
            @Nullable Instant published,
            @Nullable Instant allAlong) {}

    @GetMapping("/new")
    @Allowed(Role.OPERATOR)
    String form(Model model) {
        return shown(model, TermsForms.of(last()));
    }

    @PostMapping("/preview")
    @Allowed(Role.OPERATOR)
    String preview(Viewer viewer, Model model, HttpServletResponse response, @RequestParam Map<String, String> parameters) {
        Fields form = new Fields(parameters);
        Optional<TermsBodies.Draft> draft = TermsForms.read(form, last(), false);
        Instant now = acts.now();
        Instant from = draft.flatMap(TermsBodies.Draft::effectiveFrom).orElse(now);
        if (from.isBefore(now)) {
            form.fault("effectiveFrom", "No version takes effect before it is published.");
        }
        if (draft.isEmpty() || !form.isSound()) {
            return refused(model, response, form);
        }
        TermsPreview preview = questions.one(new PreviewTerms(draft.get().agreement(), from, now), TermsPreview.class);
        model.addAttribute("changes", preview.changes().stream().map(TermsModel::change).toList());
        model.addAttribute(
                "figures",
                List.of(
                        figure("Uptime", preview, TermsEditor::percent),
                        figure("Downtime as weighed", preview, it -> time(it.report().net().downtimeMillis())),
                        figure("Error budget", preview, it -> time(it.report().budgetMillis()))));
        model.addAttribute("openClocks", preview.clocks().open());
        model.addAttribute("allClocks", preview.clocks().complete());
        model.addAttribute("movedMore", Math.max(0, preview.clocks().moved().size() - CLOCKS));
        model.addAttribute(
                "moved",
                preview.clocks().moved().stream().limit(CLOCKS).map(it -> moved(viewer, it, now)).toList());
        return shown(model, form);
    }

    @PostMapping
    @Allowed(Role.OPERATOR)
    String publish(
            Viewer viewer,
            SentForm sent,
            Model model,
            HttpServletResponse response,
            @RequestParam Map<String, String> parameters) {
        Fields form = new Fields(parameters);
        Optional<TermsBodies.Draft> draft = TermsForms.read(form, last(), true);
        if (draft.isPresent()) {
            try {
                acts.send(viewer, sent, command(form, draft.get(), viewer));
                return "redirect:/terms";
            } catch (Refused e) {
                form.refused(e.refusal());
            }
        }
        return refused(model, response, form);
    }

    private PublishTerms command(Fields form, TermsBodies.Draft draft, Viewer viewer) {
        Optional<Integer> base = Optional.of(form.value(TermsForms.BASE))
                .filter(it -> it.matches("\\d{1,9}"))
                .map(Integer::valueOf);
        return new PublishTerms(
                draft.agreement().terms(), draft.agreement().calendar(), base, draft.effectiveFrom(), draft.said(),
                viewer.actor(), acts.now());
    }

    private Moved moved(Viewer viewer, ClockOutlook clock, Instant now) {
        IncidentId incident = IncidentId.parse(clock.incident());
        return new Moved(
                incident.name(),
                questions.optional(new FindIncident(viewer.incidents(), incident, now), IncidentView.class)
                        .map(IncidentView::title)
                        .orElseGet(incident::name),
                Words.plain(clock.clock().wireName()) + (clock.reading() == Reading.R3 ? ", by R3" : ""),
                clock.startedAt().isEmpty(),
                clock.asItIs().orElse(null),
                clock.published().orElse(null),
                clock.allAlong().orElse(null));
    }

    private static Figure figure(String name, TermsPreview preview, Function<MeasuredUptime, String> shown) {
        return new Figure(
                name,
                shown.apply(preview.asItIs()),
                shown.apply(preview.published()),
                shown.apply(preview.allAlong()));
    }

    private static String percent(MeasuredUptime measured) {
        return measured.report().net().percent().map(it -> it + " %").orElse("not measured");
    }

    private static String time(long millis) {
        return Durations.text(Duration.ofMillis(millis));
    }

    private static String refused(Model model, HttpServletResponse response, Fields form) {
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return shown(model, form);
    }

    private static String shown(Model model, Fields form) {
        model.addAttribute("form", form);
        model.addAttribute("fields", TermsForms.fields());
        return "terms-form";
    }

    private Agreement last() {
        return questions.one(new ListTerms(), TermsHistory.class).latest().agreement();
    }
}
