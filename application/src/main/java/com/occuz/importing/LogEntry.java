package com.occuz.importing;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/** What one line of an access log says. */
sealed interface LogEntry {

    /**
     * A request that was answered.
     *
     * @param client the address, or the host name where the server looked it up
     * @param at with the offset that the log states, in seconds
     * @param target as the client sent it, begins with a slash; bytes that cannot stand in a URL are percent-encoded
     * @param referrer as sent, in the same form; {@code null} where there was none
     * @param userAgent {@code null} where there was none
     */
    record Request(
            String client,
            OffsetDateTime at,
            String target,
            @Nullable String referrer,
            @Nullable String userAgent)
            implements LogEntry {}

    /** A line that is not complete and well-formed; {@code reason} says what is wrong, without quoting it. */
    record Unreadable(String reason) implements LogEntry {}
}
