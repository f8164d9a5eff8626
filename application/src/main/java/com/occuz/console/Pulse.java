package com.occuz.console;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/**
 * How far each view has come, on whichever node it is kept.
 *
 * @param latest the position that a view is known to have reached; asked often, so it must cost nothing
 */
public record Pulse(List<String> views, ToLongFunction<String> latest) {

    public Pulse {
        views = List.copyOf(views);
    }

    Map<String, Long> positions() {
        Map<String, Long> positions = new TreeMap<>();
        views.forEach(view -> positions.put(view, latest.applyAsLong(view)));
        return positions;
    }
}
