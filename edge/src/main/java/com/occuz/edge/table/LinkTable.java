package com.occuz.edge.table;

import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.LinkEvent;
import org.jspecify.annotations.Nullable;

/** Every link of the installation. One thread writes, any number read. */
public interface LinkTable {

    /** The link of this slug, or {@code null} if the table has none. */
    @Nullable LinkEntry find(DomainId domain, String slug);

    void apply(LinkEvent event);

    /** How many links there are, retired ones included. */
    long size();
}
