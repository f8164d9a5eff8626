package com.occuz.importing;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A record of a status page as the statements it was in the course of time: when the first update appeared, when one
 * said that it was over, and as it stands since its last edit. What was edited in afterwards is not dated back to when
 * nobody knew it.
 */
final class StatusRecord {

    private final StatusMapping mapping;
    private final JsonNode json;

    StatusRecord(StatusMapping mapping, JsonNode json) {
        this.mapping = mapping;
        this.json = json;
    }

    /** A record that the mapping does not cover; the message is one sentence. */
    static final class Unmapped extends Exception {

        private static final long serialVersionUID = 1L;

        Unmapped(String sentence) {
            super(sentence, null, false, false);
        }
    }

    private record Update(Instant at, String status) {}

    /** Lines of {@code POST /incidents/import}, in ascending {@code statedAt}; one that says nothing new is left out. */
    List<Map<String, Object>> statements() throws Unmapped {
        String impact = text(mapping.impact());
        Integer severity = mapping.severities().get(impact);
        if (severity == null) {
            throw new Unmapped("the mapping says no severity of the impact " + impact);
        }
        String kind = mapping.kinds().getOrDefault(impact, "outage");
        Map<String, Object> common = new LinkedHashMap<>();
        common.put("ref", mapping.source() + ":" + text(mapping.id()));
        common.put("title", text(mapping.title()));
        common.put("severity", severity);
        common.put("components", List.copyOf(components()));
        common.put("kind", kind);
        Statements statements = new Statements(common);
        List<Update> updates = updates();
        Optional<Instant> begun = first(updates, mapping.begun());
        Optional<Instant> over = last(updates, mapping.ended());
        Instant edited = instant(mapping.editedAt());
        if (!kind.equals("outage") && begun.isPresent()) {
            // Announced long before: it counts from when it really began.
            statements.add(begun.get(), begun.get(), null);
            over.filter(end -> !end.isBefore(begun.get()))
                    .ifPresent(end -> statements.add(end, begun.get(), end));
        } else {
            Instant start = instant(mapping.start());
            Instant end = json.path(mapping.end()).isString() ? instant(mapping.end()) : over.orElse(null);
            if (!updates.isEmpty()) {
                Instant known = updates.getFirst().at();
                statements.add(known, known, null);
                over.filter(at -> !at.isBefore(known)).ifPresent(at -> statements.add(at, known, at));
            }
            statements.add(edited, start, end);
        }
        return statements.all;
    }

    /** Collects statements; the source cannot have said anything before what it speaks of, nor before its last word. */
    private static final class Statements {

        private final Map<String, Object> common;
        private final List<Map<String, Object>> all = new ArrayList<>();
        private Instant latest = Instant.EPOCH;
        private @Nullable Instant startedAt;
        private @Nullable Instant restoredAt;

        Statements(Map<String, Object> common) {
            this.common = common;
        }

        void add(Instant said, Instant start, @Nullable Instant end) {
            if (!all.isEmpty() && start.equals(startedAt) && Objects.equals(end, restoredAt)) {
                return;
            }
            Instant at = later(later(said, latest), end == null ? start : end);
            Map<String, Object> line = new LinkedHashMap<>(common);
            line.put("startedAt", start.toString());
            if (end != null) {
                line.put("restoredAt", end.toString());
            }
            line.put("statedAt", at.toString());
            all.add(line);
            latest = at;
            startedAt = start;
            restoredAt = end;
        }

        private static Instant later(Instant one, Instant other) {
            return one.isAfter(other) ? one : other;
        }
    }

    private Set<String> components() {
        Set<String> ours = new LinkedHashSet<>();
        json.path(mapping.componentsField()).forEach(theirs ->
                ours.addAll(mapping.components().getOrDefault(theirs.asString(""), List.of("core"))));
        return ours.isEmpty() ? Set.of("core") : ours;
    }

    private List<Update> updates() throws Unmapped {
        List<Update> updates = new ArrayList<>();
        for (JsonNode update : json.path(mapping.updates())) {
            updates.add(new Update(
                    instant(update, mapping.updateAt()), update.path(mapping.updateStatus()).asString("")));
        }
        updates.sort(Comparator.comparing(Update::at));
        return updates;
    }

    private static Optional<Instant> first(List<Update> updates, Set<String> statuses) {
        return updates.stream().filter(it -> statuses.contains(it.status())).map(Update::at).findFirst();
    }

    private static Optional<Instant> last(List<Update> updates, Set<String> statuses) {
        return updates.reversed().stream().filter(it -> statuses.contains(it.status())).map(Update::at).findFirst();
    }

    private String text(String field) throws Unmapped {
        JsonNode value = json.path(field);
        if (!value.isString() && !value.isNumber()) {
            throw new Unmapped("has no " + field);
        }
        return value.asString();
    }

    private Instant instant(String field) throws Unmapped {
        return instant(json, field);
    }

    private static Instant instant(JsonNode object, String field) throws Unmapped {
        String text = object.path(field).asString("");
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new Unmapped(field + " is not an instant with offset: " + text);
        }
    }
}
