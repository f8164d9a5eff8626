package com.occuz.kernel.click;

import com.occuz.kernel.click.ClickEvent.ClicksRecorded;
import com.occuz.kernel.ledger.RecordedEvent;
import java.util.List;

/**
 * Where clicks are kept. A batch is stored exactly if it starts where its stream ends: a re-sent or re-cut batch never
 * counts twice.
 */
public interface ClickStore {

    /**
     * Stores a batch, or says why not; durable when it returns {@link Outcome.Stored}.
     *
     * @param owner who writes the stream: the account of an import, or one run of a node. The first writer owns it.
     */
    Outcome append(ClicksRecorded batch, String owner);

    /**
     * Makes {@code owner} the only writer of the stream from now on and returns the offset it goes on at. Whoever owned
     * it before finds {@link Outcome.NotTheOwner}: of a copied journal directory only one keeps the stream.
     */
    long claim(StreamId stream, String owner);

    /** The offset that the stream goes on at; 0 for one that nobody has written. */
    long nextOffset(StreamId stream);

    /** Batches after a position of the click store's own order, oldest first. */
    List<RecordedEvent> after(long position, int limit);

    /** The position of the last batch; 0 in an empty store. */
    long head();

    /** What became of a batch. */
    sealed interface Outcome {

        /** It is durable, at this position of the click store. */
        record Stored(long position) implements Outcome {}

        /** The batch starts elsewhere than the stream goes on; nothing was stored. */
        record OffsetMismatch(long expected) implements Outcome {}

        /** Somebody else writes this stream; nothing was stored. */
        record NotTheOwner() implements Outcome {}
    }
}
