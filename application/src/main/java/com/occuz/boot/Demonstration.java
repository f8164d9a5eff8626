package com.occuz.boot;

import com.occuz.Settings;
import com.occuz.api.Positions;
import com.occuz.api.Questions;
import com.occuz.axon.AxonNode;
import com.occuz.demo.DemoYear;
import com.occuz.demo.Scene;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.click.ClickCommand.RecordClicks;
import com.occuz.kernel.incident.IncidentQuery.RingingClock;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.operations.InstallationCommand.EndLoading;
import com.occuz.kernel.operations.InstallationEvent;
import com.occuz.kernel.operations.InstallationEvent.DemonstrationBegun;
import com.occuz.kernel.operations.InstallationEvent.DemonstrationLoaded;
import com.occuz.kernel.time.Est;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills an empty installation with a made-up year: its clock starts a year ago and is moved on from scene to scene, so
 * that everything is recorded in order and at its time, by the commands that people send. The mark is in the ledger's
 * first append.
 *
 * @param seed of the generator
 * @param until where the year ends, and the clock runs on from
 * @param goesOn whether this node has begun to load it before, and was ended
 */
record Demonstration(Stores stores, DemonstrationFile file, long seed, Instant until, boolean goesOn) {

    private static final Logger LOG = LoggerFactory.getLogger(Demonstration.class);

    /** How many clocks may ring between two scenes; more than there are incidents. */
    private static final int MOST_RINGS = 1_000;

    /** How often two seconds are waited for a view; a busy machine may take its time, a broken one must not take ours. */
    private static final int PATIENCE = 60;

    /**
     * The demonstration that is to be loaded, whose clock has been started; empty if none is wanted, or it is loaded. Where
     * its loading was ended, it goes on with the year that was begun, whatever the seed says now.
     *
     * @throws StartRefused if the installation has content that is not a demonstration's
     */
    static Optional<Demonstration> prepare(Settings settings, Stores stores, DemonstrationFile file) {
        if (settings.demonstration().isEmpty()) {
            return Optional.empty();
        }
        if (stores.ledgerTable().head() > 0) {
            if (has(stores, DemonstrationLoaded.class)) {
                return Optional.empty();
            }
            return Optional.of(goingOn(settings, stores, file));
        }
        requireProcessors(settings);
        Instant until = settings.testClock().orElse(Instant.now()).truncatedTo(ChronoUnit.SECONDS);
        file.write(until);
        stores.installation().startTestClock(DemoYear.startBefore(until));
        stores.clock().refresh();
        return Optional.of(new Demonstration(stores, file, settings.demonstration().get(), until, false));
    }

    private static Demonstration goingOn(Settings settings, Stores stores, DemonstrationFile file) {
        DemonstrationBegun begun = events(stores, DemonstrationBegun.class)
                .findFirst()
                .orElseThrow(() -> new StartRefused(
                        "--demo fills an empty installation, and this one has content already; give it another --data"));
        requireProcessors(settings);
        Instant until = file.read()
                .orElseThrow(() -> new StartRefused("--demo was interrupted before its year was loaded, and not in "
                        + settings.data() + "; begin again with another --data and an empty database"));
        return new Demonstration(stores, file, begun.seed(), until, true);
    }

    private static void requireProcessors(Settings settings) {
        if (!settings.has(Settings.Role.PROCESSORS)) {
            throw new StartRefused("--demo needs the role processors");
        }
    }

    /** Whether this installation is marked: what it shows is made up. */
    static boolean isMarked(Stores stores) {
        return has(stores, DemonstrationBegun.class);
    }

    private static boolean has(Stores stores, Class<? extends InstallationEvent> event) {
        return events(stores, event).findAny().isPresent();
    }

    private static <E extends InstallationEvent> Stream<E> events(Stores stores, Class<E> event) {
        // The mark is among the aggregate's first events, and nothing but its completion comes next.
        return stores.ledgerTable().ofAggregate(InstallationEvent.AGGREGATE_ID, 0, 10).stream()
                .map(RecordedEvent::payload)
                .filter(event::isInstance)
                .map(event::cast);
    }

    /**
     * On return everything is recorded, every view shows it, and the clock is at the present.
     *
     * @param told whether the node is to end
     * @throws StartAbandoned as soon as it is; the next start goes on
     */
    void load(AxonNode axon, Settings settings, BooleanSupplier told) {
        LOG.info("{} a demonstration from seed {}: a year until {}", goesOn ? "Going on with" : "Loading", seed, Est.text(until));
        DemonstrationBefore before = DemonstrationBefore.read(stores.ledgerTable());
        DemoYear year = DemoYear.of(seed, until, before.cast());
        Positions positions = new Positions(stores.progress(), axon.ledgerViews());
        RingingClocks clocks = RingingClocks.of(axon);
        SceneCommands commands = new SceneCommands(new Questions(axon.queryGateway()));
        // Where it goes on, the views may still be on their way.
        untilShown(() -> positions.await(stores.ledgerTable().head()));
        YearMonth month = YearMonth.from(DemoYear.startBefore(until).atOffset(Est.OFFSET));
        for (Scene scene : year.scenes()) {
            abandonIf(told);
            if (before.holds(scene)) {
                continue;
            }
            YearMonth next = YearMonth.from(scene.at().atOffset(Est.OFFSET));
            if (next.isAfter(month)) {
                LOG.info("  {} is loaded", month);
                month = next;
            }
            ring(clocks, positions, scene.at());
            moveTo(scene.at());
            axon.commands().send(commands.of(scene), scene.metadata()).ifPresent(last -> untilShown(() -> positions.await(last)));
        }
        ring(clocks, positions, until);
        moveTo(until);
        LOG.info("  {} is loaded; the clicks of the year follow", month);
        stores.visitorKeys().refresh();
        // A batch that was taken before is not counted again.
        for (RecordClicks batch : year.clicks()) {
            abandonIf(told);
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
        file.delete();
        LOG.info("  the demonstration is complete: {} scenes, {} batches of clicks", year.scenes().size(), year.clicks().size());
    }

    /** Another node loads it. */
    void leave() {
        file.delete();
    }

    private static void abandonIf(BooleanSupplier told) {
        if (told.getAsBoolean()) {
            throw new StartAbandoned("the demonstration is not complete; --demo goes on with it at the next start");
        }
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
