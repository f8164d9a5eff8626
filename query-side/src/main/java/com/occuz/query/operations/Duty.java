package com.occuz.query.operations;

import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.ledger.EventTypes;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a processor must have handled: every event of these kinds.
 *
 * @param source where it reads from; positions are that store's
 * @param typeNames stored names without revision, e.g. {@code link.LinkCreated}
 */
public record Duty(String processor, Source source, Set<String> typeNames) {

    /** The two stores, each with an order of its own. */
    public enum Source {
        LEDGER,
        CLICKS
    }

    public Duty {
        typeNames = Set.copyOf(typeNames);
    }

    /** Every event of one vocabulary. */
    public static Duty of(
            String processor, Source source, EventTypes types, Class<? extends DomainEvent> vocabulary) {
        return of(processor, source, types, Set.of(vocabulary));
    }

    /** Every event of some vocabularies. */
    public static Duty of(
            String processor, Source source, EventTypes types, Set<Class<? extends DomainEvent>> vocabularies) {
        return new Duty(
                processor,
                source,
                types.entries().stream()
                        .filter(entry -> vocabularies.stream().anyMatch(it -> it.isAssignableFrom(entry.payload())))
                        .map(entry -> entry.type().name())
                        .collect(Collectors.toSet()));
    }
}
