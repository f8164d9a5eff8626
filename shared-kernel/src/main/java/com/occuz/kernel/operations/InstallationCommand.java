package com.occuz.kernel.operations;

import com.occuz.kernel.ledger.AggregateCommand;
import java.time.Instant;

/** What can be asked of the installation. */
public sealed interface InstallationCommand extends AggregateCommand {

    Instant at();

    @Override
    default String aggregateId() {
        return InstallationEvent.AGGREGATE_ID;
    }

    record CreateInstallation(String storeId, Instant at) implements InstallationCommand {}

    record StartTestClock(Instant startAt, Instant at) implements InstallationCommand {}

    record AdvanceTestClock(Instant to, Instant at) implements InstallationCommand {}

    /** Marks an installation whose content will be made up, for ever. */
    record BeginDemonstration(long seed, Instant at) implements InstallationCommand {}

    record EndLoading(Instant at) implements InstallationCommand {}
}
