package com.occuz.console;

import com.occuz.api.NamedWork;
import com.occuz.api.Questions;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.incident.IncidentCommand;
import com.occuz.kernel.incident.IncidentCommand.AddDetail;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentQuery.FindClocks;
import com.occuz.kernel.incident.IncidentQuery.FindIncident;
import com.occuz.kernel.incident.IncidentQuery.IncidentClocksView;
import com.occuz.kernel.incident.IncidentQuery.IncidentStory;
import com.occuz.kernel.incident.IncidentQuery.IncidentView;
import com.occuz.kernel.incident.IncidentQuery.StoryItem;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.migration.CustomerInput;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.work.Sight;
import com.occuz.kernel.work.WorkQuery.ListWork;
import com.occuz.kernel.work.WorkQuery.WorkView;
import com.occuz.kernel.support.SupportTimeCommand.RecordSupportTime;
import com.occuz.security.Allowed;
import com.occuz.security.Takes;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One incident, told as a story: its clocks, what happened and when we learnt it, and what can be done next. */
@Controller
@RequestMapping("/incidents/{id}")
final class IncidentPage {

    private static final int STORIES = 200;
    private static final int WORKS = 20;

    private final Questions questions;
    private final Acts acts;
    private final People people;

    IncidentPage(Questions questions, Acts acts, People people) {
        this.questions = questions;
        this.acts = acts;
        this.people = people;
    }

    @GetMapping
    @Allowed({Role.CUSTOMER, Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    String show(Viewer viewer, Model model, HttpServletRequest request, @PathVariable String id) {
        fill(viewer, model, incident(id), Fields.empty(), "");
        return Htmx.asks(request) ? "incident :: story" : "incident";
    }

    @PostMapping("/{action}")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    String act(
            Viewer viewer,
            SentForm sent,
            Model model,
            HttpServletResponse response,
            @PathVariable String id,
            @PathVariable String action,
            @RequestParam Map<String, String> parameters) {
        IncidentId incident = incident(id);
        Fields form = new Fields(parameters);
        Optional<IncidentCommand> command = IncidentForms.action(action, form, incident, viewer.actor(), acts.now());
        if (command.isPresent()) {
            try {
                AccountId owner = find(viewer, incident, acts.now()).account();
                acts.send(
                        viewer,
                        owner == null ? AccountId.PLATFORM : owner,
                        sent,
                        NamedWork.checked(command.get(), questions));
                return "redirect:/incidents/" + incident.name();
            } catch (Refused e) {
                form.refused(e.refusal());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        fill(viewer, model, incident, form, action);
        return "incident";
    }

    /** § 4: communication time that somebody of us has spent on it. */
    @PostMapping("/time")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    String spend(
            Viewer viewer,
            SentForm sent,
            Model model,
            HttpServletResponse response,
            @PathVariable String id,
            @RequestParam Map<String, String> parameters) {
        IncidentId incident = incident(id);
        AccountId account = find(viewer, incident, acts.now()).account();
        if (account == null) {
            throw new NoSuchPage();
        }
        Fields form = new Fields(parameters);
        Optional<Integer> minutes = form.required("minutes", "Say how many minutes.", IncidentPage::minutes);
        Optional<Prose> what = form.required("spentOn", "Say what on.", Prose::new);
        if (form.isSound()) {
            acts.send(
                    viewer,
                    account,
                    sent,
                    new RecordSupportTime(
                            account,
                            minutes.orElseThrow(),
                            what.orElseThrow(),
                            Optional.of(incident),
                            Optional.empty(),
                            viewer.actor(),
                            acts.now()));
            return "redirect:/incidents/" + incident.name();
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        fill(viewer, model, incident, form, "time");
        return "incident";
    }

    private static int minutes(String text) {
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 24 * 60) {
            throw new InvalidValue("an entry has 1 to 1440 minutes");
        }
        return Integer.parseInt(text);
    }

    /** § 8: a customer adds to its own report. */
    @PostMapping("/detail")
    @Allowed(Role.CUSTOMER)
    @Takes(CustomerInput.REPORTS)
    String add(
            Viewer viewer,
            SentForm sent,
            Model model,
            HttpServletResponse response,
            @PathVariable String id,
            @RequestParam Map<String, String> parameters) {
        IncidentId incident = incident(id);
        if (!viewer.account().equals(find(viewer, incident, acts.now()).account())) {
            throw new NoSuchPage();
        }
        Fields form = new Fields(parameters);
        Optional<Prose> detail = form.required("detail", "Say what there is to add.", Prose::new);
        if (detail.isPresent()) {
            acts.send(viewer, sent, new AddDetail(incident, detail.get(), Optional.empty(), acts.now()));
            return "redirect:/incidents/" + incident.name();
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        fill(viewer, model, incident, form, "detail");
        return "incident";
    }

    private void fill(Viewer viewer, Model model, IncidentId incident, Fields form, String action) {
        Instant now = acts.now();
        IncidentView view = find(viewer, incident, now);
        List<ClockBar> clocks = questions
                .optional(new FindClocks(viewer.incidents(), incident, now), IncidentClocksView.class)
                .map(IncidentClocksView::clocks)
                .orElse(List.of())
                .stream()
                .map(clock -> ClockBar.of(clock, now))
                .toList();
        @SuppressWarnings("unchecked") // the query's contract
        Page<StoryItem> story = questions.optional(
                        new IncidentStory(viewer.incidents(), incident, Optional.empty(), STORIES), Page.class)
                .orElseThrow(NoSuchPage::new);
        UnaryOperator<String> names = people.namesFor(viewer);
        model.addAttribute("incident", IncidentRowModel.of(view));
        model.addAttribute("view", view);
        model.addAttribute("clocks", clocks);
        model.addAttribute("story", story.items().stream().map(item -> StoryLine.of(item, names)).toList());
        model.addAttribute("mayAct", mayAct(viewer));
        model.addAttribute(
                "mayClaim",
                viewer.role() == Role.CUSTOMER && view.reportedAt() != null && viewer.account().equals(view.account()));
        model.addAttribute(
                "time",
                mayAct(viewer) && view.account() != null
                        ? SupportTime.of(questions, viewer.incidents(), view.account(), now)
                        : null);
        model.addAttribute("criteria", IncidentForms.criteria());
        model.addAttribute("categories", IncidentForms.categories());
        model.addAttribute("works", mayAct(viewer) ? works() : List.of());
        model.addAttribute("form", form);
        model.addAttribute("action", action);
    }

    private static boolean mayAct(Viewer viewer) {
        return viewer.role() == Role.SUPPORT || viewer.role() == Role.OPERATOR;
    }

    /** What was planned last, of each sort: an incident can be put down to it. */
    private List<NamedChoice> works() {
        List<NamedChoice> choices = new ArrayList<>();
        for (WorkKind kind : WorkKind.values()) {
            @SuppressWarnings("unchecked") // the query's contract
            Page<WorkView> page = questions.one(
                    new ListWork(Sight.EVERYTHING, kind, Optional.empty(), Optional.empty(), WORKS), Page.class);
            page.items().forEach(it ->
                    choices.add(new NamedChoice(it.work().toString(), it.work().kind().wireName() + ": " + it.title())));
        }
        return choices;
    }

    /** Planned work to choose. */
    public record NamedChoice(String value, String label) {}

    private IncidentView find(Viewer viewer, IncidentId incident, Instant now) {
        return questions
                .optional(new FindIncident(viewer.incidents(), incident, now), IncidentView.class)
                .orElseThrow(NoSuchPage::new);
    }

    private static IncidentId incident(String id) {
        try {
            return new IncidentId(id);
        } catch (InvalidValue e) {
            throw new NoSuchPage();
        }
    }
}
