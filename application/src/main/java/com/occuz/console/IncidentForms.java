package com.occuz.console;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.Classification;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Criterion;
import com.occuz.kernel.incident.IncidentCommand;
import com.occuz.kernel.incident.IncidentCommand.AcknowledgeIncident;
import com.occuz.kernel.incident.IncidentCommand.AnswerIncident;
import com.occuz.kernel.incident.IncidentCommand.AskForDetail;
import com.occuz.kernel.incident.IncidentCommand.AttributeCause;
import com.occuz.kernel.incident.IncidentCommand.CloseIncident;
import com.occuz.kernel.incident.IncidentCommand.CorrectIncident;
import com.occuz.kernel.incident.IncidentCommand.DeclareStabilization;
import com.occuz.kernel.incident.IncidentCommand.DiagnoseIncident;
import com.occuz.kernel.incident.IncidentCommand.EndStabilization;
import com.occuz.kernel.incident.IncidentCommand.EscalateIncident;
import com.occuz.kernel.incident.IncidentCommand.RecordRelapse;
import com.occuz.kernel.incident.IncidentCommand.ReportIncident;
import com.occuz.kernel.incident.IncidentCommand.RestoreService;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentTitle;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.work.WorkId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.util.MultiValueMap;

/** The forms about incidents: what was written becomes a command, or says what is wrong with it. */
final class IncidentForms {

    private static final String CRITERION = "criterion";
    private static final String AT = "at";
    private static final String MESSAGE = "message";
    private static final String CAUSE = "cause";
    private static final String REASON = "reason";

    private IncidentForms() {}

    /** A line of § 5 to choose. */
    public record Choice(String value, String label, int severity) {}

    static List<Choice> criteria() {
        return Arrays.stream(Criterion.values())
                .filter(criterion -> criterion.severity().isPresent())
                .map(criterion -> new Choice(
                        criterion.wireName(),
                        Words.plain(criterion.wireName()),
                        criterion.severity().orElseThrow().level()))
                .toList();
    }

    static List<Choice> components() {
        return Arrays.stream(Component.values())
                .map(component -> new Choice(component.wireName(), Words.plain(component.wireName()), 0))
                .toList();
    }

    /** What an incident can be put down to (§ 9), and ourselves. */
    static List<Choice> categories() {
        return Arrays.stream(CauseCategory.values())
                .map(category -> new Choice(category.wireName(), Words.plain(category.wireName()), 0))
                .toList();
    }

    /** What a customer reports (§ 4, § 8); the parts of the description stay together under their headings. */
    static Optional<ReportIncident> report(
            Fields form, MultiValueMap<String, String> sent, IncidentId incident, AccountId account, Instant at) {
        Optional<IncidentTitle> title =
                form.required("title", "Say in one line what does not work.", IncidentTitle::new);
        Optional<Classification> classification =
                form.required(CRITERION, "Choose what comes closest.", IncidentForms::classification);
        List<String> names = sent.getOrDefault("components", List.of());
        if (names.isEmpty()) {
            form.fault("components", "Choose at least one part.");
        }
        Optional<Components> components = names.isEmpty() ? Optional.empty() : components(form, names);
        Optional<Prose> description = form.required("description", "Tell what you see.", text -> described(text, form));
        Optional<Instant> startedAt = form.read("startedAt", Times::parse);
        if (!form.isSound()) {
            return Optional.empty();
        }
        return Optional.of(new ReportIncident(
                incident,
                account,
                title.orElseThrow(),
                description.orElseThrow(),
                classification.orElseThrow(),
                components.orElseThrow(),
                startedAt,
                at));
    }

    private static Prose described(String text, Fields form) {
        StringBuilder all = new StringBuilder(text);
        if (!form.value("links").isBlank()) {
            all.append("\n\nLinks or addresses: ").append(form.value("links").strip());
        }
        if (!form.value("steps").isBlank()) {
            all.append("\n\nHow to see it: ").append(form.value("steps").strip());
        }
        return new Prose(all.toString());
    }

    private static Optional<Components> components(Fields form, List<String> names) {
        try {
            return Optional.of(Components.of(names.stream().map(Component::of).toList()));
        } catch (InvalidValue e) {
            form.fault("components", "Choose from the list.");
            return Optional.empty();
        }
    }

    /** An action of the desk; empty if a field is at fault. */
    static Optional<IncidentCommand> action(
            String action, Fields form, IncidentId incident, Actor by, Instant now) {
        Optional<Long> version = form.read("version", IncidentForms::version);
        Optional<Instant> at = form.read(AT, Times::parse);
        Optional<Prose> message = form.read(MESSAGE, Prose::new);
        Optional<IncidentCommand> command =
                switch (action) {
                    case "acknowledge" ->
                        Optional.of(new AcknowledgeIncident(incident, by, at, message, version, now));
                    case "respond" -> {
                        Optional<Prose> said = form.required(MESSAGE, "Write what you answer.", Prose::new);
                        yield said.map(text ->
                                new AnswerIncident(incident, ActorType.USER, at, Optional.of(text), version, now));
                    }
                    case "ask" ->
                        form.required(MESSAGE, "Say what is missing.", Prose::new)
                                .map(text -> new AskForDetail(incident, text, version, now));
                    case "diagnose" ->
                        form.required(CAUSE, "Say what was found.", Prose::new)
                                .map(cause -> new DiagnoseIncident(incident, at, cause, version, now));
                    case "restore" -> Optional.of(new RestoreService(incident, by, at, version, now));
                    case "relapse" -> Optional.of(new RecordRelapse(incident, at, version, now));
                    case "stabilize" ->
                        Optional.of(new DeclareStabilization(incident, Optional.empty(), at, version, now));
                    case "end-stabilization" -> Optional.of(new EndStabilization(incident, at, version, now));
                    case "escalate" -> escalate(form, incident, at, version, now);
                    case "correct" -> correct(form, incident, version, now);
                    case "attribute" -> attribute(form, incident, version, now);
                    case "close" -> Optional.of(new CloseIncident(incident, at, version, now));
                    default -> throw new NoSuchPage();
                };
        return form.isSound() ? command : Optional.empty();
    }

    private static Optional<IncidentCommand> escalate(
            Fields form, IncidentId incident, Optional<Instant> from, Optional<Long> version, Instant now) {
        Optional<Classification> classification =
                form.required(CRITERION, "Choose the line of § 5.", IncidentForms::classification);
        Optional<Prose> reason = form.required(REASON, "Say why.", Prose::new);
        Optional<IncidentScope> scope = form.read("scope", IncidentScope::of);
        return classification.isEmpty() || reason.isEmpty()
                ? Optional.empty()
                : Optional.of(new EscalateIncident(
                        incident, classification.get(), scope, from, reason.get(), version, now));
    }

    /** What is left empty stays as it is; something has to be different. */
    private static Optional<IncidentCommand> correct(
            Fields form, IncidentId incident, Optional<Long> version, Instant now) {
        Optional<Instant> startedAt = form.read("startedAt", Times::parse);
        Optional<Instant> restoredAt = form.read("restoredAt", Times::parse);
        Optional<Classification> classification = form.read("correctedCriterion", IncidentForms::classification);
        Optional<IncidentScope> scope = form.read("correctedScope", IncidentScope::of);
        Optional<Prose> reason = form.required("correctedReason", "Say how you know.", Prose::new);
        if (form.isSound()
                && startedAt.isEmpty()
                && restoredAt.isEmpty()
                && classification.isEmpty()
                && scope.isEmpty()) {
            form.fault("startedAt", "Say what was different.");
        }
        return !form.isSound()
                ? Optional.empty()
                : Optional.of(new CorrectIncident(
                        incident,
                        startedAt,
                        restoredAt,
                        classification.map(Classification::severity),
                        classification.map(Classification::criterion),
                        scope,
                        reason.orElseThrow(),
                        version,
                        now));
    }

    private static Optional<IncidentCommand> attribute(
            Fields form, IncidentId incident, Optional<Long> version, Instant now) {
        Optional<CauseCategory> category = form.required("category", "Choose what it is put down to.", CauseCategory::of);
        Optional<Prose> evidence = form.required("evidence", "Say what shows it.", Prose::new);
        Optional<WorkId> work = form.read("plannedWorkId", WorkId::parse);
        return category.isEmpty() || evidence.isEmpty()
                ? Optional.empty()
                : Optional.of(new AttributeCause(incident, category.get(), evidence.get(), work, version, now));
    }

    static Classification classification(String text) {
        Criterion criterion = Criterion.of(text);
        return new Classification(
                criterion.severity().orElseThrow(() -> new InvalidValue("choose one of the list")), criterion);
    }

    static long version(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new InvalidValue("reload the page");
        }
        return Long.parseLong(text);
    }
}
