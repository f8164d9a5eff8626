package com.occuz.kernel.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.sla.Component;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/** The parts of the service that something touches: one or more, in the order of the enumeration. */
public record Components(@JsonValue SortedSet<Component> values) {

    public Components {
        values = Collections.unmodifiableSortedSet(new TreeSet<>(values));
        if (values.isEmpty()) {
            throw new InvalidValue("at least one component is named");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Components of(Collection<Component> components) {
        // What comes out of JSON may hold null in spite of the type.
        if (components.stream().anyMatch(Objects::isNull)) {
            throw new InvalidValue("a component is text");
        }
        return new Components(new TreeSet<>(components));
    }

    public static Components of(Component... components) {
        return of(List.of(components));
    }

    public boolean include(Component component) {
        return values.contains(component);
    }

    /** The names on the wire. */
    public List<String> wireNames() {
        return values.stream().map(Component::wireName).toList();
    }
}
