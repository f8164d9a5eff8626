package com.occuz.console;

import com.occuz.api.ContactFacts;
import com.occuz.api.Questions;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.incident.IncidentCommand.ReportIncident;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.support.ContactCommand.DisposeContact;
import com.occuz.kernel.support.ContactCommand.FileContact;
import com.occuz.kernel.support.ContactCommand.LogContact;
import com.occuz.kernel.support.ContactId;
import com.occuz.kernel.support.ContactQuery.ContactView;
import com.occuz.kernel.support.ContactQuery.FindContact;
import com.occuz.kernel.support.ContactQuery.ListContacts;
import com.occuz.kernel.support.ContactState;
import com.occuz.security.Allowed;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
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

/** The log of contacts (§ 3, § 4): who waits comes first, then everything else. */
@Controller
@RequestMapping("/contacts")
final class ContactsPage {

    private static final int WAITING = 200;
    private static final int ROWS = 25;
    private static final Set<ContactState> WAITS = EnumSet.of(ContactState.WAITING);
    private static final Set<ContactState> DONE = EnumSet.complementOf(EnumSet.of(ContactState.WAITING));

    private final Questions questions;
    private final Acts acts;
    private final People people;

    ContactsPage(Questions questions, Acts acts, People people) {
        this.questions = questions;
        this.acts = acts;
        this.people = people;
    }

    @GetMapping
    @Allowed({Role.SUPPORT, Role.AUDITOR, Role.OPERATOR})
    String list(
            Viewer viewer, Model model, HttpServletRequest request, @RequestParam(required = false) @Nullable Long before) {
        fill(viewer, model, Fields.empty(), before);
        return Htmx.asks(request) ? "contacts :: list" : "contacts";
    }

    @GetMapping("/new")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    String blank(Model model, @RequestParam(required = false) @Nullable String incident) {
        return form(model, new Fields(incident == null ? Map.of() : Map.of("incidentId", incident)));
    }

    @PostMapping
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    String log(
            Viewer viewer,
            SentForm sent,
            Model model,
            HttpServletResponse response,
            @RequestParam Map<String, String> parameters) {
        Fields form = new Fields(parameters);
        Optional<ContactForms.Log> log = ContactForms.log(form);
        if (log.isPresent()) {
            try {
                acts.send(
                        viewer,
                        log.get().account().orElse(AccountId.PLATFORM),
                        sent,
                        command(log.get(), ContactId.of(sent.id()), viewer));
                return "redirect:/contacts";
            } catch (Refused e) {
                form.refused(e.refusal());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return form(model, form);
    }

    @PostMapping("/{id}/dispose")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    String dispose(
            Viewer viewer,
            SentForm sent,
            Model model,
            HttpServletResponse response,
            @PathVariable String id,
            @RequestParam Map<String, String> parameters) {
        ContactView contact = known(viewer, id);
        Fields form = new Fields(parameters);
        Optional<DisposeContact> command =
                ContactForms.dispose(form, contact.contact(), viewer.actor(), acts.now());
        if (command.isPresent()) {
            try {
                acts.send(viewer, contact.account(), sent, command.get());
                return "redirect:/contacts";
            } catch (Refused e) {
                form.refused(e.refusal());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        fill(viewer, model, form, null);
        String whose = contact.account().equals(AccountId.PLATFORM) ? "somebody" : contact.account().value();
        new Again("dispose", "/contacts/" + id + "/dispose", whose).in(model);
        return "contacts";
    }

    @GetMapping("/{id}/file")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    String toBeFiled(Viewer viewer, Model model, @PathVariable String id) {
        ContactView contact = known(viewer, id);
        return filing(
                viewer, model, contact, new Fields(Map.of("description", contact.what())), new LinkedMultiValueMap<>());
    }

    @PostMapping("/{id}/file")
    @Allowed({Role.SUPPORT, Role.OPERATOR})
    String file(
            Viewer viewer,
            Model model,
            HttpServletResponse response,
            @PathVariable String id,
            @RequestParam MultiValueMap<String, String> sent) {
        ContactView contact = known(viewer, id);
        // Sent again: it is an incident by now.
        if (contact.filing() != null) {
            return "redirect:/incidents/" + contact.filing().incident().name();
        }
        Fields form = new Fields(sent.toSingleValueMap());
        Instant now = acts.now();
        Optional<ReportIncident> report =
                IncidentForms.report(form, sent, contact.contact().incident(), contact.account(), now);
        if (report.isPresent()) {
            try {
                acts.file(
                        viewer,
                        contact,
                        new FileContact(contact.contact(), Optional.empty(), viewer.actor(), now),
                        report.get());
                return "redirect:/incidents/" + report.get().incident().name();
            } catch (Refused e) {
                form.refused(e.refusal());
            }
        }
        response.setStatus(HttpStatus.UNPROCESSABLE_CONTENT.value());
        return filing(viewer, model, contact, form, sent);
    }

    private LogContact command(ContactForms.Log log, ContactId contact, Viewer viewer) {
        Instant now = acts.now();
        log.incident().ifPresent(it -> ContactFacts.requireIncident(questions, it, now));
        return new LogContact(
                contact,
                log.account(),
                log.person(),
                log.channel(),
                log.severity(),
                log.what(),
                log.incident(),
                log.at(),
                ContactFacts.then(questions, log.account(), log.at().orElse(now)),
                viewer.actor(),
                now);
    }

    private static String form(Model model, Fields form) {
        model.addAttribute("form", form);
        model.addAttribute("channels", ContactForms.channels());
        return "contact-form";
    }

    private String filing(
            Viewer viewer, Model model, ContactView contact, Fields form, MultiValueMap<String, String> sent) {
        model.addAttribute("contact", ContactRow.of(contact, true, people.namesFor(viewer)));
        model.addAttribute("form", form);
        model.addAttribute("chosen", sent.getOrDefault("components", List.of()));
        model.addAttribute("criteria", IncidentForms.criteria());
        model.addAttribute("components", IncidentForms.components());
        return "contact-file";
    }

    private void fill(Viewer viewer, Model model, Fields form, @Nullable Long before) {
        boolean mayAct = viewer.role() == Role.SUPPORT || viewer.role() == Role.OPERATOR;
        UnaryOperator<String> names = people.namesFor(viewer);
        Page<ContactView> waiting = page(viewer, WAITS, null, WAITING);
        Page<ContactView> done = page(viewer, DONE, before, ROWS);
        model.addAttribute("waiting", rows(waiting, mayAct, names));
        model.addAttribute("done", rows(done, mayAct, names));
        model.addAttribute("next", done.next().orElse(null));
        model.addAttribute("mayAct", mayAct);
        model.addAttribute("dispositions", ContactForms.dispositions());
        model.addAttribute("form", form);
    }

    private Page<ContactView> page(Viewer viewer, Set<ContactState> states, @Nullable Long before, int limit) {
        @SuppressWarnings("unchecked") // the query's contract
        Page<ContactView> page = questions.one(
                new ListContacts(viewer.incidents(), states, Optional.empty(), Optional.ofNullable(before), limit),
                Page.class);
        return page;
    }

    private static List<ContactRow> rows(Page<ContactView> page, boolean mayAct, UnaryOperator<String> names) {
        return page.items().stream().map(view -> ContactRow.of(view, mayAct, names)).toList();
    }

    private ContactView known(Viewer viewer, String id) {
        try {
            return questions
                    .optional(new FindContact(viewer.incidents(), new ContactId(id)), ContactView.class)
                    .orElseThrow(NoSuchPage::new);
        } catch (InvalidValue e) {
            throw new NoSuchPage();
        }
    }
}
