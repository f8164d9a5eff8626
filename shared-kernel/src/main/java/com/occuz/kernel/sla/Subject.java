package com.occuz.kernel.sla;

import com.occuz.kernel.account.AccountId;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Whose time is measured: of one component or of the platform, for everybody or as one customer met it.
 *
 * @param component empty: the platform, which is down in the union of its components' Sev 1 windows
 * @param account empty: only what hit everybody counts; otherwise what hit this customer alone counts as well
 */
public record Subject(Optional<Component> component, Optional<AccountId> account) {

    public static final Subject PLATFORM = new Subject(Optional.empty(), Optional.empty());

    public static Subject of(Component component) {
        return new Subject(Optional.of(component), Optional.empty());
    }

    /** Whether an incident that hits {@code components} hits this. */
    boolean isHitBy(Set<Component> components) {
        return component
                .map(components::contains)
                .orElseGet(() -> components.stream().anyMatch(Component::countsForPlatform));
    }

    /** Which of an incident's components this is hit in. */
    Set<Component> hitComponents(Set<Component> components) {
        return components.stream()
                .filter(it -> component.map(it::equals).orElseGet(it::countsForPlatform))
                .collect(Collectors.toSet());
    }

    /** Whether planned work on {@code components} is work on this; on the platform only where it covers all of it. */
    boolean isCoveredBy(Set<Component> components) {
        return component
                .map(components::contains)
                .orElseGet(() -> Arrays.stream(Component.values())
                        .filter(Component::countsForPlatform)
                        .allMatch(components::contains));
    }

    /** Whether an incident of {@code owner} with this scope counts here. */
    boolean counts(IncidentScope scope, AccountId owner) {
        return scope == IncidentScope.PLATFORM || account.filter(owner::equals).isPresent();
    }
}
