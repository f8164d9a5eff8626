package com.occuz.axon;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.ResultMessage;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Makes one view again, step by step. Each step is one transaction: rows, the account of handled events and the position
 * are committed together, and only as long as this node is the one who does it. The last step catches up with the live
 * view, whose processor is held meanwhile, and puts the new tables in the place of its own.
 */
final class ViewRebuild {

    /** The live processor may be in the middle of a batch. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final View view;
    private final String node;
    private final RebuildTable table;
    private final TokenTable tokens;
    private final DeadLetterTable letters;
    private final TransactionTemplate transactions;
    private final AnnotationEventHandlerAdapter projection;

    ViewRebuild(
            View view,
            String node,
            RebuildTable table,
            TokenTable tokens,
            DeadLetterTable letters,
            TransactionTemplate transactions) {
        this.view = view;
        this.node = node;
        this.table = table;
        this.tokens = tokens;
        this.letters = letters;
        this.transactions = transactions;
        this.projection = new AnnotationEventHandlerAdapter(view.next().projection());
    }

    /** What is to be done after a step. */
    enum Outcome {
        GO_ON,
        /** The new tables hold what the live ones held a moment ago. */
        CAUGHT_UP,
        /** Somebody else is in the way, for a moment. */
        TRY_AGAIN,
        /** It was taken from this node. */
        LOST,
        DONE
    }

    /**
     * As much as fits into one transaction.
     *
     * @throws EventNotHandled and others where going on would leave something out; nothing of this step is left
     */
    Outcome step() {
        Outcome outcome = Objects.requireNonNull(transactions.execute(status -> catchUp()));
        if (outcome != Outcome.CAUGHT_UP) {
            return outcome;
        }
        table.analyze(view.next().tables());
        return Objects.requireNonNull(transactions.execute(status -> takeOver()));
    }

    private Outcome catchUp() {
        Optional<Long> position = table.hold(view.name(), node);
        if (position.isEmpty()) {
            return Outcome.LOST;
        }
        List<TrackedEventMessage<?>> batch = next(position.get(), tokens.reached(view.name()).position());
        handle(batch);
        long end = batch.isEmpty() ? position.get() : positionOf(batch.getLast());
        table.advance(view.name(), end);
        return batch.isEmpty() ? Outcome.CAUGHT_UP : Outcome.GO_ON;
    }

    private Outcome takeOver() {
        table.waitForLocksAtMost(PATIENCE);
        Optional<Long> position = table.hold(view.name(), node);
        if (position.isEmpty()) {
            return Outcome.LOST;
        }
        if (!letters.hold(view.name())) {
            return Outcome.TRY_AGAIN;
        }
        List<TrackedEventMessage<?>> rest = next(position.get(), tokens.hold(view.name()).position());
        if (rest.size() == view.batch()) {
            return Outcome.GO_ON;
        }
        handle(rest);
        table.takeOver(view.name(), view.next().tables());
        letters.drop(view.name());
        if (!table.askAgainIfErased(view.name())) {
            table.remove(view.name());
        }
        return Outcome.DONE;
    }

    private void handle(List<TrackedEventMessage<?>> batch) {
        if (batch.isEmpty()) {
            return;
        }
        BatchingUnitOfWork<TrackedEventMessage<?>> unit = new BatchingUnitOfWork<>(batch);
        Callable<Boolean> handling = () -> {
            EventMessage<?> event = unit.getMessage();
            boolean concerned = projection.canHandle(event);
            if (concerned) {
                handle(event);
            }
            return concerned;
        };
        ResultMessage<Boolean> result = unit.executeWithResult(handling);
        if (result.isExceptional()) {
            Throwable cause = result.exceptionResult();
            throw cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
        }
    }

    private void handle(EventMessage<?> event) {
        try {
            projection.handle(event);
        } catch (Exception e) {
            throw new EventNotHandled(event, e);
        }
    }

    /** Events after a position, no further than the live view has come. */
    private List<TrackedEventMessage<?>> next(long after, long target) {
        List<TrackedEventMessage<?>> batch = new ArrayList<>();
        if (after >= target) {
            return batch;
        }
        try (FeedStream stream = new FeedStream(view.feed(), view.features(), view.batch(), after)) {
            // An event that this version cannot read is met at the beginning of a batch, which then fails.
            while (batch.size() < view.batch()
                    && (batch.isEmpty() ? stream.hasNextAvailable(0, TimeUnit.MILLISECONDS) : stream.peek().isPresent())) {
                TrackedEventMessage<?> event = stream.nextAvailable();
                if (positionOf(event) > target) {
                    break;
                }
                batch.add(event);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        return batch;
    }

    private static long positionOf(TrackedEventMessage<?> event) {
        return LedgerStorageEngine.positionOf(event.trackingToken());
    }
}
