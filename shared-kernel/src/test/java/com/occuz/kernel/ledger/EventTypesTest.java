package com.occuz.kernel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.account.AccountEvent;
import com.occuz.kernel.click.ClickEvent;
import com.occuz.kernel.click.LossEvent;
import com.occuz.kernel.credit.CreditEvent;
import com.occuz.kernel.exclusion.ExclusionEvent;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.incident.IncidentImportEvent;
import com.occuz.kernel.link.LinkEvent;
import com.occuz.kernel.monitoring.CandidateEvent;
import com.occuz.kernel.operations.InstallationEvent;
import com.occuz.kernel.servicelevel.ServiceLevelEvent;
import com.occuz.kernel.servicelevel.report.ReportEvent;
import com.occuz.kernel.support.ContactEvent;
import com.occuz.kernel.support.SupportTimeEvent;
import com.occuz.kernel.work.WorkEvent;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTypesTest {

    @Test
    void everyEventOfEveryVocabularyHasAStoredNameThatIsItsOwn() {
        List<Class<?>> events = Stream.of(
                        AccountEvent.class,
                        LinkEvent.class,
                        IncidentEvent.class,
                        IncidentImportEvent.class,
                        ExclusionEvent.class,
                        CreditEvent.class,
                        ContactEvent.class,
                        SupportTimeEvent.class,
                        ClickEvent.class,
                        InstallationEvent.class,
                        ServiceLevelEvent.class, ReportEvent.class,
                        WorkEvent.class,
                        CandidateEvent.class,
                        LossEvent.class)
                .flatMap(vocabulary -> Stream.of(vocabulary.getPermittedSubclasses()))
                .toList();
        assertThat(EventTypes.all().entries())
                .extracting(EventTypes.Entry::payload)
                .containsExactlyInAnyOrderElementsOf(events.stream()
                        .<Class<? extends DomainEvent>>map(type -> type.asSubclass(DomainEvent.class))
                        .toList());
        for (EventTypes.Entry entry : EventTypes.all().entries()) {
            assertThat(entry.type().name()).endsWith("." + entry.payload().getSimpleName());
        }
    }

    @Test
    void aNameOrAClassCannotBeRegisteredTwice() {
        EventTypes.Entry entry =
                new EventTypes.Entry(new EventType("link.LinkRetired", 1), LinkEvent.LinkRetired.class, Map.of());
        assertThatThrownBy(() -> EventTypes.of(List.of(entry, entry))).hasMessageContaining("registered twice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"link.LinkCreated", "link.LinkCreated/0", "LinkCreated/1", "link.linkCreated/1", "x/y"})
    void onlyANameWithItsRevisionIsAnEventType(String text) {
        assertThatThrownBy(() -> EventType.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void printsAsItIsStored() {
        assertThat(EventType.parse("link.LinkCreated/12")).hasToString("link.LinkCreated/12");
        assertThat(EventType.parse("link.LinkCreated/12").feature()).isEqualTo("link");
    }
}
