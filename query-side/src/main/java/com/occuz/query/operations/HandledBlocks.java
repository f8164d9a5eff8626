package com.occuz.query.operations;

import com.occuz.query.projection.BatchWriter;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where projections account for every event that they have applied. It is written in the transaction of the rows, so
 * that the account is neither ahead of the view nor behind it. Projections call it themselves, after the row changed:
 * around the handler an error that somebody swallows would count as handled.
 */
public final class HandledBlocks {

    /** One processor's block. */
    record Key(String processor, long block) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byName = processor.compareTo(other.processor);
            return byName == 0 ? Long.compare(block, other.block) : byName;
        }
    }

    private final HandledTable table;
    private final BatchWriter<Map<Key, Blocks.Sum>> sums;

    public HandledBlocks(HandledTable table) {
        this.table = table;
        this.sums = new BatchWriter<>("handled", TreeMap::new, table::add);
    }

    /** The processor has applied the event at this position of its store. */
    public void count(String processor, long position) {
        sums.change(added ->
                added.merge(new Key(processor, Blocks.of(position)), Blocks.Sum.of(position), Blocks.Sum::plus));
    }

    /** The processor starts again from the first event; its rows go in the same transaction. */
    public void reset(String processor) {
        table.reset(processor);
    }
}
