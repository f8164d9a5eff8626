package com.occuz.query.projection;

import com.occuz.kernel.ledger.UnknownEvent;
import org.jspecify.annotations.Nullable;

/** Checks on how events are delivered. They stop a processor visibly where going on would lose an event. */
public final class Delivered {

    /** The metadata entry that holds an event's position in its store, a {@link Long}. */
    public static final String POSITION = "position";

    private Delivered() {}

    /**
     * The position of an event. A missing one is asked for here and not in the annotation: there it would make the
     * method inapplicable, and the event would be skipped without a word.
     */
    public static long position(@Nullable Long position) {
        if (position == null) {
            throw new IllegalStateException("an event was delivered without its position");
        }
        return position;
    }

    /** @throws UnknownEventMet if an event that nobody here can read belongs to {@code feature} */
    public static void refuse(UnknownEvent event, String feature) {
        if (event.type().feature().equals(feature)) {
            throw new UnknownEventMet(event);
        }
    }

    /** A processor met an event of its own feature that this version cannot read; it must not go on. */
    public static final class UnknownEventMet extends IllegalStateException {
        UnknownEventMet(UnknownEvent event) {
            super("this version cannot read events of type " + event.type() + "; run the version that wrote them");
        }
    }
}
