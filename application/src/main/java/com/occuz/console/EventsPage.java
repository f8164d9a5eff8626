package com.occuz.console;

import com.occuz.api.Questions;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.audit.AuditQuery.FindEvent;
import com.occuz.kernel.audit.AuditQuery.LedgerEntry;
import com.occuz.kernel.audit.AuditQuery.ListEvents;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.security.Allowed;
import com.occuz.security.Viewer;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The ledger as an auditor reads it: every event, found by what it carries, and as it is stored. */
@Controller
final class EventsPage {

    private static final int ROWS = 50;
    private static final String TYPE = "type";
    private static final String ACCOUNT = "account";
    private static final String AGGREGATE = "aggregate";
    private static final String FROM = "from";
    private static final String UNTIL = "until";
    private static final String BEFORE = "before";

    private final Questions questions;
    private final JsonMapper json;
    private final People people;

    EventsPage(Questions questions, JsonMapper json, People people) {
        this.questions = questions;
        this.json = json;
        this.people = people;
    }

    /**
     * An event in a list.
     *
     * @param who who did it, in words
     */
    public record Row(long position, Instant recordedAt, String what, String who, String account, String aggregate) {}

    private Row row(LedgerEntry entry, UnaryOperator<String> names) {
        return new Row(
                entry.position(),
                entry.recordedAt(),
                Words.event(entry.type()),
                who(entry.metadata(), names),
                entry.account().value(),
                entry.aggregateId());
    }

    private String who(String metadata, UnaryOperator<String> names) {
        try {
            JsonNode envelope = json.readTree(metadata);
            return names.apply(envelope.path("actorType").asString("") + ":" + envelope.path("actorId").asString(""));
        } catch (JacksonException e) {
            return "";
        }
    }

    @GetMapping("/events")
    @Allowed(Role.AUDITOR)
    String list(Viewer viewer, Model model, HttpServletRequest request, @RequestParam Map<String, String> parameters) {
        Fields form = new Fields(parameters);
        Optional<AccountId> account = form.read(ACCOUNT, AccountId::new);
        Optional<Instant> from = form.read(FROM, Times::parse);
        Optional<Instant> until = form.read(UNTIL, Times::parse);
        Optional<Long> before = form.read(BEFORE, EventsPage::position);
        Page<LedgerEntry> page = new Page<>(List.of(), Optional.empty());
        if (form.isSound()) {
            @SuppressWarnings("unchecked") // the query's contract
            Page<LedgerEntry> answer = questions.one(
                    new ListEvents(
                            viewer.tenant(),
                            form.read(TYPE, text -> text),
                            account,
                            form.read(AGGREGATE, text -> text),
                            from,
                            until,
                            before,
                            ROWS),
                    Page.class);
            page = answer;
        }
        model.addAttribute("form", form);
        UnaryOperator<String> names = people.namesFor(viewer);
        model.addAttribute("events", page.items().stream().map(entry -> row(entry, names)).toList());
        model.addAttribute("next", page.next().orElse(null));
        return Htmx.asks(request) ? "events :: results" : "events";
    }

    @GetMapping("/events/{position}")
    @Allowed(Role.AUDITOR)
    String show(Viewer viewer, Model model, @PathVariable long position) {
        LedgerEntry entry = questions
                .optional(new FindEvent(viewer.tenant(), position), LedgerEntry.class)
                .orElseThrow(NoSuchPage::new);
        model.addAttribute("event", row(entry, people.namesFor(viewer)));
        model.addAttribute(
                "last", questions.optional(new FindEvent(viewer.tenant(), position + 1), LedgerEntry.class).isEmpty());
        model.addAttribute("entry", entry);
        model.addAttribute("payload", pretty(entry.payload()));
        model.addAttribute("metadata", pretty(entry.metadata()));
        return "event";
    }

    /** With line breaks for reading; what cannot be read as JSON is shown as it is. */
    private String pretty(String text) {
        try {
            return json.writerWithDefaultPrettyPrinter().writeValueAsString(json.readTree(text));
        } catch (JacksonException e) {
            return text;
        }
    }

    private static long position(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new InvalidValue("a position is a number");
        }
        return Long.parseLong(text);
    }
}
