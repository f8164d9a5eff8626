package com.occuz.boot;

import com.occuz.Settings;
import com.occuz.api.Positions;
import com.occuz.axon.AxonNode;
import com.occuz.demo.Cast;
import com.occuz.demo.DemoYear;
import com.occuz.demo.Scene;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.click.ClickCommand.RecordClicks;
import com.occuz.kernel.incident.IncidentQuery.RingingClock;
import com.occuz.kernel.operations.InstallationCommand.EndLoading;
import com.occuz.kernel.operations.InstallationEvent;
import com.occuz.kernel.operations.InstallationEvent.DemonstrationBegun;
import com.occuz.kernel.operations.InstallationEvent.DemonstrationLoaded;
import com.occuz.kernel.time.Est;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills an empty installation with a made-up year: its clock starts a year ago and is moved on from scene to scene, so
 * that everything is recorded in order and at its time, by the commands that people send. The mark is in the ledger's
 * first append.
 *
 * @param seed of the generator
 * @param until where the year ends, and the clock runs on from
 */
record Demonstration(Stores stores, long seed, Instant until) {

    private static final Logger LOG = LoggerFactory.getLogger(Demonstration.class);

    /** How many clocks may ring between two scenes; more than there are incidents. */
    private static final int MOST_RINGS = 1_000;

    /** How often two seconds are waited for a view; a busy machine may take its time, a broken one must not take ours. */
    private static final int PATIENCE = 60;

    /**
     * The demonstration that is to be loaded, whose clock has been started; empty if none is wanted, or it is loaded.
     *
     * @throws StartRefused if the installation has content that is not a demonstration's
     */
    static Optional<Demonstration> prepare(Settings settings, Stores stores) {
        if (settings.demonstration().isEmpty()) {
            return Optional.empty();
        }
        if (stores.ledgerTable().head() > 0) {
            if (has(stores, DemonstrationLoaded.class)) {
                return Optional.empty();
            }
            throw new StartRefused(
                    has(stores, DemonstrationBegun.class)
                            ? "--demo was interrupted before its year was loaded; begin again with another --data, or delete "
                                    + settings.data()
                            : "--demo fills an empty installation, and this one has content already; give it another --data");
        }
        if (!settings.has(Settings.Role.PROCESSORS)) {
            throw new StartRefused("--demo needs the role processors");
        }
        Instant until = settings.testClock().orElse(Instant.now()).truncatedTo(ChronoUnit.SECONDS);
        stores.installation().startTestClock(DemoYear.startBefore(until));
        stores.clock().refresh();
        return Optional.of(new Demonstration(stores, settings.demonstration().get(), until));
    }

    /** Whether this installation is marked: what it shows is made up. */
    static boolean isMarked(Stores stores) {
        return has(stores, DemonstrationBegun.class);
    }

    private static boolean has(Stores stores, Class<? extends InstallationEvent> event) {
        // The mark is among the aggregate's first events, and nothing but its completion comes next.
        return stores.ledgerTable().ofAggregate(InstallationEvent.AGGREGATE_ID, 0, 10).stream()
                .anyMatch(recorded -> event.isInstance(recorded.payload()));
    }

    /** On return everything is recorded, every view shows it, and the clock is at the present. */
    void load(AxonNode axon, FirstRun people, Settings settings) {
        LOG.info("Loading a demonstration from seed {}: a year until {}", seed, Est.text(until));
        DemoYear year = DemoYear.of(seed, until, cast(people));
        Positions positions = new Positions(stores.progress(), axon.ledgerViews());
        RingingClocks clocks = RingingClocks.of(axon);
        YearMonth month = YearMonth.from(DemoYear.startBefore(until).atOffset(Est.OFFSET));
        for (Scene scene : year.scenes()) {
            YearMonth next = YearMonth.from(scene.at().atOffset(Est.OFFSET));
            if (next.isAfter(month)) {
                LOG.info("  {} is loaded", month);
                month = next;
            }
            ring(clocks, positions, scene.at());
            moveTo(scene.at());
            axon.commands().send(scene.command(), scene.metadata()).ifPresent(positions::await);
        }
        ring(clocks, positions, until);
        moveTo(until);
        LOG.info("  {} is loaded; the clicks of the year follow", month);
        stores.visitorKeys().refresh();
        for (RecordClicks batch : year.clicks()) {
            axon.commandGateway().sendAndWait(batch);
        }
        moveTo(settings.testClock().orElse(Instant.now()));
        stores.visitorKeys().refresh();
        Instant now = stores.clock().instant();
        long last = axon.commands()
                .send(new EndLoading(now), InstallationActor.envelope(AccountId.PLATFORM))
                .orElseGet(stores.ledgerTable()::head);
        untilShown(() -> positions.await(last));
        untilShown(() -> positions.awaitClicks(stores.clicks().head()));
        LOG.info("  the demonstration is complete: {} scenes, {} batches of clicks", year.scenes().size(), year.clicks().size());
    }

    private static Cast cast(FirstRun people) {
        Map<AccountId, UserId> customers = new HashMap<>();
        people.people().stream()
                .filter(person -> person.role() == Role.CUSTOMER)
                .forEach(person -> customers.put(person.account(), person.user()));
        return new Cast(customers, ofRole(people, Role.SUPPORT), ofRole(people, Role.OPERATOR).getFirst());
    }

    private static List<UserId> ofRole(FirstRun people, Role role) {
        return people.people().stream()
                .filter(person -> person.role() == role)
                .map(FirstRun.Person::user)
                .toList();
    }

    /** Lets every clock ring that does so before {@code next}, each at its time; what rings may let others ring. */
    private void ring(RingingClocks clocks, Positions positions, Instant next) {
        for (int rung = 0; rung < MOST_RINGS; rung++) {
            Optional<RingingClock> first =
                    clocks.by(next).stream().min(Comparator.comparing(RingingClock::ringsAt));
            if (first.isEmpty()) {
                return;
            }
            moveTo(first.get().ringsAt());
            clocks.record(first.get(), stores.clock().instant());
            positions.await(stores.ledgerTable().head());
        }
        throw new IllegalStateException("a clock of the demonstration rings without end");
    }

    private void moveTo(Instant at) {
        if (at.isAfter(stores.clock().instant())) {
            stores.installation().advanceTestClock(at);
            stores.clock().refresh();
        }
    }

    private static void untilShown(BooleanSupplier shown) {
        for (int i = 0; i < PATIENCE; i++) {
            if (shown.getAsBoolean()) {
                return;
            }
        }
        throw new IllegalStateException("the views do not show the demonstration");
    }
}
