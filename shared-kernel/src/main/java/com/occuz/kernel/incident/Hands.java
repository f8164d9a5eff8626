package com.occuz.kernel.incident;

import com.occuz.kernel.ledger.Actor;
import org.jspecify.annotations.Nullable;

/**
 * Whose act is whose, where a second one of the same is told of the first.
 *
 * @param acknowledgedBy {@code null} before, and where nobody knows
 * @param restoredBy who recorded the last restoration; {@code null} before, and where nobody knows
 */
public record Hands(@Nullable Actor acknowledgedBy, @Nullable Actor restoredBy) {

    static final Hands NONE = new Hands(null, null);

    Hands acknowledged(@Nullable Actor by) {
        return new Hands(by, restoredBy);
    }

    Hands restored(@Nullable Actor by) {
        return new Hands(acknowledgedBy, by);
    }
}
