package com.occuz.query.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.ledger.EventType;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.ledger.UnknownEvent;
import com.occuz.kernel.testing.RandomHistory;
import com.occuz.query.testing.Messages;
import com.occuz.query.testing.TestReadSide;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What is delivered wrongly stops a processor and leaves nothing behind. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DeliveryTest {

    private final TestReadSide views = new TestReadSide();

    @BeforeAll
    void record() {
        views.record(new RandomHistory(5).ledger(300));
    }

    @BeforeEach
    void forget() {
        views.forget();
    }

    @AfterAll
    void close() {
        views.close();
    }

    @Test
    void aBatchIsWrittenWholeOrNotAtAll() {
        List<RecordedEvent> events = views.ledger.after(0, 300);
        List<EventMessage<?>> messages = new ArrayList<>();
        events.forEach(event -> messages.add(Messages.of(event)));
        messages.add(unknown("link.LinkPainted/1"));
        assertThatThrownBy(() -> views.handleMessages("links", messages)).isInstanceOf(Delivered.UnknownEventMet.class);
        assertThat(views.dump("view.link")).isEmpty();
        assertThat(views.dump("view.handled")).isEmpty();
    }

    @Test
    void aFailureOfTheDatabaseAtTheEndOfABatchUndoesAllOfIt() {
        views.jdbc.sql("insert into view.handled (processor, block, events, position_sum)"
                        + " values ('links', 0, 9223372036854775807, 0)")
                .update();
        // Adding to that number overflows, after the rows of the view were written.
        assertThatThrownBy(() -> views.handle("links", views.ledger.after(0, 300))).hasMessageContaining("out of range");
        assertThat(views.dump("view.link")).isEmpty();
    }

    @Test
    void anUnknownEventOfItsOwnFeatureStopsAProcessorAndOthersGoOn() {
        for (String type : List.of("link.LinkPainted/1", "link.LinkRetired/2")) {
            assertThatThrownBy(() -> views.handleMessages("links", List.of(unknown(type)))).hasMessageContaining(type);
            views.handleMessages("api-keys", List.of(unknown(type)));
            views.handleMessages("click-counts", List.of(unknown(type)));
        }
        assertThat(views.dump("view.handled")).isEmpty();
    }

    @Test
    void anEventWithoutItsPositionStopsAProcessorInsteadOfBeingPassedOver() {
        for (RecordedEvent event : views.ledger.after(0, 300)) {
            EventMessage<?> message = Messages.of(event).withMetaData(Map.of());
            if (event.type().feature().equals("link")) {
                assertThatThrownBy(() -> views.handleMessages("links", List.of(message)))
                        .hasMessageContaining("without its position");
            }
            if (event.type().feature().equals("account")) {
                assertThatThrownBy(() -> views.handleMessages("api-keys", List.of(message)))
                        .hasMessageContaining("without its position");
            }
        }
    }

    private EventMessage<?> unknown(String type) {
        RecordedEvent any = views.ledger.after(0, 1).getFirst();
        EventType unknown = EventType.parse(type);
        return Messages.of(new RecordedEvent(
                301,
                any.recordedAt(),
                "e",
                any.aggregateId(),
                0,
                unknown,
                new UnknownEvent(unknown, "{}"),
                any.metadata()));
    }
}
