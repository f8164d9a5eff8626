package com.occuz.api;

import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.axonframework.queryhandling.QueryGateway;

/** Asks the query side, on the caller's thread. */
public final class Questions {

    private final QueryGateway gateway;

    public Questions(QueryGateway gateway) {
        this.gateway = gateway;
    }

    /** @param answer the raw class of what the handler answers, perhaps within an {@code Optional} */
    public <T> Optional<T> optional(Object query, Class<T> answer) {
        try {
            return gateway.query(query, new Answer<>(answer)).join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** The same for a question that always has an answer. */
    public <T> T one(Object query, Class<T> answer) {
        return optional(query, answer)
                .orElseThrow(() -> new IllegalStateException(query.getClass().getSimpleName() + " was not answered"));
    }
}
