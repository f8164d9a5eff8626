package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.incident.IncidentCommand.ReportIncident;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentQuery.IncidentFilter;
import com.occuz.kernel.incident.IncidentQuery.IncidentView;
import com.occuz.kernel.incident.IncidentQuery.ListIncidents;
import com.occuz.kernel.migration.CustomerInput;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.servicelevel.TermsQuery.ListTerms;
import com.occuz.kernel.servicelevel.TermsQuery.TermsHistory;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.security.Allowed;
import com.occuz.security.Takes;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The support section (§ 4): a customer's way to report, and what became of each report. */
@Controller
@RequestMapping("/support")
final class SupportPage {

    private static final int ROWS = 25;

    private final Questions questions;
    private final Acts acts;

    SupportPage(Questions questions, Acts acts) {
        this.questions = questions;
        this.acts = acts;
    }

    /**
     * @param of {@code platform} for what concerns everybody, anything else for what the customer has reported
     * @param show {@code open} for what is not restored yet, anything else for all
     */
    @GetMapping
    @Allowed(Role.CUSTOMER)
    String list(
            Viewer viewer,
            Model model,
            HttpServletRequest request,
            @RequestParam(defaultValue = "mine") String of,
            @RequestParam(defaultValue = "all") String show,
            @RequestParam(required = false) @Nullable Long before) {
        boolean platform = of.equals("platform");
        boolean open = show.equals("open");
        IncidentFilter filter = new IncidentFilter(
                open ? DeskPage.OPEN : Set.of(),
                Set.of(),
                Optional.empty(),
                platform ? Optional.empty() : Optional.of(viewer.account()),
                platform ? Optional.of(IncidentScope.PLATFORM) : Optional.empty(),
                Optional.empty());
        @SuppressWarnings("unchecked") // the query's contract
        Page<IncidentView> page = questions.one(
                new ListIncidents(viewer.incidents(), filter, Optional.ofNullable(before), ROWS, acts.now()),
                Page.class);
        model.addAttribute("incidents", page.items().stream().map(IncidentRowModel::of).toList());
        model.addAttribute("of", platform ? "platform" : "mine");
        model.addAttribute("show", open ? "open" : "all");
        model.addAttribute("before", before);
        model.addAttribute("hours", SupportHours.text(questions
                .one(new ListTerms(), TermsHistory.class)
                .agreements()
                .at(acts.now())
                .calendar()));
        model.addAttribute("time", SupportTime.of(questions, viewer.tenant(), viewer.account(), acts.now()));
        model.addAttribute("next", page.next().orElse(null));
        return Htmx.asks(request) ? "support :: list" : "support";
    }

    @GetMapping("/new")
    @Allowed(Role.CUSTOMER)
    String blank(Model model) {
        return form(model, Fields.empty(), new LinkedMultiValueMap<>());
    }

    @PostMapping
    @Allowed(Role.CUSTOMER)
    @Takes(CustomerInput.REPORTS)
    String report(
            Viewer viewer,
            SentForm form,
            Model model,
            HttpServletResponse response,
            @RequestParam MultiValueMap<String, String> sent) {
        Fields fields = new Fields(sent.toSingleValueMap());
        Optional<ReportIncident> command =
                IncidentForms.report(fields, sent, IncidentId.of(form.id()), viewer.account(), acts.now());
        if (command.isPresent()) {
            try {
                acts.send(viewer, form, command.get());
                return "redirect:/incidents/" + command.get().incident().name();
            } catch (Refused e) {
                fields.refused(e.refusal());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(model, fields, sent);
    }

    private static String form(Model model, Fields form, MultiValueMap<String, String> sent) {
        model.addAttribute("form", form);
        model.addAttribute("chosen", sent.getOrDefault("components", List.of()));
        model.addAttribute("criteria", IncidentForms.criteria());
        model.addAttribute("components", IncidentForms.components());
        return "report";
    }
}
