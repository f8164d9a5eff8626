package com.occuz.kernel.sla;

import com.occuz.kernel.time.Window;
import java.util.List;

/**
 * A period of controlled stabilization as it was declared (§ 6); how much of it the agreement grants, the terms say.
 *
 * @param events ids of the events that declared and shortened it
 */
public record Stabilization(Window window, List<String> events) {

    public Stabilization {
        events = List.copyOf(events);
    }
}
