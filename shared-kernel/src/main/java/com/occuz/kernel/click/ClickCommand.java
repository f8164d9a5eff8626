package com.occuz.kernel.click;

import com.occuz.kernel.link.LinkId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of the click store from outside the edge. */
public sealed interface ClickCommand {

    /**
     * Records clicks that were answered elsewhere. Answer: {@code ClickStore.Outcome}.
     *
     * @param owner whose stream it is; nobody else may go on with it
     * @param offset where in the stream the first of them stands
     */
    record RecordClicks(StreamId stream, long offset, String owner, List<SubmittedClick> clicks)
            implements ClickCommand {

        public RecordClicks {
            clicks = List.copyOf(clicks);
        }
    }

    /**
     * A click as it was handed in.
     *
     * @param at when it was answered; may lie in the past
     * @param visitor a name for the visitor, or their address; hashed on the way in and not kept
     * @param address the visitor's IP address; says in which country they were, and is not kept
     * @param arrival what the source says of that itself; then no address is looked at
     */
    record SubmittedClick(
            LinkId link,
            Instant at,
            @Nullable String userAgent,
            @Nullable String referrer,
            @Nullable String language,
            @Nullable String visitor,
            @Nullable String address,
            @Nullable Arrival arrival) {

        /** One that nobody knows the address of. */
        public SubmittedClick(
                LinkId link,
                Instant at,
                @Nullable String userAgent,
                @Nullable String referrer,
                @Nullable String language,
                @Nullable String visitor) {
            this(link, at, userAgent, referrer, language, visitor, null, null);
        }
    }
}
