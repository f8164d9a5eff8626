package com.occuz.query.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.junit.jupiter.api.Test;

class BatchWriterTest {

    private final List<List<Integer>> written = new ArrayList<>();
    private final BatchWriter<List<Integer>> numbers = new BatchWriter<>("numbers", ArrayList::new, written::add);

    @Test
    void writesOnceForAWholeBatch() {
        BatchingUnitOfWork<Message<?>> unit = unit(5);
        unit.execute(() -> {
            assertThat(written).isEmpty();
            numbers.change(batch -> batch.add((Integer) unit.getMessage().getPayload()));
        });
        assertThat(written).containsExactly(List.of(0, 1, 2, 3, 4));
    }

    @Test
    void beginsAnewWithTheNextBatch() {
        for (int i = 0; i < 2; i++) {
            BatchingUnitOfWork<Message<?>> unit = unit(2);
            unit.execute(() -> numbers.change(batch -> batch.add((Integer) unit.getMessage().getPayload())));
        }
        assertThat(written).containsExactly(List.of(0, 1), List.of(0, 1));
    }

    @Test
    void keepsTwoWritersOfOneBatchApart() {
        List<Integer> others = new ArrayList<>();
        BatchWriter<List<Integer>> other = new BatchWriter<>("other", ArrayList::new, others::addAll);
        unit(2).execute(() -> {
            numbers.change(batch -> batch.add(1));
            other.change(batch -> batch.add(2));
        });
        assertThat(written).containsExactly(List.of(1, 1));
        assertThat(others).containsExactly(2, 2);
    }

    @Test
    void writesNothingOfABatchThatFails() {
        BatchingUnitOfWork<Message<?>> unit = unit(3);
        var result = unit.executeWithResult(() -> {
            numbers.change(batch -> batch.add(1));
            if (unit.isLastMessage()) {
                throw new IllegalStateException("the last one fails");
            }
            return "";
        });
        assertThat(result.isExceptional()).isTrue();
        assertThat(written).isEmpty();
    }

    @Test
    void writesAtOnceOutsideABatch() {
        numbers.change(batch -> batch.add(1));
        numbers.change(batch -> batch.add(2));
        assertThat(written).containsExactly(List.of(1), List.of(2));
    }

    private static BatchingUnitOfWork<Message<?>> unit(int messages) {
        return new BatchingUnitOfWork<>(IntStream.range(0, messages)
                .<Message<?>>mapToObj(GenericEventMessage::asEventMessage)
                .toList());
    }
}
