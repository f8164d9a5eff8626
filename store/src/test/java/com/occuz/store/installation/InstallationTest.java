package com.occuz.store.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.occuz.store.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InstallationTest {

    private static final Instant PAST = Instant.parse("2025-01-01T00:00:00Z");

    private final TestDatabase database = TestDatabase.fresh();
    private final InstallationTable table = new InstallationTable(database.app());

    @AfterEach
    void close() {
        database.close();
    }

    @Nested
    class Fresh {

        @Test
        void has_an_identity_the_first_epoch_and_the_real_clock() {
            Installation installation = table.read();
            assertThat(UUID.fromString(installation.storeId())).isNotNull();
            assertThat(installation.epoch()).isEqualTo(1);
            assertThat(installation.testClock()).isFalse();
            assertThat(installation.testOffset()).isZero();
        }

        @Test
        void begins_a_new_epoch_after_a_restore() {
            assertThat(table.beginEpoch().epoch()).isEqualTo(2);
            assertThat(table.read().epoch()).isEqualTo(2);
        }

        @Test
        void has_no_test_clock_to_advance() {
            assertThat(table.advanceTestClock(Instant.now().plusSeconds(60))).isEmpty();
            assertThat(table.read().testClock()).isFalse();
        }
    }

    @Nested
    class With_a_test_clock {

        @Test
        void starts_where_it_is_told_even_in_the_past_and_runs_on() throws InterruptedException {
            Installation started = table.startTestClock(PAST).orElseThrow();
            assertThat(started.testClock()).isTrue();
            try (InstallationClock clock = new InstallationClock(table, InstantSource.system())) {
                Instant first = clock.instant();
                assertThat(first).isCloseTo(PAST, within(30, ChronoUnit.SECONDS)).isAfterOrEqualTo(PAST);
                Thread.sleep(5);
                assertThat(clock.instant()).isAfter(first);
            }
        }

        @Test
        void cannot_be_started_twice() {
            table.startTestClock(PAST);
            assertThat(table.startTestClock(PAST.plusSeconds(1))).isEmpty();
        }

        @Test
        void goes_forwards_only() {
            table.startTestClock(PAST);
            assertThat(table.advanceTestClock(PAST.plus(Duration.ofDays(1)))).isPresent();
            assertThat(table.advanceTestClock(PAST)).isEmpty();
            assertThat(table.read().testOffset())
                    .isCloseTo(Duration.between(Instant.now(), PAST.plus(Duration.ofDays(1))), Duration.ofSeconds(30));
        }
    }

    @Nested
    class The_clock_of_a_node {

        @Test
        void follows_within_a_second() throws InterruptedException {
            try (InstallationClock clock = new InstallationClock(table, InstantSource.system())) {
                table.startTestClock(PAST);
                Thread.sleep(Duration.ofSeconds(1));
                assertThat(clock.instant()).isCloseTo(PAST, within(30, ChronoUnit.SECONDS));
            }
        }

        @Test
        void goes_on_while_the_database_is_away() throws InterruptedException {
            table.startTestClock(PAST);
            try (InstallationClock clock = new InstallationClock(table, InstantSource.system())) {
                database.app().close();
                Thread.sleep(Duration.ofMillis(700));
                assertThat(clock.instant()).isCloseTo(PAST, within(30, ChronoUnit.SECONDS));
            }
        }

        @Test
        void has_microseconds_and_no_more() {
            try (InstallationClock clock =
                    new InstallationClock(table, InstantSource.fixed(Instant.parse("2026-01-01T00:00:00.123456789Z")))) {
                assertThat(clock.instant()).isEqualTo(Instant.parse("2026-01-01T00:00:00.123456Z"));
            }
        }
    }
}
