package com.occuz.edge.table;

import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.LinkEvent;
import org.jspecify.annotations.Nullable;

/** Every link of the installation. One thread writes, any number read. */
public interface LinkTable {

    /** The link of this slug, or {@code null} if the table has none. */
    @Nullable LinkEntry find(DomainId domain, String slug);

    void apply(LinkEvent event);

    /** Holds the entry, whatever it held of that slug before. */
    void put(LinkEntry entry);

    /**
     * The same for an entry as {@link #forEachEncoded} gives it.
     *
     * @throws com.occuz.kernel.refusal.InvalidValue if this version does not understand it
     * @throws tools.jackson.core.JacksonException likewise
     */
    void putEncoded(DomainId domain, byte[] bytes, int from, int length);

    /** Makes room for so many links at once. */
    void reserve(long links);

    /**
     * Every entry as bytes, which must not be changed; also while the table changes: each is then as it was before or after,
     * or both, the later one last.
     */
    void forEachEncoded(Encoded visitor);

    /** Takes the bytes of one entry. */
    interface Encoded {
        void entry(DomainId domain, byte[] bytes, int from, int length);
    }

    /** How many links there are, retired ones included. */
    long size();
}
