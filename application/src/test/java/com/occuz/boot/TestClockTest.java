package com.occuz.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.Settings;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.operations.InstallationCommand;
import com.occuz.kernel.operations.InstallationCommand.AdvanceTestClock;
import com.occuz.kernel.operations.InstallationCommand.StartTestClock;
import com.occuz.store.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TestClockTest {

    private static final Instant BEGINNING = Instant.parse("2031-02-03T04:05:06Z");
    private static final Instant MOVED = BEGINNING.plus(Duration.ofDays(3));
    private static final Duration LONGEST_TEST = Duration.ofMinutes(30);
    private static final Settings WITH = settings(Map.of("OCCUZ_TEST_CLOCK", BEGINNING.toString()));
    private static final Settings WITHOUT = settings(Map.of());

    private final TestDatabase database = TestDatabase.fresh();
    private final TestNode node = TestNode.withoutProcessors(database);
    private final Closing closing = new Closing();
    private final Stores stores = Stores.open(database.appAddress(), TestNode::secret, closing);

    @AfterEach
    void close() {
        closing.close();
        node.close();
        database.close();
    }

    private static Settings settings(Map<String, String> environment) {
        return Settings.parse(List.of(), environment);
    }

    /** Records what an event says, as a node does that dies before it goes by it. */
    private void record(InstallationCommand command) {
        node.commands().send(command, InstallationActor.envelope(AccountId.PLATFORM), Optional.empty());
    }

    @Test
    void a_start_moves_it_where_an_event_says_that_it_was_moved_to() {
        assertThat(TestClock.start(WITH, stores)).isTrue();
        record(new StartTestClock(BEGINNING, BEGINNING));
        record(new AdvanceTestClock(MOVED, BEGINNING));
        assertThat(stores.clock().instant()).isBefore(MOVED);

        for (Settings settings : List.of(WITHOUT, WITH)) {
            assertThat(TestClock.start(settings, stores)).isTrue();
            assertThat(stores.clock().instant()).isBetween(MOVED, MOVED.plus(LONGEST_TEST));
        }
    }

    @Test
    void a_start_leaves_it_alone_where_it_is_beyond_every_move() {
        Instant beyond = MOVED.plus(Duration.ofDays(1));
        assertThat(TestClock.start(WITH, stores)).isTrue();
        record(new StartTestClock(BEGINNING, BEGINNING));
        record(new AdvanceTestClock(MOVED, BEGINNING));
        assertThat(stores.installation().advanceTestClock(beyond)).isPresent();

        assertThat(TestClock.start(WITHOUT, stores)).isTrue();
        assertThat(stores.clock().instant()).isBetween(beyond, beyond.plus(LONGEST_TEST));
    }

    @Test
    void the_real_clock_is_never_moved() {
        assertThat(TestClock.start(WITHOUT, stores)).isFalse();
        assertThat(stores.installation().read().testOffset()).isZero();
    }
}
