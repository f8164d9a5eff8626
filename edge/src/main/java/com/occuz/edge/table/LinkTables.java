package com.occuz.edge.table;

import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.LinkEvent;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The table in use. Another one, filled aside, takes its place at once: nobody sees half of it. */
public final class LinkTables implements LinkTable {

    private final Supplier<LinkTable> empty;
    private volatile LinkTable current;

    /** @param empty makes a table that holds nothing */
    public LinkTables(Supplier<LinkTable> empty) {
        this.empty = empty;
        this.current = empty.get();
    }

    /** A table of the same kind, to be filled aside. */
    public LinkTable aside() {
        return empty.get();
    }

    public void use(LinkTable table) {
        current = table;
    }

    @Override
    public @Nullable LinkEntry find(DomainId domain, String slug) {
        return current.find(domain, slug);
    }

    @Override
    public void apply(LinkEvent event) {
        current.apply(event);
    }

    @Override
    public void put(LinkEntry entry) {
        current.put(entry);
    }

    @Override
    public void putEncoded(DomainId domain, byte[] bytes, int from, int length) {
        current.putEncoded(domain, bytes, from, length);
    }

    @Override
    public void reserve(long links) {
        current.reserve(links);
    }

    @Override
    public void forEachEncoded(Encoded visitor) {
        current.forEachEncoded(visitor);
    }

    @Override
    public long size() {
        return current.size();
    }
}
