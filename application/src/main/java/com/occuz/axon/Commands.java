package com.occuz.axon;

import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.refusal.Refused;
import com.occuz.store.ledger.IdempotencyEntry;
import com.occuz.store.ledger.AppendOutcome.Appended;
import com.occuz.store.ledger.LedgerUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.CommandResultMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;

/** Sends commands and tells where their events came to stand. */
public final class Commands {

    /** How long a command meets others at one aggregate before it gives up; each time one of them is through. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final long LONGEST_STEP_ASIDE_MILLIS = 32;

    private final CommandBus bus;

    public Commands(CommandBus bus) {
        this.bus = bus;
    }

    /** A command with the envelope that its events will carry. */
    public record Addressed(AggregateCommand command, Metadata metadata) {}

    /**
     * Sends a command; what it led to is durable on return.
     *
     * @param idempotency stored in the events' transaction
     * @return where the events stand; empty when nothing had to change
     * @throws Refused when the decision says no
     * @throws IdempotencyKeyTaken when another request of that key was stored first
     * @throws LedgerUnavailable when the store is away; the outcome may be unknown
     */
    public Optional<Appended> send(
            AggregateCommand command, Metadata metadata, Optional<IdempotencyEntry> idempotency) {
        return retrying(idempotency, () -> dispatch(new Addressed(command, metadata)));
    }

    /** The same for whoever only wants to know up to which position to wait; empty when nothing had to change. */
    public OptionalLong send(AggregateCommand command, Metadata metadata) {
        return send(command, metadata, Optional.empty())
                .map(appended -> OptionalLong.of(appended.lastPosition()))
                .orElseGet(OptionalLong::empty);
    }

    /** Sends several commands whose events are stored together or not at all. */
    public Optional<Appended> sendTogether(List<Addressed> commands) {
        return sendTogether(commands, Optional.empty());
    }

    /** The same for a request that must not be carried out twice; its key is stored with them. */
    public Optional<Appended> sendTogether(List<Addressed> commands, Optional<IdempotencyEntry> idempotency) {
        return retrying(idempotency, () -> {
            DefaultUnitOfWork<CommandMessage<?>> together = DefaultUnitOfWork.startAndGet(null);
            try {
                commands.forEach(this::dispatch);
            } catch (RuntimeException e) {
                together.rollback(e);
                throw e;
            }
            together.commit();
        });
    }

    private Optional<Appended> retrying(Optional<IdempotencyEntry> idempotency, Runnable work) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (int attempt = 0; ; attempt++) {
            AppendScope scope = new AppendScope(idempotency);
            try {
                ScopedValue.where(AppendScope.CURRENT, scope).run(work);
                return scope.outcome();
            } catch (ConcurrencyException e) {
                if (System.nanoTime() > deadline || !stepAside(attempt)) {
                    throw e;
                }
            }
        }
    }

    /** A pause of random length, so that the same two do not meet again; {@code false} if there is no time left. */
    private static boolean stepAside(int attempt) {
        long longest = Math.min(1L << Math.min(attempt, 10), LONGEST_STEP_ASIDE_MILLIS);
        try {
            Thread.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextLong(longest * 1_000_000)));
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void dispatch(Addressed addressed) {
        AtomicReference<CommandResultMessage<?>> result = new AtomicReference<>();
        // The bus is the local one: it calls back on this thread before it returns.
        bus.dispatch(
                new GenericCommandMessage<>(addressed.command(), addressed.metadata().asMap()),
                (message, answer) -> result.set(answer));
        CommandResultMessage<?> answer = result.get();
        if (answer == null) {
            throw new IllegalStateException("the command bus gave no answer");
        }
        if (answer.isExceptional()) {
            throw unchecked(answer.exceptionResult());
        }
    }

    private static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof RuntimeException unchecked) {
            return unchecked;
        }
        return new IllegalStateException("a command handler failed", failure);
    }
}
