package com.occuz.kernel.sla;

import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Somebody said what an incident was.
 *
 * @param from from this instant on (an escalation, say); empty: it was so all along (the first statement, or a
 *     correction), whatever was said before
 * @param event id of the event that said it
 */
public record Said<T>(T value, Optional<Instant> from, String event) {

    /** What was so from an instant on, until the next span begins. */
    public record Span<T>(Instant from, T value, String event) {}

    /** {@code said}, in the order in which it was recorded, as spans over all time, oldest first. */
    static <T> List<Span<T>> spans(List<Said<T>> said) {
        List<Span<T>> spans = new ArrayList<>();
        for (Said<T> next : said) {
            Instant from = next.from().orElse(Instant.MIN);
            spans.removeIf(span -> !span.from().isBefore(from));
            if (spans.isEmpty() || !spans.getLast().value().equals(next.value())) {
                spans.add(new Span<>(from, next.value(), next.event()));
            }
        }
        return List.copyOf(spans);
    }

    /** Which of {@code spans} hold within {@code window}, each for its part of it. */
    static <T> List<Held<T>> within(List<Span<T>> spans, Window window) {
        List<Held<T>> held = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            Instant from = later(window.from(), spans.get(i).from());
            Instant until = i + 1 < spans.size() ? earlier(window.until(), spans.get(i + 1).from()) : window.until();
            if (from.isBefore(until)) {
                held.add(new Held<>(new Window(from, until), spans.get(i).value(), spans.get(i).event()));
            }
        }
        return held;
    }

    /** What held during a window. */
    record Held<T>(Window window, T value, String event) {}

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }
}
