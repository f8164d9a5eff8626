package com.occuz.kernel.sla;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The platform's own eyes were shut: a gap in its heartbeat (§ 2). Nobody knows what that time was until someone decides.
 *
 * @param components what nobody watched, at least one, sorted
 * @param from the last sign of life
 * @param until the next one; empty while there is none
 * @param decision what was decided last; empty: nothing yet
 */
public record Absence(
        String id, Set<Component> components, Stated from, Optional<Stated> until, Optional<Decision> decision) {

    /**
     * What the time is held to be.
     *
     * @param down whether the service was down as in a Sev 1 incident; otherwise it was up
     * @param event id of the event that recorded the decision
     */
    public record Decision(boolean down, String event) {}

    public Absence {
        components = Collections.unmodifiableSet(new TreeSet<>(components));
        if (components.isEmpty()) {
            throw new IllegalArgumentException("an absence is one of one component or more");
        }
    }

    /** Of everything, as nobody has decided yet. */
    public static Absence of(String id, Stated from, Optional<Stated> until) {
        return new Absence(id, PlannedWork.WHOLE_PLATFORM, from, until, Optional.empty());
    }

    public Absence decided(Decision decision) {
        return new Absence(id, components, from, until, Optional.of(decision));
    }

    /** The time that nobody watched. */
    Outage time() {
        return new Outage(from, until);
    }

    List<String> events() {
        List<String> events = new ArrayList<>(List.of(from.event()));
        until.map(Stated::event).filter(it -> !events.contains(it)).ifPresent(events::add);
        decision.map(Decision::event).ifPresent(events::add);
        return events;
    }
}
