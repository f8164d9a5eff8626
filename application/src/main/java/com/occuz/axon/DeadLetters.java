package com.occuz.axon;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.deadletter.DeadLetter;
import org.axonframework.messaging.deadletter.EnqueueDecision;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;

/**
 * A dead-letter queue that is asked for every event whether letters of its aggregate wait, and asks the database once a
 * batch as long as there are none at all. Only who holds the processor's claim adds letters, in the transaction of the
 * batch, so none can appear behind its back. (Axon's own cache outlives the claim.)
 */
record DeadLetters(SequencedDeadLetterQueue<EventMessage<?>> queue)
        implements SequencedDeadLetterQueue<EventMessage<?>> {

    @Override
    public boolean contains(Object sequence) {
        return !isEmptyForThisBatch() && queue.contains(sequence);
    }

    @Override
    public void enqueue(Object sequence, DeadLetter<? extends EventMessage<?>> letter) {
        queue.enqueue(sequence, letter);
        if (CurrentUnitOfWork.isStarted()) {
            CurrentUnitOfWork.get().root().resources().put(key(), false);
        }
    }

    private boolean isEmptyForThisBatch() {
        return CurrentUnitOfWork.isStarted()
                && CurrentUnitOfWork.get()
                        .root()
                        .<Boolean>getOrComputeResource(key(), ignored -> queue.amountOfSequences() == 0);
    }

    private String key() {
        return "no letters at " + System.identityHashCode(queue);
    }

    @Override
    public void evict(DeadLetter<? extends EventMessage<?>> letter) {
        queue.evict(letter);
    }

    @Override
    public void requeue(
            DeadLetter<? extends EventMessage<?>> letter,
            UnaryOperator<DeadLetter<? extends EventMessage<?>>> update) {
        queue.requeue(letter, update);
    }

    @Override
    public Iterable<DeadLetter<? extends EventMessage<?>>> deadLetterSequence(Object sequence) {
        return queue.deadLetterSequence(sequence);
    }

    @Override
    public Iterable<Iterable<DeadLetter<? extends EventMessage<?>>>> deadLetters() {
        return queue.deadLetters();
    }

    @Override
    public boolean isFull(Object sequence) {
        return queue.isFull(sequence);
    }

    @Override
    public long size() {
        return queue.size();
    }

    @Override
    public long sequenceSize(Object sequence) {
        return queue.sequenceSize(sequence);
    }

    @Override
    public long amountOfSequences() {
        return queue.amountOfSequences();
    }

    @Override
    public boolean process(
            Predicate<DeadLetter<? extends EventMessage<?>>> filter,
            Function<DeadLetter<? extends EventMessage<?>>, EnqueueDecision<EventMessage<?>>> task) {
        return queue.process(filter, task);
    }

    @Override
    public void clear() {
        queue.clear();
    }
}
