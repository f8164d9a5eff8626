package com.occuz.store.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.occuz.kernel.monitoring.FailingMinutes.Minute;
import com.occuz.store.installation.InstallationTable;
import com.occuz.store.postgres.Jdbc;
import com.occuz.store.testing.TestDatabase;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SignsOfLifeTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final NodeSign ONE = node("one");
    private static final NodeSign TWO = node("two");

    private final TestDatabase database = TestDatabase.fresh();
    private final SignsOfLife signs = new SignsOfLife(database.app());

    @AfterEach
    void close() {
        database.close();
    }

    private static NodeSign node(String id) {
        return new NodeSign(
                id, "host:" + id, "0.1.0", List.of("edge"), OptionalLong.of(7), OptionalLong.empty(), List.of());
    }

    /** As if everything that was seen had been seen so much earlier. */
    private void pass(Duration time) {
        run("update control.pulse set seen_at = seen_at - interval '" + time.toSeconds() + " seconds'");
        run("update control.node set seen_at = seen_at - interval '" + time.toSeconds() + " seconds',"
                + " ended_at = ended_at - interval '" + time.toSeconds() + " seconds'");
    }

    private void run(String sql) {
        Jdbc.run(database.owner(), connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    @Nested
    class A_fresh_installation {

        @Test
        void was_not_absent_before_its_first_sign() {
            assertThat(signs.give(ONE, MINUTE)).isEmpty();
            assertThat(signs.untold()).isEmpty();
        }
    }

    @Nested
    class A_gap {

        @Test
        void is_none_while_any_node_gives_signs() {
            signs.give(ONE, MINUTE);
            pass(Duration.ofSeconds(50));
            assertThat(signs.give(TWO, MINUTE)).isEmpty();
            pass(Duration.ofSeconds(50));
            assertThat(signs.give(ONE, MINUTE)).isEmpty();
        }

        @Test
        void lasts_from_the_last_sign_to_the_next_whoever_gives_it() {
            signs.give(ONE, MINUTE);
            pass(Duration.ofMinutes(10));
            Silence gap = signs.give(TWO, MINUTE).orElseThrow();

            assertThat(gap.gone().until()).isCloseTo(Instant.now(), within(30, ChronoUnit.SECONDS));
            assertThat(Duration.between(gap.gone().from(), gap.gone().until()))
                    .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
            assertThat(gap.lastNode()).isEqualTo("host:one");
            assertThat(gap.nextNode()).isEqualTo("host:two");
            assertThat(gap.ended()).isEmpty();
            assertThat(signs.give(ONE, MINUTE)).isEmpty();
        }

        @Test
        void tells_whether_the_last_node_ended_in_order() {
            signs.give(ONE, MINUTE);
            signs.end("one");
            pass(Duration.ofMinutes(10));
            Silence gap = signs.give(TWO, MINUTE).orElseThrow();
            assertThat(Duration.between(gap.gone().from(), gap.ended().orElseThrow()).abs())
                    .isLessThan(Duration.ofSeconds(30));
        }

        @Test
        void is_found_once_by_one_of_many_nodes_that_come_back_at_once() throws Exception {
            signs.give(ONE, MINUTE);
            pass(Duration.ofMinutes(10));
            try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
                List<Callable<Boolean>> signals = IntStream.range(0, 12)
                        .mapToObj(i -> (Callable<Boolean>) () -> signs.give(node("n" + i), MINUTE).isPresent())
                        .toList();
                long found = 0;
                for (var signal : nodes.invokeAll(signals)) {
                    found += signal.get() ? 1 : 0;
                }
                assertThat(found).isOne();
            }
            assertThat(signs.untold()).hasSize(1);
        }

        @Test
        void is_kept_until_it_is_told_though_its_finder_dies() {
            signs.give(ONE, MINUTE);
            pass(Duration.ofMinutes(10));
            Silence gap = signs.give(TWO, MINUTE).orElseThrow();

            assertThat(new SignsOfLife(database.single()).untold()).containsExactly(gap);
            signs.told(gap.gone().from());
            assertThat(signs.untold()).isEmpty();
        }

        @Test
        void is_told_by_the_installations_clock_and_no_jump_of_that_clock_is_one() {
            InstallationTable installation = new InstallationTable(database.app());
            Instant then = Instant.parse("2020-03-01T12:00:00Z");
            installation.startTestClock(then);
            signs.give(ONE, MINUTE);
            installation.advanceTestClock(then.plus(Duration.ofDays(200)));
            assertThat(signs.give(ONE, MINUTE)).isEmpty();

            pass(Duration.ofMinutes(10));
            installation.advanceTestClock(then.plus(Duration.ofDays(300)));
            Silence gap = signs.give(ONE, MINUTE).orElseThrow();
            assertThat(gap.gone().until()).isCloseTo(then.plus(Duration.ofDays(200)), within(1, ChronoUnit.MINUTES));
            assertThat(Duration.between(gap.gone().from(), gap.gone().until()))
                    .isBetween(Duration.ofMinutes(10), Duration.ofMinutes(11));
        }
    }

    @Test
    void minutes_of_all_edges_are_summed_and_those_of_the_dead_are_among_them() {
        Instant noon = Instant.parse("2026-01-09T17:00:00Z");
        signs.give(counting("one", new Minute(noon, 5, 1), new Minute(noon.plusSeconds(60), 7, 7)), MINUTE);
        signs.give(counting("two", new Minute(noon.plusSeconds(60), 3, 0)), MINUTE);
        signs.give(counting("two", new Minute(noon.plusSeconds(60), 4, 1)), MINUTE);
        assertThat(signs.minutes())
                .containsExactly(new Minute(noon, 5, 1), new Minute(noon.plusSeconds(60), 11, 8));
    }

    private static NodeSign counting(String id, Minute... minutes) {
        return new NodeSign(
                id, "host:" + id, "0.1.0", List.of("edge"), OptionalLong.of(7), OptionalLong.of(0), List.of(minutes));
    }

    @Test
    void nodes_of_long_ago_are_forgotten_and_others_are_not() {
        signs.give(ONE, MINUTE);
        pass(Duration.ofDays(8));
        signs.give(TWO, MINUTE);
        assertThat(signs.purge()).isOne();
        assertThat(signs.purge()).isZero();
    }
}
