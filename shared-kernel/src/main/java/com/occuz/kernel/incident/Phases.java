package com.occuz.kernel.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A value that changed at known instants, e.g. a severity. Each phase lasts from its instant to the next one's, the last
 * one for ever; before the first, the first value holds.
 */
public record Phases<T>(List<Phase<T>> all) {

    /** {@code value} holds from {@code from} on. */
    public record Phase<T>(Instant from, T value) {}

    public Phases {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new IllegalArgumentException("there is at least one phase");
        }
        for (int i = 1; i < all.size(); i++) {
            if (all.get(i).from().isBefore(all.get(i - 1).from())) {
                throw new IllegalArgumentException("phases follow one another in time");
            }
        }
    }

    /** {@code value} all along. */
    public static <T> Phases<T> of(Instant start, T value) {
        return new Phases<>(List.of(new Phase<>(start, value)));
    }

    /** What holds in the end. */
    public T last() {
        return all.getLast().value();
    }

    /** Since when the last value holds. */
    public Instant lastFrom() {
        return all.getLast().from();
    }

    /** What holds at an instant. */
    public T at(Instant instant) {
        T value = all.getFirst().value();
        for (Phase<T> phase : all) {
            if (!phase.from().isAfter(instant)) {
                value = phase.value();
            }
        }
        return value;
    }

    /** From {@code from} on, which is not before the last phase, it is {@code value}. */
    public Phases<T> changed(Instant from, T value) {
        List<Phase<T>> phases = new ArrayList<>(all);
        phases.add(new Phase<>(from, value));
        return new Phases<>(phases);
    }

    /** It was {@code value} all along. */
    public Phases<T> corrected(T value) {
        return of(all.getFirst().from(), value);
    }

    /** The same, beginning at another instant, which is not after the second phase. */
    public Phases<T> beginningAt(Instant start) {
        List<Phase<T>> phases = new ArrayList<>(all);
        phases.set(0, new Phase<>(start, all.getFirst().value()));
        return new Phases<>(phases);
    }
}
