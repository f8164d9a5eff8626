package com.occuz.kernel.click;

import com.occuz.kernel.link.DomainId;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Visits that found no link to follow: nobody's clicks, so they are in no account's figures.
 *
 * @param day in UTC, by the installation's clock
 * @param visits how many there were on that day
 */
public record Orphans(LocalDate day, DomainId domain, Why why, long visits) {

    /** What the visitor came upon instead. */
    public enum Why {
        /** The domain itself, without a slug. */
        ROOT,
        /** A slug that no link has, or has yet. */
        UNKNOWN,
        /** A link that is expired, used up, retired, switched off or taken down. */
        ENDED;

        /** As the API and the database write it. */
        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
