package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.incident.IncidentQuery.Desk;
import com.occuz.kernel.incident.IncidentQuery.DeskPlace;
import com.occuz.kernel.incident.IncidentQuery.IncidentFilter;
import com.occuz.kernel.incident.IncidentQuery.ListByNextDue;
import com.occuz.kernel.incident.IncidentState;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.sla.Severity;
import com.occuz.security.Allowed;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The desk: incidents by what is due next, with their clocks running. */
@Controller
final class DeskPage {

    /** What waits for somebody to put it right. */
    static final Set<IncidentState> OPEN =
            Set.of(IncidentState.OPEN, IncidentState.ACKNOWLEDGED, IncidentState.DIAGNOSED);

    private static final int ROWS = 50;
    private static final Pattern PLACE = Pattern.compile("([^_]*)_(\\d{1,18})");

    private final Questions questions;
    private final Acts acts;

    DeskPage(Questions questions, Acts acts) {
        this.questions = questions;
        this.acts = acts;
    }

    @GetMapping("/desk")
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    String show(Viewer viewer, Model model, HttpServletRequest request, @RequestParam Map<String, String> parameters) {
        Fields form = new Fields(parameters);
        IncidentFilter filter = new IncidentFilter(
                states(form.value("show")),
                form.read("severity", DeskPage::severity).map(Set::of).orElse(Set.of()),
                Optional.empty(),
                Optional.empty(),
                form.read("q", text -> text));
        Desk desk = questions.one(
                new ListByNextDue(viewer.incidents(), filter, form.read("after", DeskPage::place), ROWS, acts.now()),
                Desk.class);
        model.addAttribute("incidents", desk.items().stream().map(IncidentRowModel::of).toList());
        model.addAttribute("next", desk.next().map(DeskPage::text).orElse(null));
        model.addAttribute("form", form);
        return Htmx.asks(request) ? "desk :: results" : "desk";
    }

    private static Set<IncidentState> states(String wanted) {
        return switch (wanted) {
            case "restored" -> EnumSet.of(IncidentState.RESTORED, IncidentState.STABILIZING);
            case "closed" -> EnumSet.of(IncidentState.CLOSED);
            case "all" -> Set.of();
            default -> OPEN;
        };
    }

    /** A place of the desk as an address carries it: due instant, if any, and position. */
    private static String text(DeskPlace place) {
        return (place.dueAt() == null ? "" : place.dueAt()) + "_" + place.begunPosition();
    }

    private static DeskPlace place(String text) {
        Matcher parts = PLACE.matcher(text);
        if (!parts.matches()) {
            throw new InvalidValue("begin the list anew");
        }
        try {
            return new DeskPlace(
                    parts.group(1).isEmpty() ? null : Instant.parse(parts.group(1)), Long.parseLong(parts.group(2)));
        } catch (DateTimeParseException e) {
            throw new InvalidValue("begin the list anew");
        }
    }

    private static Severity severity(String text) {
        if (!text.matches("[123]")) {
            throw new InvalidValue("a severity is 1, 2 or 3");
        }
        return Severity.of(Integer.parseInt(text));
    }
}
