package com.occuz.query.projection;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Collects what a batch of events changes and writes it once, just before the transaction of the batch commits: with
 * its token, or not at all. A thousand events then cost a few statements instead of thousands of round trips. Outside a
 * unit of work every change is written at once.
 *
 * @param <B> what changes are collected in
 */
public final class BatchWriter<B> {

    private final String key;
    private final Supplier<B> empty;
    private final Consumer<B> write;

    /** @param name unique among the writers of one process, e.g. the processor's name and the table */
    public BatchWriter(String name, Supplier<B> empty, Consumer<B> write) {
        this.key = BatchWriter.class.getName() + ":" + name;
        this.empty = empty;
        this.write = write;
    }

    public void change(Consumer<B> change) {
        if (!CurrentUnitOfWork.isStarted()) {
            B single = empty.get();
            change.accept(single);
            write.accept(single);
        } else {
            change.accept(collected(CurrentUnitOfWork.get().root()));
        }
    }

    private B collected(UnitOfWork<?> unit) {
        return unit.getOrComputeResource(key, ignored -> {
            B batch = empty.get();
            unit.onPrepareCommit(committing -> write.accept(batch));
            return batch;
        });
    }
}
