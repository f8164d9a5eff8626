package com.occuz.console;

import com.occuz.api.ApiProblem;
import com.occuz.api.TermsBodies;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.servicelevel.TermsChange;
import com.occuz.kernel.sla.Agreement;
import com.occuz.kernel.sla.SlaTerms;
import com.occuz.kernel.sla.StartRule;
import com.occuz.kernel.sla.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The form of a version of the agreement: one field for each value, named as in the published document. What is written in
 * it is read as the API reads it, so that both accept and refuse the same.
 */
final class TermsForms {

    static final String BASE = "base";

    private static final String EFFECTIVE = "effectiveFrom";
    private static final String HOLIDAYS = "calendar.holidays";
    private static final String WEEK = "calendar.week.";
    private static final JsonMapper JSON = new JsonMapper();
    private static final Set<String> NUMBERS = Set.of(
            "terms.normalResponseDays", "terms.plannedWork.approvalsOfLate", "terms.plannedWork.migrationsPerYear");
    private static final Map<String, List<String>> CHOICES = Map.of(
            "terms.contractStart", names(StartRule.values()),
            "terms.businessDays", names(SlaTerms.BusinessDays.values()),
            "terms.exclusions", names(SlaTerms.Exclusions.values()),
            "terms.beyondRestorationObjective", names(Verdict.NOT_DETERMINABLE, Verdict.MET, Verdict.BREACHED));

    private TermsForms() {}

    /** A field; with choices, one of them. */
    public record Field(String name, String label, List<Choice> choices) {}

    /** A value to choose and what it means. */
    public record Choice(String value, String label) {}

    /** All values in the order of the agreement. */
    static List<Field> fields() {
        return TermsModel.fields().stream()
                .map(name -> new Field(
                        name,
                        TermsModel.label(name),
                        CHOICES.getOrDefault(name, List.of()).stream()
                                .map(value -> new Choice(value, TermsModel.readable(value)))
                                .toList()))
                .toList();
    }

    /** The form as the version published last fills it. */
    static Fields of(Agreement last) {
        Map<String, String> values = new HashMap<>(TermsChange.values(last));
        values.put(BASE, Integer.toString(last.terms().version()));
        return new Fields(values);
    }

    /** Empty if a field is at fault. */
    static Optional<TermsBodies.Draft> read(Fields form, Agreement last, boolean publishes) {
        ObjectNode body = JSON.createObjectNode();
        if (!form.value("summary").isBlank()) {
            body.put("summary", form.value("summary").strip());
        }
        form.read(EFFECTIVE, Times::parse).map(Instant::toString).ifPresent(it -> body.put(EFFECTIVE, it));
        fields().forEach(field -> put(body, field.name(), form));
        try {
            TermsBodies.Draft draft =
                    TermsBodies.read(body.toString().getBytes(StandardCharsets.UTF_8), last, publishes);
            return form.isSound() ? Optional.of(draft) : Optional.empty();
        } catch (ApiProblem e) {
            e.errors().forEach(error -> form.fault(place(error.field()), sentence(error.field(), error.message())));
            return Optional.empty();
        }
    }

    /** Faults of a group stand at its first field. */
    private static String place(String field) {
        return switch (field) {
            case "calendar.week" -> WEEK + DayOfWeek.MONDAY;
            case "terms.downtimeWeights" -> field + ".1";
            default -> field;
        };
    }

    private static String sentence(String field, String message) {
        return (field.equals("summary") ? "What it changes and why" : TermsModel.label(place(field))) + ": " + message + ".";
    }

    private static void put(ObjectNode body, String name, Fields form) {
        String text = form.value(name).strip();
        List<String> path = List.of(name.split("\\."));
        ObjectNode node = body;
        for (String step : path.subList(0, path.size() - 1)) {
            node = node.withObjectProperty(step);
        }
        String last = path.getLast();
        if (name.startsWith(WEEK) || name.equals(HOLIDAYS)) {
            ArrayNode items = node.putArray(last);
            Arrays.stream(text.split("[,;\\s]+")).filter(it -> !it.isEmpty()).forEach(items::add);
        } else if (NUMBERS.contains(name)) {
            int number = form.required(name, "Write a whole number.", TermsForms::number).orElse(1);
            node.put(last, number);
        } else {
            node.put(last, text);
        }
    }

    private static Integer number(String text) {
        if (!text.matches("\\d{1,9}")) {
            throw new InvalidValue("write a whole number");
        }
        return Integer.valueOf(text);
    }

    private static List<String> names(Enum<?>... values) {
        return Arrays.stream(values).<String>map(Enum::name).toList();
    }
}
