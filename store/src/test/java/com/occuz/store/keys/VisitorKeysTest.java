package com.occuz.store.keys;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.click.StreamId;
import com.occuz.kernel.click.VisitorHasher;
import com.occuz.kernel.click.VisitorHasher.VisitorHashes;
import com.occuz.store.postgres.Jdbc;
import com.occuz.store.testing.TestDatabase;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class VisitorKeysTest {

    /** The middle of a month, so that neither a day nor a month ends while a test runs. */
    private static final Instant START = Instant.parse("2031-05-15T12:00:00Z");

    private static final String VISITOR = "192.0.2.7 Mozilla/5.0";

    private final TestDatabase database = TestDatabase.fresh();
    private final VisitorKeys keys = atStart();

    private VisitorKeys atStart() {
        setClock(START);
        return keys();
    }

    private VisitorKeys keys() {
        return new VisitorKeys(database.app(), new MasterKey(new MemorySecrets(1)));
    }

    @AfterEach
    void close() {
        keys.close();
        database.close();
    }

    @Nested
    class Within_its_periods {

        @Test
        void a_visitor_is_the_same_all_day_and_all_month_and_on_every_node() {
            VisitorHashes noon = hash(START);
            assertThat(hash(START.plus(Duration.ofHours(11)))).isEqualTo(noon);
            try (VisitorKeys other = keys()) {
                assertThat(other.hash(START, VISITOR)).contains(noon);
            }
            VisitorHashes tomorrow = hash(START.plus(Duration.ofDays(1)));
            assertThat(tomorrow.ofDay()).isNotEqualTo(noon.ofDay());
            assertThat(tomorrow.ofMonth()).isEqualTo(noon.ofMonth());
            assertThat(hash(START.plus(Duration.ofDays(20))).ofMonth()).isNotEqualTo(noon.ofMonth());
        }

        @Test
        void two_visitors_are_two_and_the_hash_tells_nothing_of_either() {
            VisitorHashes one = hash(START);
            VisitorHashes two = keys.hash(START, "192.0.2.8 Mozilla/5.0").orElseThrow();
            assertThat(two.ofDay()).isNotEqualTo(one.ofDay()).isNotEqualTo(two.ofMonth());
            assertThat(one.ofDay()).hasSize(22).doesNotContain("192");
        }

        @Test
        void keys_are_there_for_thirty_five_days_and_two_months_to_come() {
            assertThat(keys.hash(START.plus(Duration.ofDays(35)), VISITOR)).isPresent();
            assertThat(keys.hash(START.plus(Duration.ofDays(36)), VISITOR)).isEmpty();
            assertThat(periods()).contains("2031-05", "2031-06", "2031-07").doesNotContain("2031-08", "2031-04");
        }

        @Test
        void nobody_has_a_key_of_the_past() {
            assertThat(keys.hash(START.minus(Duration.ofDays(1)), VISITOR)).isEmpty();
        }
    }

    @Nested
    class Over {

        @Test
        void the_key_of_a_day_is_destroyed_everywhere_when_its_day_and_a_moment_of_grace_are_over() {
            VisitorHashes before = hash(START);
            setClock(Instant.parse("2031-05-16T00:09:00Z"));
            keys.refresh();
            assertThat(keys.hash(START, VISITOR)).contains(before);
            setClock(Instant.parse("2031-05-16T00:10:01Z"));
            keys.refresh();
            assertThat(keys.hash(START, VISITOR)).isEmpty();
            assertThat(periods()).doesNotContain("2031-05-15").contains("2031-05", "2031-06-20");
        }

        @Test
        void years_may_pass_between_two_clicks() {
            setClock(START.atZone(ZoneOffset.UTC).plus(Period.ofYears(6)).toInstant());
            keys.refresh();
            Instant then = START.atZone(ZoneOffset.UTC).plusYears(6).toInstant();
            assertThat(keys.hash(then, VISITOR)).isPresent();
            assertThat(periods()).allMatch(period -> period.compareTo("2037-05") >= 0);
        }

        @Test
        void a_node_notices_by_itself_that_the_clock_was_moved() throws InterruptedException {
            Instant then = START.plus(Duration.ofDays(100));
            setClock(then);
            Thread.sleep(Duration.ofSeconds(2));
            assertThat(keys.hash(then, VISITOR)).isPresent();
        }
    }

    @Nested
    class An_import {

        private final StreamId stream = new StreamId(UUID.randomUUID());
        private final Instant longAgo = Instant.parse("2025-01-29T10:00:00Z");

        @Test
        void has_keys_of_its_own_for_periods_that_are_over() {
            VisitorHashes hashes = hash(keys.forImport(stream), longAgo);
            assertThat(hash(keys.forImport(stream), longAgo)).isEqualTo(hashes);
            assertThat(hash(keys.forImport(new StreamId(UUID.randomUUID())), longAgo)).isNotEqualTo(hashes);
        }

        @Test
        void shares_the_keys_of_periods_that_are_not_over() {
            assertThat(hash(keys.forImport(stream), START)).isEqualTo(hash(START));
            VisitorHashes yesterday = hash(keys.forImport(stream), START.minus(Duration.ofDays(1)));
            assertThat(yesterday.ofMonth()).isEqualTo(hash(START).ofMonth());
        }

        @Test
        void loses_its_keys_when_it_closes() {
            VisitorHashes hashes = hash(keys.forImport(stream), longAgo);
            keys.closeImport(stream);
            assertThat(periodsOf(stream.toString())).isEmpty();
            assertThat(hash(keys.forImport(stream), longAgo)).isNotEqualTo(hashes);
        }

        @Test
        void closes_by_itself_after_a_day_without_use() {
            hash(keys.forImport(stream), longAgo);
            execute("update keys.visitor_key set used_at = used_at - interval '25 hours' where scope <> 'live'");
            VisitorKeyTable table = new VisitorKeyTable(database.app());
            assertThat(table.deleteIdle(Duration.ofHours(26))).isZero();
            assertThat(table.deleteIdle(Duration.ofHours(24))).isEqualTo(2);
        }
    }

    @Nested
    class With_the_database_away {

        @Test
        void hashing_goes_on() {
            VisitorHashes hashes = hash(START);
            database.app().close();
            assertThat(keys.hash(START, VISITOR)).contains(hashes);
        }
    }

    @Nested
    class Periods_are {

        @Test
        void over_at_the_end_of_the_utc_day_or_month_plus_grace() {
            assertThat(Periods.isOver("2028-02-29", Instant.parse("2028-03-01T00:09:59.999999Z"))).isFalse();
            assertThat(Periods.isOver("2028-02-29", Instant.parse("2028-03-01T00:10:00Z"))).isTrue();
            assertThat(Periods.isOver("2027-12", Instant.parse("2028-01-01T00:09:59Z"))).isFalse();
            assertThat(Periods.isOver("2027-12", Instant.parse("2028-01-01T00:10:00Z"))).isTrue();
        }

        @Test
        void wanted_from_today_on() {
            List<String> wanted = Periods.wantedAt(Instant.parse("2027-12-31T23:59:59Z"));
            assertThat(wanted).hasSize(36 + 3).startsWith("2027-12-31", "2028-01-01").endsWith("2027-12", "2028-01", "2028-02");
            assertThat(wanted).contains(LocalDate.of(2027, 12, 31).plusDays(35).toString(), YearMonth.of(2028, 2).toString());
        }
    }

    private VisitorHashes hash(Instant at) {
        return hash(keys, at);
    }

    private static VisitorHashes hash(VisitorHasher hasher, Instant at) {
        Optional<VisitorHashes> hashes = hasher.hash(at, VISITOR);
        return hashes.orElseThrow();
    }

    private List<String> periods() {
        return periodsOf(VisitorKeyTable.LIVE);
    }

    private List<String> periodsOf(String scope) {
        return Jdbc.run(database.owner(), connection -> {
            List<String> periods = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(
                            "select period from keys.visitor_key where scope = '" + scope + "'")) {
                while (row.next()) {
                    periods.add(row.getString(1));
                }
            }
            return periods;
        });
    }

    private void setClock(Instant instant) {
        execute("update control.installation set test_clock = true, test_offset_micros = extract(epoch from timestamptz '"
                + instant + "' - clock_timestamp()) * 1000000");
    }

    private void execute(String sql) {
        Jdbc.run(database.owner(), connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }
}
