package com.occuz.kernel.operations;

import com.occuz.kernel.ledger.DomainEvent;
import java.time.Instant;

/** What has happened to the installation as a whole. */
public sealed interface InstallationEvent extends DomainEvent {

    /** The aggregate that all of them belong to. */
    String AGGREGATE_ID = "operations:installation";

    /** @param storeId the permanent id of this event store, a UUID */
    record InstallationCreated(String storeId, Instant occurredAt) implements InstallationEvent {}

    /** From here on every figure of this installation is marked: its clock was not the real one. */
    record TestClockStarted(Instant startedAt, Instant occurredAt) implements InstallationEvent {}

    /** @param from installation time before, @param to after; forwards only */
    record TestClockAdvanced(Instant from, Instant to, Instant occurredAt) implements InstallationEvent {}

    /**
     * What follows is made up: from here on every page of this installation says so.
     *
     * @param seed of the generator; the same one makes the same content
     */
    record DemonstrationBegun(long seed, Instant occurredAt) implements InstallationEvent {}

    /** All that the generator made is recorded; what follows is what people did with it. */
    record DemonstrationLoaded(Instant occurredAt) implements InstallationEvent {}
}
