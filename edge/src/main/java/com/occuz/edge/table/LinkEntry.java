package com.occuz.edge.table;

import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkOptions;
import com.occuz.kernel.link.Validity;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the edge has to know of a link, and no more: there may be a million of them. */
public sealed interface LinkEntry {

    LinkId link();

    /**
     * A link that redirects while it is valid.
     *
     * @param destination as its owner gave it; {@code null} once it is erased
     * @param location the destination as it stands in a header; {@code null} once it is erased
     * @param title {@code null} where it has none
     * @param status 301, 302, 307 or 308
     * @param options shared by all links that leave them as they are
     * @param isTakenDown by those who run the platform
     */
    record Live(
            LinkId link,
            @Nullable String destination,
            @Nullable String location,
            @Nullable String title,
            int status,
            Validity validity,
            LinkOptions options,
            boolean isTakenDown)
            implements LinkEntry {

        /** The same, and its location follows from its destination. */
        public Live(
                LinkId link,
                @Nullable String destination,
                @Nullable String title,
                int status,
                Validity validity,
                LinkOptions options,
                boolean isTakenDown) {
            this(link, destination, Location.of(destination), title, status, validity, options, isTakenDown);
        }

        Live leadingTo(@Nullable String newDestination) {
            return new Live(link, newDestination, title, status, validity, options, isTakenDown);
        }

        Live titled(@Nullable String newTitle) {
            return new Live(link, destination, location, newTitle, status, validity, options, isTakenDown);
        }

        Live answeredWith(int newStatus) {
            return new Live(link, destination, location, title, newStatus, validity, options, isTakenDown);
        }

        Live validIn(Validity newValidity) {
            return new Live(link, destination, location, title, status, newValidity, options, isTakenDown);
        }

        Live with(UnaryOperator<LinkOptions> change) {
            LinkOptions changed = change.apply(options);
            LinkOptions shared = changed.equals(LinkOptions.USUAL) ? LinkOptions.USUAL : changed;
            return new Live(link, destination, location, title, status, validity, shared, isTakenDown);
        }

        Live takenDown(boolean newlyTakenDown) {
            return new Live(link, destination, location, title, status, validity, options, newlyTakenDown);
        }
    }

    /** Its slug is nobody's any more. */
    record Retired(LinkId link) implements LinkEntry {}
}
