package com.occuz.kernel.ledger;

import java.util.Optional;
import java.util.function.Function;

/**
 * A value that can identify a person or is a customer's content. Inside an event it is stored encrypted under the key
 * of its subject; once that key is destroyed it reads as {@link Erased} for ever, and nothing else of the event changes.
 *
 * <p>Stored form: {@code {"subject": "account:acme", "sealed": "<base64url of nonce, ciphertext and tag>"}}.
 */
public sealed interface Erasable<T> {

    /** What stands in the place of a value that was erased. */
    String ERASED_TEXT = "[erased]";

    KeySubject subject();

    record Present<T>(KeySubject subject, T value) implements Erasable<T> {
        /** Does not print the value: events are logged, and logs are not erased. */
        @Override
        public String toString() {
            return "Erasable[" + subject + "]";
        }
    }

    record Erased<T>(KeySubject subject) implements Erasable<T> {}

    static <T> Erasable<T> of(KeySubject subject, T value) {
        return new Present<>(subject, value);
    }

    /** The value, empty once it is erased. */
    default Optional<T> known() {
        return switch (this) {
            case Present<T> present -> Optional.of(present.value());
            case Erased<T> ignored -> Optional.empty();
        };
    }

    /** The value as text for people, {@value #ERASED_TEXT} once it is erased. */
    default String text(Function<? super T, String> print) {
        return known().map(print).orElse(ERASED_TEXT);
    }

    default String text() {
        return text(Object::toString);
    }
}
