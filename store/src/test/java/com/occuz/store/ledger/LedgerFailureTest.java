package com.occuz.store.ledger;

import static com.occuz.store.ledger.LedgerFixture.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.store.ledger.AppendOutcome.Appended;
import com.occuz.store.ledger.AppendOutcome.SequenceConflict;
import com.occuz.store.ledger.Interrupting.Moment;
import com.occuz.store.ledger.LedgerFixture.Kind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** "Failed" is not "not stored", and the ledger says which of the two it knows. */
@ParameterizedClass
@EnumSource(Kind.class)
class LedgerFailureTest {

    private final LedgerFixture fixture = new LedgerFixture();
    private final Interrupting database = new Interrupting(fixture.database.app(), fixture.database.owner());
    private final Ledger ledger;

    LedgerFailureTest(Kind kind) {
        ledger = fixture.ledger(kind, database.source());
    }

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void dying_before_the_commit_leaves_nothing_and_that_is_known() {
        database.at(Moment.BEFORE_THE_FIRST_STATEMENT);
        assertThat(failureOf("a:1", 0).outcomeKnown()).isTrue();
        assertThat(fixture.table.head()).isZero();
        assertThat(ledger.append(Append.of(event("a:1", 0)))).isInstanceOf(Appended.class);
    }

    @Test
    void dying_before_the_commit_arrives_leaves_nothing_but_nobody_can_know() {
        database.at(Moment.BEFORE_THE_COMMIT_ARRIVES);
        assertThat(failureOf("a:1", 0).outcomeKnown()).isFalse();
        assertThat(fixture.table.head()).isZero();
        assertThat(ledger.append(Append.of(event("a:1", 0)))).isInstanceOf(Appended.class);
    }

    @Test
    void dying_before_the_answer_to_the_commit_leaves_the_event_and_nobody_can_know() {
        database.at(Moment.BEFORE_THE_ANSWER_TO_THE_COMMIT);
        assertThat(failureOf("a:1", 0).outcomeKnown()).isFalse();
        assertThat(fixture.all()).extracting(RecordedEvent::aggregateId).containsExactly("a:1");
        assertThat(ledger.append(Append.of(event("a:1", 0)))).isEqualTo(new SequenceConflict("a:1", 0));
        assertThat(ledger.append(Append.of(event("a:1", 1)))).isInstanceOf(Appended.class);
    }

    private LedgerUnavailable failureOf(String aggregate, long sequence) {
        return catchThrowableOfType(
                LedgerUnavailable.class, () -> ledger.append(Append.of(event(aggregate, sequence))));
    }
}
