package com.occuz.edge.snapshot;

import com.occuz.edge.table.LedgerMark;
import com.occuz.edge.table.StoreIdentity;
import com.occuz.kernel.work.WorkId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/**
 * What a snapshot says of itself, in front of the links.
 *
 * @param mark up to where of which ledger its links are at least; the events after that are applied again
 * @param clockOffset what the installation's clock was ahead of real time
 * @param takenAt real time
 * @param types every stored type of event that whoever wrote it could read into it
 */
public record SnapshotHeader(LedgerMark mark, Duration clockOffset, Instant takenAt, Set<String> types) {

    public SnapshotHeader {
        types = Set.copyOf(types);
    }

    void write(SealedWriter out) {
        out.text(mark.store().storeId());
        out.number(mark.store().epoch());
        out.number(mark.position());
        out.number(clockOffset.toMillis());
        out.number(takenAt.toEpochMilli());
        write(out, types);
        write(out, texts(mark.planned()));
        write(out, texts(mark.running()));
    }

    static SnapshotHeader read(SealedReader in) throws SnapshotUnusable {
        StoreIdentity store = new StoreIdentity(in.text(), (int) in.number());
        long position = in.number();
        Duration clockOffset = Duration.ofMillis(in.number());
        Instant takenAt = Instant.ofEpochMilli(in.number());
        Set<String> types = readTexts(in);
        LedgerMark mark = new LedgerMark(store, position, works(readTexts(in)), works(readTexts(in)));
        return new SnapshotHeader(mark, clockOffset, takenAt, types);
    }

    private static void write(SealedWriter out, Set<String> texts) {
        out.number(texts.size());
        texts.stream().sorted().forEach(out::text);
    }

    private static Set<String> readTexts(SealedReader in) throws SnapshotUnusable {
        Set<String> texts = new HashSet<>();
        for (long left = in.number(); left > 0; left--) {
            texts.add(in.text());
        }
        return texts;
    }

    private static Set<String> texts(Set<WorkId> works) {
        Set<String> texts = new HashSet<>();
        works.forEach(work -> texts.add(work.toString()));
        return texts;
    }

    private static Set<WorkId> works(Set<String> texts) {
        Set<WorkId> works = new HashSet<>();
        texts.forEach(text -> works.add(WorkId.parse(text)));
        return works;
    }
}
