package com.occuz.edge.table;

import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.LinkEvent;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Every link of the installation. One thread writes, any number read. */
public interface LinkTable {

    /** The link of this slug, or {@code null} if the table has none. */
    @Nullable LinkEntry find(DomainId domain, String slug);

    void apply(LinkEvent event);

    /** Holds the entry, whatever it held of that slug before. */
    void put(LinkEntry entry);

    /** Every entry, those of one domain together; also while the table changes: each is then as it was before or after. */
    void forEach(Consumer<LinkEntry> visitor);

    /** How many links there are, retired ones included. */
    long size();
}
