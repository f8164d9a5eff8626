package com.occuz.edge.snapshot;

import com.occuz.edge.table.LinkTable;
import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.refusal.InvalidValue;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/** Links as a snapshot holds them: as the table does, and the domain whenever it is another one. */
final class LinkCodec {

    private static final int END = 0;
    private static final int DOMAIN = 1;
    private static final int LINK = 2;

    private LinkCodec() {}

    static void write(SealedWriter out, LinkTable table) {
        out.number(table.size());
        @Nullable DomainId[] domain = {null};
        table.forEachEncoded((of, bytes, from, length) -> {
            if (!of.equals(domain[0])) {
                domain[0] = of;
                out.octet(DOMAIN);
                out.text(of.value());
            }
            out.octet(LINK);
            out.bytes(bytes, from, length);
        });
        out.octet(END);
    }

    static void read(SealedReader in, LinkTable table) throws SnapshotUnusable {
        table.reserve(in.number());
        DomainId domain = DomainId.DEFAULT;
        try {
            for (int kind = in.octet(); kind != END; kind = in.octet()) {
                switch (kind) {
                    case DOMAIN -> domain = new DomainId(in.text());
                    case LINK -> {
                        int length = in.bytes();
                        table.putEncoded(domain, in.array(), in.from(), length);
                    }
                    default -> throw new SnapshotUnusable("it holds something that this version does not know");
                }
            }
        } catch (InvalidValue | JacksonException e) {
            throw new SnapshotUnusable("it holds a link that this version does not understand", e);
        }
    }
}
