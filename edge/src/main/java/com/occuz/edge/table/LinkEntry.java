package com.occuz.edge.table;

import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.Validity;
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
     */
    record Live(
            LinkId link,
            @Nullable String destination,
            @Nullable String location,
            @Nullable String title,
            int status,
            Validity validity)
            implements LinkEntry {

        Live leadingTo(@Nullable String newDestination) {
            return new Live(link, newDestination, Location.of(newDestination), title, status, validity);
        }

        Live titled(@Nullable String newTitle) {
            return new Live(link, destination, location, newTitle, status, validity);
        }

        Live answeredWith(int newStatus) {
            return new Live(link, destination, location, title, newStatus, validity);
        }

        Live validIn(Validity newValidity) {
            return new Live(link, destination, location, title, status, newValidity);
        }
    }

    /** Its slug is nobody's any more. */
    record Retired(LinkId link) implements LinkEntry {}
}
