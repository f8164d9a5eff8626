package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.RuleOnWork;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Rulings;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ThePresent;
import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.sla.WorkRuling;
import com.occuz.kernel.work.Sight;
import com.occuz.kernel.work.WorkCommand;
import com.occuz.kernel.work.WorkCommand.PlanWork;
import com.occuz.kernel.work.WorkId;
import com.occuz.kernel.work.WorkQuery.FindWork;
import com.occuz.kernel.work.WorkQuery.ListWork;
import com.occuz.kernel.work.WorkQuery.WorkView;
import com.occuz.security.Allowed;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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

/** The planner of maintenance (§ 7) and of migrations (§ 12): what is planned, what goes on, and what can be done next. */
@Controller
@RequestMapping("/planned-work/{kind}")
final class WorkPage {

    private static final int ROWS = 25;

    private final Questions questions;
    private final Acts acts;
    private final People people;

    WorkPage(Questions questions, Acts acts, People people) {
        this.questions = questions;
        this.acts = acts;
        this.people = people;
    }

    @GetMapping
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    String list(
            Viewer viewer,
            Model model,
            HttpServletRequest request,
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable Long before) {
        @SuppressWarnings("unchecked") // the query's contract
        Page<WorkView> page = questions.one(
                new ListWork(sight(viewer), kind(kind), Optional.empty(), Optional.ofNullable(before), ROWS),
                Page.class);
        Map<String, WorkRuling> rulings = rulings();
        model.addAttribute("kind", kind);
        model.addAttribute("works", page.items().stream().map(work -> WorkModel.of(work, rulings, it -> it)).toList());
        model.addAttribute("next", page.next().orElse(null));
        model.addAttribute("mayAct", mayAct(viewer));
        return Htmx.asks(request) ? "works :: list" : "works";
    }

    @GetMapping("/new")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    String blank(Model model, @PathVariable String kind) {
        return form(model, kind(kind), Fields.empty(), new LinkedMultiValueMap<>());
    }

    @PostMapping
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    String plan(
            Viewer viewer,
            SentForm sent,
            Model model,
            HttpServletResponse response,
            @PathVariable String kind,
            @RequestParam MultiValueMap<String, String> parameters) {
        WorkId work = WorkId.of(kind(kind), sent.id());
        Fields form = new Fields(parameters.toSingleValueMap());
        Optional<PlanWork> command = WorkForms.plan(
                form, parameters.getOrDefault("components", List.of()), work, viewer.actor(), acts.now());
        if (command.isPresent()) {
            try {
                acts.send(viewer, AccountId.PLATFORM, sent, command.get());
                return "redirect:" + path(work);
            } catch (Refused e) {
                form.refused(e.refusal());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(model, work.kind(), form, parameters);
    }

    @GetMapping("/{id}")
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    String show(
            Viewer viewer, Model model, HttpServletRequest request, @PathVariable String kind, @PathVariable String id) {
        fill(viewer, model, work(kind, id), Fields.empty(), "");
        return Htmx.asks(request) ? "work :: glance" : "work";
    }

    @PostMapping("/{id}/{action}")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    String act(
            Viewer viewer,
            SentForm sent,
            Model model,
            HttpServletResponse response,
            @PathVariable String kind,
            @PathVariable String id,
            @PathVariable String action,
            @RequestParam Map<String, String> parameters) {
        WorkId work = work(kind, id);
        Fields form = new Fields(parameters);
        Optional<WorkCommand> command = WorkForms.action(action, form, work, viewer.actor(), acts.now());
        if (command.isPresent()) {
            try {
                acts.send(viewer, AccountId.PLATFORM, sent, command.get());
                return "redirect:" + path(work);
            } catch (Refused e) {
                form.refused(e.refusal());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        fill(viewer, model, work, form, action);
        return "work";
    }

    private void fill(Viewer viewer, Model model, WorkId work, Fields form, String action) {
        WorkView view = questions
                .optional(new FindWork(sight(viewer), work), WorkView.class)
                .orElseThrow(NoSuchPage::new);
        UnaryOperator<String> names = people.namesFor(viewer);
        model.addAttribute("work", WorkModel.of(view, rulings(), names));
        model.addAttribute("mayAct", mayAct(viewer));
        model.addAttribute("form", form);
        model.addAttribute("action", action);
    }

    /** What of each work is excluded, by its id, as the figures have it. */
    private Map<String, WorkRuling> rulings() {
        LedgerMoment present = questions.one(new ThePresent(), LedgerMoment.class);
        return questions.one(new RuleOnWork(present), Rulings.class).all().stream()
                .collect(Collectors.toMap(it -> it.work().id(), it -> it));
    }

    private static String form(Model model, WorkKind kind, Fields form, MultiValueMap<String, String> sent) {
        model.addAttribute("kind", kind.wireName());
        model.addAttribute("form", form);
        model.addAttribute("chosen", sent.getOrDefault("components", List.of()));
        model.addAttribute("components", IncidentForms.components());
        return "work-form";
    }

    private static Sight sight(Viewer viewer) {
        return Sight.of(viewer.role(), SupportPlan.NONE);
    }

    private static boolean mayAct(Viewer viewer) {
        return viewer.role() == Role.SUPPORT || viewer.role() == Role.OPERATOR;
    }

    private static String path(WorkId work) {
        return "/planned-work/" + work.kind().wireName() + "/" + work.name();
    }

    private static WorkKind kind(String name) {
        try {
            return WorkKind.of(name);
        } catch (InvalidValue e) {
            throw new NoSuchPage();
        }
    }

    private static WorkId work(String kind, String id) {
        try {
            return new WorkId(WorkKind.of(kind), id);
        } catch (InvalidValue e) {
            throw new NoSuchPage();
        }
    }
}
