package com.occuz.console;

import com.occuz.api.CreditFacts;
import com.occuz.api.Questions;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.credit.CreditCommand;
import com.occuz.kernel.credit.CreditCommand.ClaimCredit;
import com.occuz.kernel.credit.CreditId;
import com.occuz.kernel.credit.CreditQuery.CreditView;
import com.occuz.kernel.credit.CreditQuery.FindCredit;
import com.occuz.kernel.credit.CreditQuery.ListCredits;
import com.occuz.kernel.credit.CreditState;
import com.occuz.kernel.credit.ServicePeriod;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentQuery.FindIncident;
import com.occuz.kernel.incident.IncidentQuery.IncidentView;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.security.Allowed;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Service credits (§ 10): a customer's own claims with their outcome; for the staff, what waits comes first. */
@Controller
@RequestMapping("/credits")
final class CreditsPage {

    private static final int WAITING = 100;
    private static final int ROWS = 25;
    private static final Set<CreditState> WAITS = EnumSet.of(CreditState.CLAIMED);
    private static final Set<CreditState> DECIDED = EnumSet.complementOf(EnumSet.of(CreditState.CLAIMED));

    private final Questions questions;
    private final Acts acts;
    private final People people;

    CreditsPage(Questions questions, Acts acts, People people) {
        this.questions = questions;
        this.acts = acts;
        this.people = people;
    }

    @GetMapping
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    String list(
            Viewer viewer, Model model, HttpServletRequest request, @RequestParam(required = false) @Nullable Long before) {
        fill(viewer, model, Fields.empty(), before);
        return Htmx.asks(request) ? "credits :: list" : "credits";
    }

    @PostMapping("/{id}/{action}")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    String decide(
            Viewer viewer,
            SentForm sent,
            Model model,
            HttpServletResponse response,
            @PathVariable String id,
            @PathVariable String action,
            @RequestParam Map<String, String> parameters) {
        CreditView credit = known(viewer, id);
        Fields form = new Fields(parameters);
        Optional<CreditCommand> command = CreditForms.decision(
                action,
                form,
                credit.credit(),
                () -> CreditFacts.present(questions, credit),
                viewer.actor(),
                acts.now());
        if (command.isPresent()) {
            try {
                acts.send(viewer, credit.account(), sent, command.get());
                return "redirect:/credits";
            } catch (Refused e) {
                form.refused(e.refusal());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        fill(viewer, model, form, null);
        String name = credit.account() + ": " + title(viewer, credit.incident()).orElse("a credit");
        new Again(action, "/credits/" + id + "/" + action, name).in(model);
        return "credits";
    }

    /** @param incident an own report, from whose page a claim begins */
    @GetMapping("/new")
    @Allowed(Role.CUSTOMER)
    String blank(Viewer viewer, Model model, @RequestParam String incident) {
        return form(viewer, model, new Fields(Map.of(CreditForms.INCIDENT, incident)));
    }

    @PostMapping
    @Allowed(Role.CUSTOMER)
    String claim(
            Viewer viewer,
            SentForm sent,
            Model model,
            HttpServletResponse response,
            @RequestParam Map<String, String> parameters) {
        Fields form = new Fields(parameters);
        Optional<CreditForms.Claim> claim = CreditForms.claim(form);
        if (claim.isPresent()) {
            try {
                acts.send(
                        viewer,
                        sent,
                        new ClaimCredit(
                                CreditFacts.grounds(questions, viewer.account(), claim.get().incident()),
                                claim.get().evidence(),
                                claim.get().revenueLoss(),
                                viewer.actor(),
                                acts.now()));
                return "redirect:/credits";
            } catch (Refused e) {
                form.refused(e.refusal());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(viewer, model, form);
    }

    private String form(Viewer viewer, Model model, Fields form) {
        model.addAttribute("form", form);
        model.addAttribute("incidentTitle", incident(form.value(CreditForms.INCIDENT))
                .flatMap(id -> title(viewer, id))
                .orElseThrow(NoSuchPage::new));
        return "credit-form";
    }

    private void fill(Viewer viewer, Model model, Fields form, @Nullable Long before) {
        boolean mayAct = viewer.role() == Role.SUPPORT || viewer.role() == Role.OPERATOR;
        UnaryOperator<String> names = people.namesFor(viewer);
        Page<CreditView> waiting = page(viewer, WAITS, null, WAITING);
        Page<CreditView> decided = page(viewer, DECIDED, before, ROWS);
        model.addAttribute("waiting", rows(waiting, viewer, mayAct, names));
        model.addAttribute("decided", rows(decided, viewer, mayAct, names));
        model.addAttribute("next", decided.next().orElse(null));
        model.addAttribute("mayAct", mayAct);
        model.addAttribute("own", viewer.role() == Role.CUSTOMER);
        model.addAttribute("nextPeriod", ServicePeriod.at(acts.now()).next().value());
        model.addAttribute("form", form);
    }

    private Page<CreditView> page(Viewer viewer, Set<CreditState> states, @Nullable Long before, int limit) {
        @SuppressWarnings("unchecked") // the query's contract
        Page<CreditView> page = questions.one(
                new ListCredits(viewer.incidents(), states, Optional.ofNullable(before), limit), Page.class);
        return page;
    }

    private List<CreditRow> rows(Page<CreditView> page, Viewer viewer, boolean mayAct, UnaryOperator<String> names) {
        return page.items().stream()
                .map(view -> CreditRow.of(
                        view,
                        title(viewer, view.incident()).orElse("its incident"),
                        view.award() == null
                                ? null
                                : CreditRow.Figures.of(
                                        view.award(), CreditFacts.again(questions, view, view.award())),
                        mayAct,
                        names))
                .toList();
    }

    private Optional<String> title(Viewer viewer, IncidentId incident) {
        return questions
                .optional(new FindIncident(viewer.incidents(), incident, acts.now()), IncidentView.class)
                .map(IncidentView::title);
    }

    private CreditView known(Viewer viewer, String id) {
        try {
            return questions
                    .optional(new FindCredit(viewer.incidents(), new CreditId(id)), CreditView.class)
                    .orElseThrow(NoSuchPage::new);
        } catch (InvalidValue e) {
            throw new NoSuchPage();
        }
    }

    private static Optional<IncidentId> incident(String id) {
        try {
            return Optional.of(new IncidentId(id));
        } catch (InvalidValue e) {
            return Optional.empty();
        }
    }
}
