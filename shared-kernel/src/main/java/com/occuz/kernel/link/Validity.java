package com.occuz.kernel.link;

import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.time.Storable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a link redirects: {@code [validFrom, expiresAt)}, UTC; {@code null} leaves a side open.
 */
public record Validity(@Nullable Instant validFrom, @Nullable Instant expiresAt) {

    public static final Validity ALWAYS = new Validity(null, null);

    public Validity {
        validFrom = validFrom == null ? null : Storable.instant("the start of a link's validity", validFrom);
        expiresAt = expiresAt == null ? null : Storable.instant("the end of a link's validity", expiresAt);
        if (validFrom != null && expiresAt != null && !validFrom.isBefore(expiresAt)) {
            throw new InvalidValue("a link must become valid before it expires");
        }
    }

    public boolean hasBegunBy(Instant instant) {
        return validFrom == null || !instant.isBefore(validFrom);
    }

    public boolean hasEndedBy(Instant instant) {
        return expiresAt != null && !instant.isBefore(expiresAt);
    }
}
