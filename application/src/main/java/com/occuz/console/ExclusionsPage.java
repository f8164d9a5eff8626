package com.occuz.console;

import com.occuz.api.ExclusionClaims;
import com.occuz.api.Questions;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.exclusion.ExclusionCommand;
import com.occuz.kernel.exclusion.ExclusionCommand.ClaimExclusion;
import com.occuz.kernel.exclusion.ExclusionId;
import com.occuz.kernel.exclusion.ExclusionQuery.ExclusionView;
import com.occuz.kernel.exclusion.ExclusionQuery.FindExclusion;
import com.occuz.kernel.exclusion.ExclusionQuery.ListExclusions;
import com.occuz.kernel.exclusion.ExclusionState;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentQuery.FindIncident;
import com.occuz.kernel.incident.IncidentQuery.IncidentView;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasureUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasuredUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ThePresent;
import com.occuz.kernel.sla.ServiceClass;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.sla.UptimeReport;
import com.occuz.kernel.time.Est;
import com.occuz.security.Allowed;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The queue of exclusions (§ 9): what waits for a second person comes first, then what was decided. */
@Controller
@RequestMapping("/exclusions")
final class ExclusionsPage {

    private static final int WAITING = 200;
    private static final int ROWS = 25;
    private static final Set<ExclusionState> WAITS = EnumSet.of(ExclusionState.CLAIMED);
    private static final Set<ExclusionState> DECIDED = EnumSet.complementOf(EnumSet.of(ExclusionState.CLAIMED));

    private final Questions questions;
    private final Acts acts;
    private final People people;

    ExclusionsPage(Questions questions, Acts acts, People people) {
        this.questions = questions;
        this.acts = acts;
        this.people = people;
    }

    @GetMapping
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    String list(
            Viewer viewer, Model model, HttpServletRequest request, @RequestParam(required = false) @Nullable Long before) {
        fill(viewer, model, Fields.empty(), before);
        return Htmx.asks(request) ? "exclusions :: list" : "exclusions";
    }

    @PostMapping("/{id}/{action}")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    String act(
            Viewer viewer,
            SentForm sent,
            Model model,
            HttpServletResponse response,
            @PathVariable String id,
            @PathVariable String action,
            @RequestParam Map<String, String> parameters) {
        ExclusionView exclusion = known(viewer, id);
        Fields form = new Fields(parameters);
        Optional<ExclusionCommand> command =
                ExclusionForms.action(action, form, exclusion.exclusion(), viewer.actor(), acts.now());
        if (command.isPresent()) {
            try {
                acts.send(viewer, exclusion.scope().owner(), sent, command.get());
                return "redirect:/exclusions";
            } catch (Refused e) {
                form.refused(e.refusal());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        fill(viewer, model, form, null);
        new Again(action, "/exclusions/" + id + "/" + action, ExclusionRow.name(exclusion)).in(model);
        return "exclusions";
    }

    @GetMapping("/new")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    String blank(Viewer viewer, Model model, @RequestParam(required = false) @Nullable String incident) {
        MultiValueMap<String, String> filled =
                incident == null ? new LinkedMultiValueMap<>() : ExclusionForms.of(incident(viewer, incident));
        return form(model, new Fields(filled.toSingleValueMap()), filled);
    }

    @PostMapping
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    String claim(
            Viewer viewer,
            SentForm sent,
            Model model,
            HttpServletResponse response,
            @RequestParam MultiValueMap<String, String> parameters) {
        Fields form = new Fields(parameters.toSingleValueMap());
        Optional<ClaimExclusion> claim = ExclusionForms.claim(form, parameters, viewer.actor(), acts.now());
        if (claim.isPresent()) {
            try {
                ClaimExclusion checked = ExclusionClaims.checked(claim.get(), questions);
                acts.send(viewer, checked.scope().owner(), sent, checked);
                return "redirect:/exclusions";
            } catch (Refused e) {
                form.refused(e.refusal());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(model, form, parameters);
    }

    private static String form(Model model, Fields form, MultiValueMap<String, String> sent) {
        model.addAttribute("form", form);
        model.addAttribute("chosen", sent.getOrDefault(ExclusionForms.COMPONENTS, List.of()));
        model.addAttribute("categories", ExclusionForms.categories());
        model.addAttribute("components", IncidentForms.components());
        return "exclusion-form";
    }

    private void fill(Viewer viewer, Model model, Fields form, @Nullable Long before) {
        boolean mayAct = viewer.role() == Role.SUPPORT || viewer.role() == Role.OPERATOR;
        UnaryOperator<String> names = people.namesFor(viewer);
        Page<ExclusionView> waiting = page(viewer, WAITS, null, WAITING);
        Page<ExclusionView> decided = page(viewer, DECIDED, before, ROWS);
        model.addAttribute("waiting", rows(waiting, viewer, mayAct, names));
        model.addAttribute("decided", rows(decided, viewer, mayAct, names));
        model.addAttribute("next", decided.next().orElse(null));
        model.addAttribute("mayAct", mayAct);
        model.addAttribute("form", form);
        LedgerMoment present = questions.one(new ThePresent(), LedgerMoment.class);
        int year = Est.yearOf(present.at());
        UptimeReport report = questions.one(
                        new MeasureUptime(new Question(Est.year(year), Subject.PLATFORM, present, Knowledge.OURS)),
                        MeasuredUptime.class)
                .report();
        model.addAttribute("year", year);
        model.addAttribute("net", report.net().percent().orElse(null));
        model.addAttribute("raw", report.raw().percent().orElse(null));
        model.addAttribute("excluded", Durations.text(Duration.ofMillis(
                report.excludedMillis().getOrDefault(ServiceClass.EXCLUDED, 0L))));
    }

    private Page<ExclusionView> page(Viewer viewer, Set<ExclusionState> states, @Nullable Long before, int limit) {
        @SuppressWarnings("unchecked") // the query's contract
        Page<ExclusionView> page = questions.one(
                new ListExclusions(viewer.incidents(), states, Optional.empty(), Optional.ofNullable(before), limit),
                Page.class);
        return page;
    }

    private static List<ExclusionRow> rows(
            Page<ExclusionView> page, Viewer viewer, boolean mayAct, UnaryOperator<String> names) {
        return page.items().stream()
                .map(view -> ExclusionRow.of(view, viewer, mayAct, names))
                .toList();
    }

    private ExclusionView known(Viewer viewer, String id) {
        try {
            return questions
                    .optional(new FindExclusion(viewer.incidents(), new ExclusionId(id)), ExclusionView.class)
                    .orElseThrow(NoSuchPage::new);
        } catch (InvalidValue e) {
            throw new NoSuchPage();
        }
    }

    private IncidentView incident(Viewer viewer, String id) {
        try {
            return questions
                    .optional(new FindIncident(viewer.incidents(), new IncidentId(id), acts.now()), IncidentView.class)
                    .orElseThrow(NoSuchPage::new);
        } catch (InvalidValue e) {
            throw new NoSuchPage();
        }
    }
}
