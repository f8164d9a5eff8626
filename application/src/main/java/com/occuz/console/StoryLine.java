package com.occuz.console;

import com.occuz.kernel.incident.IncidentQuery.StoryItem;
import com.occuz.kernel.link.LinkQuery.HistoryItem;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One line of a story as a page tells it.
 *
 * @param what what happened, in words
 * @param changes field in words → value afterwards
 * @param who type of actor and a short form of its id
 */
public record StoryLine(long position, String what, Map<String, String> changes, String who, Instant at, Instant learntAt) {

    static StoryLine of(HistoryItem item) {
        Map<String, String> changes = new LinkedHashMap<>();
        item.changes().forEach((field, value) -> {
            if (!isNothing(value) && !field.equals("state")) {
                changes.put(Words.field(field), text(value));
            }
        });
        return new StoryLine(
                item.position(), Words.event(item.event()), changes, Words.actor(item.actor()), item.occurredAt(), item.recordedAt());
    }

    static StoryLine of(StoryItem item) {
        return of(new HistoryItem(
                item.position(), item.recordedAt(), item.occurredAt(), item.actor(), item.event(), item.changes()));
    }

    /** Whether we learnt it within a minute of its happening. */
    public boolean promptly() {
        return Duration.between(at, learntAt).abs().compareTo(Duration.ofMinutes(1)) < 0;
    }

    private static String text(@Nullable Object value) {
        return value instanceof Collection<?> list
                ? list.stream().map(String::valueOf).collect(Collectors.joining(", "))
                : String.valueOf(value);
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null || value instanceof Collection<?> list && list.isEmpty();
    }
}
