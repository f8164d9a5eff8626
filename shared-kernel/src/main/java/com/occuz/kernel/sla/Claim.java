package com.occuz.kernel.sla;

import com.occuz.kernel.time.Window;
import java.util.List;

/**
 * What somebody or something says of a window of time; claims may overlap as they like.
 *
 * @param weight how much of the window is downtime, if this claim names it
 * @param events ids of the events that say so
 */
public record Claim(Window window, ServiceClass named, Share weight, List<String> events) {

    public Claim {
        events = List.copyOf(events);
    }
}
