package com.occuz.command;

import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.refusal.TimeRefusal.InTheFuture;
import com.occuz.kernel.refusal.TimeRefusal.TooEarly;
import com.occuz.kernel.refusal.TimeRefusal.TooLate;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A time that somebody states, on its way to being accepted: each check names its field. */
public record Times(String field, Instant stated) {

    /**
     * @param stated the present where it is left out
     * @throws Refused if it lies in the future
     */
    public static Times of(String field, Optional<Instant> stated, Instant now) {
        stated.filter(now::isBefore).ifPresent(it -> {
            throw new Refused(new InTheFuture(field, now));
        });
        return new Times(field, stated.orElse(now));
    }

    /** @param what what happened at {@code earliest}, as a clause; without an instant it is no bound */
    public Times notBefore(String what, @Nullable Instant earliest) {
        if (earliest != null && stated.isBefore(earliest)) {
            throw new Refused(new TooEarly(field, what, earliest));
        }
        return this;
    }

    /** @param what what happened at {@code latest}, as a clause; without an instant it is no bound */
    public Times notAfter(String what, @Nullable Instant latest) {
        if (latest != null && stated.isAfter(latest)) {
            throw new Refused(new TooLate(field, what, latest));
        }
        return this;
    }
}
