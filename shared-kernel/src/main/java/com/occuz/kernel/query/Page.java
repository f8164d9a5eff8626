package com.occuz.kernel.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Part of a list, newest first.
 *
 * @param items at most as many as were asked for
 * @param next the key to ask the following page with, empty on the last page
 */
public record Page<T>(List<T> items, Optional<Long> next) {

    public Page {
        items = List.copyOf(items);
    }

    /** Cuts {@code rows}, which were asked for with {@code limit + 1}, into a page and the key of its last item. */
    public static <T> Page<T> cut(List<T> rows, int limit, Function<T, Long> key) {
        if (rows.size() <= limit) {
            return new Page<>(rows, Optional.empty());
        }
        List<T> items = rows.subList(0, limit);
        return new Page<>(items, Optional.of(key.apply(items.getLast())));
    }
}
