package com.occuz.console;

import com.occuz.console.IncidentForms.Choice;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.exclusion.ExclusionCommand;
import com.occuz.kernel.exclusion.ExclusionCommand.ApproveExclusion;
import com.occuz.kernel.exclusion.ExclusionCommand.ClaimExclusion;
import com.occuz.kernel.exclusion.ExclusionCommand.RejectExclusion;
import com.occuz.kernel.exclusion.ExclusionCommand.RevokeExclusion;
import com.occuz.kernel.exclusion.ExclusionId;
import com.occuz.kernel.exclusion.ExclusionScope;
import com.occuz.kernel.exclusion.Provider;
import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentQuery.IncidentView;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The forms about exclusions (§ 9): what was written becomes a command, or says what is wrong with it. */
final class ExclusionForms {

    static final String INCIDENT = "incidentId";
    static final String COMPONENTS = "components";

    private static final String SCOPE = "scope";
    private static final String ACCOUNT = "account";
    private static final String FROM = "from";
    private static final String UNTIL = "until";
    private static final String REASON = "reason";

    /** As a field for date and time holds it, to the second. */
    private static final DateTimeFormatter INPUT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss");

    private ExclusionForms() {}

    /** The lines of § 9. */
    static List<Choice> categories() {
        return Arrays.stream(CauseCategory.values())
                .filter(CauseCategory::excludes)
                .map(category -> new Choice(category.wireName(), Words.plain(category.wireName()), 0))
                .toList();
    }

    /** The form as an incident fills it: its time, in whole seconds around it, and whom and what it hit. */
    static MultiValueMap<String, String> of(IncidentView incident) {
        Map<String, String> values = new HashMap<>();
        values.put(INCIDENT, incident.incident().name());
        values.put(FROM, INPUT.format(incident.startedAt().atOffset(Times.EST)));
        if (incident.restoredAt() != null) {
            Instant whole = incident.restoredAt().truncatedTo(ChronoUnit.SECONDS);
            Instant until = whole.equals(incident.restoredAt()) ? whole : whole.plusSeconds(1);
            values.put(UNTIL, INPUT.format(until.atOffset(Times.EST)));
        }
        if (incident.category() != null && incident.category().excludes()) {
            values.put("category", incident.category().wireName());
        }
        if (incident.scope() == IncidentScope.ACCOUNT && incident.account() != null) {
            values.put(SCOPE, ACCOUNT);
            values.put(ACCOUNT, incident.account().value());
        } else {
            values.put(SCOPE, COMPONENTS);
        }
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        values.forEach(form::add);
        incident.components().forEach(component -> form.add(COMPONENTS, component.wireName()));
        return form;
    }

    /** Empty if a field is at fault. */
    static Optional<ClaimExclusion> claim(Fields form, MultiValueMap<String, String> sent, Actor by, Instant now) {
        Optional<CauseCategory> category = form.required("category", "Choose a line of § 9.", CauseCategory::of);
        Optional<Provider> provider = form.read("provider", Provider::new);
        Optional<ExclusionScope> scope = scope(form, sent.getOrDefault(COMPONENTS, List.of()));
        Optional<Instant> from = form.required(FROM, "Say since when.", Times::parse);
        Optional<Instant> until = form.required(UNTIL, "Say until when.", Times::parse);
        Optional<Prose> evidence = form.required("evidence", "Say what shows it.", Prose::new);
        Optional<IncidentId> incident = form.read(INCIDENT, IncidentId::new);
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            form.fault(UNTIL, "It ends before it begins.");
        }
        if (!form.isSound()) {
            return Optional.empty();
        }
        return Optional.of(new ClaimExclusion(
                category.orElseThrow(),
                provider,
                scope.orElseThrow(),
                new Window(from.orElseThrow(), until.orElseThrow()),
                evidence.orElseThrow(),
                incident,
                by,
                now));
    }

    private static Optional<ExclusionScope> scope(Fields form, List<String> components) {
        return switch (form.value(SCOPE)) {
            case "platform" -> Optional.of(new ExclusionScope.Platform());
            case COMPONENTS -> {
                try {
                    yield Optional.of(new ExclusionScope.OfComponents(
                            Components.of(components.stream().map(Component::of).toList())));
                } catch (InvalidValue e) {
                    form.fault(COMPONENTS, "Choose at least one part from the list.");
                    yield Optional.empty();
                }
            }
            case ACCOUNT -> form.required(
                    ACCOUNT, "Name the account.", name -> new ExclusionScope.OfAccount(new AccountId(name)));
            default -> {
                form.fault(SCOPE, "Choose what it reaches.");
                yield Optional.empty();
            }
        };
    }

    /** Empty if a field is at fault. */
    static Optional<ExclusionCommand> action(String action, Fields form, ExclusionId id, Actor by, Instant now) {
        Optional<Long> anyVersion = Optional.empty();
        Optional<Prose> reason = form.required(REASON, "Say why.", Prose::new);
        return switch (action) {
            case "approve" -> reason.map(why -> new ApproveExclusion(id, why, anyVersion, by, now));
            case "reject" -> reason.map(why -> new RejectExclusion(id, why, anyVersion, by, now));
            case "revoke" -> reason.map(why -> new RevokeExclusion(id, why, anyVersion, by, now));
            default -> throw new NoSuchPage();
        };
    }
}
