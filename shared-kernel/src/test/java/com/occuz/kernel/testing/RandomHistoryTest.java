package com.occuz.kernel.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.click.ClickEvent.ClicksRecorded;
import com.occuz.kernel.ledger.EventCodec;
import com.occuz.kernel.ledger.EventTypes;
import com.occuz.kernel.ledger.NewEvent;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomHistoryTest {

    @Test
    void theSameSeedTellsTheSameStory() {
        RandomHistory one = new RandomHistory(42);
        RandomHistory two = new RandomHistory(42);
        assertThat(one.ledger(500)).isEqualTo(two.ledger(500));
        assertThat(one.clicks(20)).isEqualTo(two.clicks(20));
        assertThat(new RandomHistory(43).ledger(500)).isNotEqualTo(new RandomHistory(42).ledger(500));
    }

    @Test
    void everyRegisteredKindOfEventOccursSoon() {
        for (long seed = 0; seed < 50; seed++) {
            RandomHistory history = new RandomHistory(seed);
            Set<Class<?>> seen = new HashSet<>();
            history.ledger(2_000).forEach(event -> seen.add(event.payload().getClass()));
            seen.add(history.clicks(1).getFirst().getClass());
            for (EventTypes.Entry entry : EventTypes.all().entries()) {
                assertThat(seen).as("seed %d", seed).contains(entry.payload());
            }
        }
    }

    @Test
    void sequencesAndOffsetsHaveNoGaps() {
        RandomHistory history = new RandomHistory(7);
        Map<String, Long> next = new HashMap<>();
        for (NewEvent event : history.ledger(2_000)) {
            assertThat(event.sequence()).isEqualTo(next.getOrDefault(event.aggregateId(), 0L));
            next.put(event.aggregateId(), event.sequence() + 1);
        }
        next.clear();
        for (ClicksRecorded batch : history.clicks(100)) {
            String stream = batch.stream().toString();
            assertThat(batch.firstOffset()).isEqualTo(next.getOrDefault(stream, 0L));
            next.put(stream, batch.nextOffset());
        }
    }

    @Test
    void whatItTellsSurvivesTheStoredForm() {
        EventCodec codec = new EventCodec(EventTypes.all(), new KeyRing());
        RandomHistory history = new RandomHistory(11);
        List<NewEvent> events = history.ledger(500);
        for (NewEvent event : events) {
            EventCodec.Encoded stored = codec.encode(event.payload());
            assertThat(codec.decode(stored.type(), stored.payload())).isEqualTo(event.payload());
            assertThat(codec.decodeMetadata(codec.encodeMetadata(event.metadata()))).isEqualTo(event.metadata());
        }
        for (ClicksRecorded batch : history.clicks(50)) {
            EventCodec.Encoded stored = codec.encode(batch);
            assertThat(codec.decode(stored.type(), stored.payload())).isEqualTo(batch);
        }
    }
}
