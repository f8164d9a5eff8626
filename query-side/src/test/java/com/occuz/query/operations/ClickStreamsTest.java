package com.occuz.query.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.click.ClickEvent.ClicksRecorded;
import com.occuz.kernel.click.StreamId;
import com.occuz.kernel.operations.OperationsQuery.ClickStreamView;
import com.occuz.kernel.operations.OperationsQuery.ListClickStreams;
import com.occuz.kernel.testing.RandomHistory;
import com.occuz.query.testing.TestReadSide;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClickStreamsTest {

    private final TestReadSide views = new TestReadSide();
    private final RandomHistory history = new RandomHistory(20260302);

    @AfterEach
    void close() {
        views.close();
    }

    @Test
    void journalsAreListedEachAndWhatAnAccountSentAsOne() {
        views.record(history.ledger(50));
        List<ClicksRecorded> batches = history.clicks(60);
        List<StreamId> streams = batches.stream().map(ClicksRecorded::stream).distinct().toList();
        assertThat(streams).hasSize(3);
        StreamId journal = streams.getLast();
        for (ClicksRecorded batch : batches) {
            views.clickStore.append(batch, batch.stream().equals(journal) ? "edge-run:1" : "account:acme");
        }
        List<ClickStreamView> listed = ask(100);
        assertThat(listed).hasSize(2);
        assertThat(listed).anySatisfy(it -> {
            assertThat(it.owner()).isEqualTo("account:acme");
            assertThat(it.stream()).isEmpty();
            assertThat(it.streams()).isEqualTo(2);
            assertThat(it.clicks()).isEqualTo(clicks(batches, stream -> !stream.equals(journal)));
        });
        assertThat(listed).anySatisfy(it -> {
            assertThat(it.owner()).isEqualTo("edge-run:1");
            assertThat(it.stream()).hasValue(journal.toString());
            assertThat(it.clicks()).isEqualTo(clicks(batches, journal::equals));
        });
        assertThat(ask(1)).hasSize(1);
    }

    private static long clicks(List<ClicksRecorded> batches, Predicate<StreamId> of) {
        return batches.stream().filter(batch -> of.test(batch.stream())).mapToLong(batch -> batch.clicks().size()).sum();
    }

    @SuppressWarnings("unchecked") // the query's contract
    private List<ClickStreamView> ask(int limit) {
        return views.ask(new ListClickStreams(limit), List.class).orElseThrow();
    }
}
