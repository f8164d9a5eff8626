package com.occuz.store.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.store.idempotency.IdempotencyTable.Response;
import com.occuz.store.idempotency.IdempotencyTable.Stored;
import com.occuz.store.ledger.IdempotencyEntry;
import com.occuz.store.postgres.Jdbc;
import com.occuz.store.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IdempotencyTableTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final AccountId BETA = new AccountId("beta");
    private static final IdempotencyEntry ENTRY = new IdempotencyEntry(ACME, "key", "digest");

    private final TestDatabase database = TestDatabase.fresh();
    private final IdempotencyTable table = new IdempotencyTable(database.app());

    @AfterEach
    void close() {
        database.close();
    }

    @Nested
    class A_key_recorded_with_its_events {

        @Test
        void has_positions_but_no_answer_before_one_was_given() {
            record();
            Stored stored = table.find(ACME, "key").orElseThrow();
            assertThat(stored.requestDigest()).isEqualTo("digest");
            assertThat(stored.firstPosition()).isEqualTo(7);
            assertThat(stored.lastPosition()).isEqualTo(9);
            assertThat(stored.response()).isEmpty();
        }

        @Test
        void keeps_the_first_answer_byte_for_byte() {
            record();
            table.saveResponse(ENTRY, response(201, "first \u0000 {ü}"));
            table.saveResponse(ENTRY, response(500, "second"));
            Response kept = table.find(ACME, "key").orElseThrow().response().orElseThrow();
            assertThat(kept.status()).isEqualTo(201);
            assertThat(kept.body()).isEqualTo("first \u0000 {ü}".getBytes(StandardCharsets.UTF_8));
            assertThat(kept.headers()).containsExactly(Map.entry("Location", "/a,b"), Map.entry("ETag", "\"1\""));
        }

        @Test
        void is_the_accounts_own() {
            record();
            assertThat(table.find(BETA, "key")).isEmpty();
        }

        private void record() {
            execute("insert into control.idempotency (account_id, key, request_digest, first_position, last_position)"
                    + " values ('acme', 'key', 'digest', 7, 9)");
        }
    }

    @Nested
    class A_key_of_a_request_without_events {

        @Test
        void is_kept_with_its_answer() {
            table.saveResponse(ENTRY, response(200, "nothing happened"));
            Stored stored = table.find(ACME, "key").orElseThrow();
            assertThat(stored.lastPosition()).isZero();
            assertThat(stored.response()).isPresent();
        }
    }

    @Nested
    class Old_keys {

        @Test
        void are_purged_and_young_ones_stay() {
            table.saveResponse(ENTRY, response(200, "old"));
            execute("update control.idempotency set created_at = created_at - interval '25 hours'");
            table.saveResponse(new IdempotencyEntry(ACME, "young", "digest"), response(200, "young"));
            assertThat(table.purge(Instant.now().minus(Duration.ofHours(24)))).isEqualTo(1);
            assertThat(table.find(ACME, "key")).isEmpty();
            assertThat(table.find(ACME, "young")).isPresent();
        }
    }

    private static Response response(int status, String body) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Location", "/a,b");
        headers.put("ETag", "\"1\"");
        return new Response(status, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    private void execute(String sql) {
        Jdbc.run(database.owner(), connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }
}
