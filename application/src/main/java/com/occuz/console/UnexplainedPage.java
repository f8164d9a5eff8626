package com.occuz.console;

import com.occuz.api.CandidateBodies.Confirmation;
import com.occuz.api.Questions;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.incident.Classification;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.monitoring.CandidateCommand.ConfirmCandidate;
import com.occuz.kernel.monitoring.CandidateCommand.DismissCandidate;
import com.occuz.kernel.monitoring.CandidateId;
import com.occuz.kernel.monitoring.CandidateQuery.CandidateView;
import com.occuz.kernel.monitoring.CandidateQuery.FindCandidate;
import com.occuz.kernel.monitoring.CandidateQuery.ListCandidates;
import com.occuz.kernel.monitoring.CandidateState;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.security.Allowed;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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

/** The queue of time that nobody can explain (reading 28): what waits for a decision, then what was decided. */
@Controller
@RequestMapping("/unexplained")
final class UnexplainedPage {

    private static final int WAITING = 200;
    private static final int ROWS = 25;

    private final Questions questions;
    private final Acts acts;
    private final People people;

    UnexplainedPage(Questions questions, Acts acts, People people) {
        this.questions = questions;
        this.acts = acts;
        this.people = people;
    }

    @GetMapping
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    String list(
            Viewer viewer, Model model, HttpServletRequest request, @RequestParam(required = false) @Nullable Long before) {
        fill(viewer, model, Fields.empty(), before);
        return Htmx.asks(request) ? "unexplained :: list" : "unexplained";
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
        CandidateView candidate = known(id);
        Fields form = new Fields(parameters);
        Optional<Prose> reason = form.required("reason", "Say what shows it.", Prose::new);
        try {
            switch (action) {
                case "confirm" -> confirmation(viewer, candidate, form, reason)
                        .ifPresent(it -> acts.confirm(viewer, sent, candidate, it));
                case "dismiss" -> reason.ifPresent(why -> acts.send(
                        viewer,
                        AccountId.PLATFORM,
                        sent,
                        new DismissCandidate(
                                candidate.candidate(), why, Optional.empty(), viewer.actor(), acts.now())));
                default -> throw new NoSuchPage();
            }
            if (form.isSound()) {
                return "redirect:/unexplained";
            }
        } catch (Refused e) {
            form.refused(e.refusal());
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        fill(viewer, model, form, null);
        String name = CandidateRow.name(candidate) + ", " + CandidateRow.lasts(candidate);
        new Again(action, "/unexplained/" + id + "/" + action, name).in(model);
        return "unexplained";
    }

    private Optional<Confirmation> confirmation(
            Viewer viewer, CandidateView candidate, Fields form, Optional<Prose> reason) {
        Optional<Classification> classification =
                form.required("criterion", "Choose the line of § 5.", IncidentForms::classification);
        return classification.flatMap(line -> reason.map(why -> new Confirmation(
                line,
                Optional.empty(),
                new ConfirmCandidate(candidate.candidate(), why, Optional.empty(), viewer.actor(), acts.now()))));
    }

    private void fill(Viewer viewer, Model model, Fields form, @Nullable Long before) {
        boolean mayAct = viewer.role() == Role.SUPPORT || viewer.role() == Role.OPERATOR;
        UnaryOperator<String> names = people.namesFor(viewer);
        model.addAttribute(
                "waiting", page(Optional.of(CandidateState.UNDECIDED), Optional.empty(), WAITING).items().stream()
                        .map(it -> CandidateRow.of(it, mayAct, names))
                        .toList());
        Page<CandidateView> all = page(Optional.empty(), Optional.ofNullable(before), ROWS);
        model.addAttribute(
                "decided",
                all.items().stream()
                        .filter(it -> it.state() != CandidateState.UNDECIDED)
                        .map(it -> CandidateRow.of(it, mayAct, names))
                        .toList());
        model.addAttribute("next", all.next().orElse(null));
        model.addAttribute("criteria", IncidentForms.criteria());
        model.addAttribute("mayAct", mayAct);
        model.addAttribute("form", form);
    }

    @SuppressWarnings("unchecked") // the query's contract
    private Page<CandidateView> page(Optional<CandidateState> state, Optional<Long> before, int limit) {
        return questions.one(new ListCandidates(state, before, limit), Page.class);
    }

    private CandidateView known(String id) {
        try {
            return questions
                    .optional(new FindCandidate(new CandidateId(id)), CandidateView.class)
                    .orElseThrow(NoSuchPage::new);
        } catch (InvalidValue e) {
            throw new NoSuchPage();
        }
    }
}
