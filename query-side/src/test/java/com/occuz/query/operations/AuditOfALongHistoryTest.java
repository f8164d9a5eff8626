package com.occuz.query.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.operations.OperationsQuery.AuditProcessors;
import com.occuz.kernel.operations.OperationsQuery.AuditedProcessor;
import com.occuz.kernel.operations.OperationsQuery.ProcessorAudit;
import com.occuz.kernel.testing.RandomHistory;
import com.occuz.query.testing.TestReadSide;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The auditor remembers what it has verified, so that it stays cheap. */
class AuditOfALongHistoryTest {

    private final TestReadSide views = new TestReadSide();
    private final JdbcClient owner = JdbcClient.create(views.database.owner());
    private final RandomHistory history = new RandomHistory(99);

    @BeforeEach
    void record() {
        views.record(history.ledger(1_500));
        views.catchUp();
        assertThat(audit().isClean()).isTrue();
    }

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void whatWasVerifiedIsNotComparedAgainAndWhatComesLaterIs() {
        // Only whoever owns the ledger can do this; whoever looked at the first block again would notice.
        owner.sql("update ledger.event set type = 'future.Other/1' where position <= 500").update();
        assertThat(audit().isClean()).isTrue();

        views.record(history.ledger(1_000));
        views.catchUp();
        assertThat(audit().isClean()).isTrue();
        assertThat(links().verifiedThrough()).isEqualTo(2_500);
        assertThat(views.dump("(select processor, block, verified from view.handled where processor = 'links')"))
                .containsExactly("(links,0,t)", "(links,1,t)", "(links,2,f)");

        owner.sql("update ledger.event set type = 'future.Other/1' where position > 2000").update();
        assertThat(audit().isClean()).isFalse();
    }

    @Test
    void oneAuditComparesABoundedNumberOfBlocksAndTheNextGoesOn() {
        // As if a million events of no view of ours had come: nothing to handle, and nothing was.
        owner.sql("delete from ledger.event where position > 1000").update();
        views.jdbc.sql("delete from view.handled where block > 0").update();
        views.moveToken("links", 1_000_700);
        assertThat(links().verifiedThrough()).isEqualTo((1L + Auditor.BLOCKS_AT_ONCE) * 1_000);
        assertThat(links().verifiedThrough()).isEqualTo(1_000_700);
        assertThat(links().findings()).isEmpty();
    }

    private ProcessorAudit audit() {
        return views.ask(new AuditProcessors(), ProcessorAudit.class).orElseThrow();
    }

    private AuditedProcessor links() {
        return audit().processors().getFirst();
    }
}
