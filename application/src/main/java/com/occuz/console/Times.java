package com.occuz.console;

import com.occuz.kernel.refusal.InvalidValue;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** All times are shown and taken in EST, fixed at UTC−05:00 all year (§ 13); templates call it {@code est}. */
@Component("est")
public final class Times {

    static final ZoneOffset EST = ZoneOffset.ofHours(-5);

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm", Locale.ENGLISH);
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss", Locale.ENGLISH);
    private static final DateTimeFormatter EXACT = DateTimeFormatter.ofPattern("d MMM yyyy, HH:mm:ss.SSS", Locale.ENGLISH);
    private static final DateTimeFormatter INPUT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm");

    /** To the minute. */
    public String text(Instant at) {
        return minutes(at);
    }

    static String minutes(Instant at) {
        return MINUTES.format(at.atOffset(EST)) + " EST";
    }

    /** To the millisecond, where the order of things is told; whole seconds as such. */
    public String exact(Instant at) {
        boolean whole = at.getNano() < 1_000_000;
        return (whole ? SECONDS : EXACT).format(at.atOffset(EST)) + " EST";
    }

    /** As an input field for date and time holds it. */
    public String input(@Nullable Instant at) {
        return at == null ? "" : INPUT.format(at.atOffset(EST));
    }

    /** @throws InvalidValue if it is not what such a field sends */
    static Instant parse(String text) {
        try {
            return LocalDateTime.parse(text).toInstant(EST);
        } catch (DateTimeParseException e) {
            throw new InvalidValue("write a date and a time, such as 2026-01-09 20:00");
        }
    }
}
