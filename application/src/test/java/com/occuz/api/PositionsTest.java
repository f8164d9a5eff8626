package com.occuz.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.store.ledger.ProgressSignal;
import com.occuz.store.signal.SignalHub;
import com.occuz.store.testing.TestDatabase;
import java.util.List;
import org.junit.jupiter.api.Test;

class PositionsTest {

    @Test
    void an_answer_made_of_one_view_does_not_wait_for_another_that_is_behind() {
        try (TestDatabase database = TestDatabase.fresh();
                SignalHub hub = new SignalHub(database.single())) {
            ProgressSignal progress = new ProgressSignal(hub);
            Positions all = new Positions(progress, List.of("links", "incidents"));
            progress.reached("links", 5);
            progress.reached("incidents", 3);

            assertThat(all.await(5)).isFalse();
            assertThat(all.held()).isEqualTo(3);
            assertThat(all.of("links").await(5)).isTrue();
            assertThat(all.of("links").held()).isEqualTo(5);
            assertThat(all.of("links").await(6)).isFalse();
        }
    }
}
