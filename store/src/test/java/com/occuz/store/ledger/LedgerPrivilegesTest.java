package com.occuz.store.ledger;

import static com.occuz.store.ledger.LedgerFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.store.ledger.LedgerFixture.Kind;
import com.occuz.store.postgres.DatabaseFailure;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The application cannot change what it has recorded, whatever it is made to say to the database. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LedgerPrivilegesTest {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private final LedgerFixture fixture = new LedgerFixture();

    @BeforeAll
    void record() {
        fixture.ledger(Kind.LOCKING).append(Append.of(event("a:1", 0)));
    }

    @AfterAll
    void close() {
        fixture.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update ledger.event set payload = '{}'",
                "delete from ledger.event",
                "truncate ledger.event",
                "drop table ledger.event",
                "alter table ledger.event disable trigger all",
                "create table ledger.other (x int)",
                "create schema other",
                "grant update on ledger.event to occuz_app; update ledger.event set payload = '{}'",
                "set role occuz",
                "insert into ledger.event select * from ledger.event on conflict (position) do update set payload = '{}'",
                "delete from click.batch",
                "drop table control.idempotency",
            })
    void refuses(String statement) {
        assertThatThrownBy(() -> fixture.asApplication(statement))
                .isInstanceOfSatisfying(
                        DatabaseFailure.class, e -> assertThat(e.sqlState()).isEqualTo(INSUFFICIENT_PRIVILEGE));
        assertThat(fixture.table.head()).isEqualTo(1);
    }

    @Test
    void the_owner_could_which_is_why_the_application_is_not_the_owner() {
        fixture.asOwner("update ledger.event set aggregate_id = aggregate_id");
    }
}
