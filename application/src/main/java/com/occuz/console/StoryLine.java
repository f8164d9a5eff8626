package com.occuz.console;

import com.occuz.kernel.incident.IncidentQuery.StoryItem;
import com.occuz.kernel.link.LinkQuery.HistoryItem;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of a story as a page tells it.
 *
 * @param what what happened, in words
 * @param changes field in words → value afterwards; without what the line says anyway
 * @param who who did it, in words
 */
public record StoryLine(long position, String what, Map<String, String> changes, String who, Instant at, Instant learntAt) {

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

    /** Within the words of a rule; a destination holds no space. */
    private static final Pattern WITHIN = Pattern.compile("\\b(from|until) (" + INSTANT + ")");

    /** Fields whose values are names of the code. */
    private static final Set<String> NAMES = Set.of("criterion", "components", "scope", "category", "clock", "origin", "kind");

    /** @param names from an actor as the ledger names it to words */
    static StoryLine of(HistoryItem item, UnaryOperator<String> names) {
        Map<String, String> changes = new LinkedHashMap<>();
        item.changes().forEach((field, value) -> {
            if (!isNothing(value) && !field.equals("state") && !isWhen(value, item.occurredAt())) {
                changes.put(Words.field(field), text(field, value));
            }
        });
        return new StoryLine(
                item.position(), Words.event(item.event()), changes, names.apply(item.actor()), item.occurredAt(), item.recordedAt());
    }

    static StoryLine of(StoryItem item, UnaryOperator<String> names) {
        return of(
                new HistoryItem(
                        item.position(), item.recordedAt(), item.occurredAt(), item.actor(), item.event(), item.changes()),
                names);
    }

    /** Whether we learnt it within a minute of its happening. */
    public boolean promptly() {
        return Duration.between(at, learntAt).abs().compareTo(Duration.ofMinutes(1)) < 0;
    }

    private static String text(String field, @Nullable Object value) {
        if (value instanceof Collection<?> list) {
            return list.stream().map(one -> text(field, one)).collect(Collectors.joining(", "));
        }
        String text = String.valueOf(value);
        if (INSTANT.matcher(text).matches()) {
            return Times.minutes(Instant.parse(text));
        }
        if (field.equals("rules")) {
            return WITHIN.matcher(text).replaceAll(it -> it.group(1) + " " + Times.minutes(Instant.parse(it.group(2))));
        }
        return NAMES.contains(field) ? Words.plain(text) : text;
    }

    /** Whether it is the time that stands before the line. */
    private static boolean isWhen(@Nullable Object value, Instant at) {
        return String.valueOf(value).equals(at.toString());
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null || value instanceof Collection<?> list && list.isEmpty();
    }
}
