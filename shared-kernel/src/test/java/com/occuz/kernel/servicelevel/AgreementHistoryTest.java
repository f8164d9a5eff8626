package com.occuz.kernel.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.EventType;
import com.occuz.kernel.ledger.LedgerReader;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.servicelevel.ServiceLevelEvent.ServiceStarted;
import com.occuz.kernel.servicelevel.ServiceLevelEvent.TermsPublished;
import com.occuz.kernel.sla.Agreements;
import com.occuz.kernel.sla.SlaTerms;
import com.occuz.kernel.time.BusinessCalendar;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The versions of the agreement as events tell them. */
class AgreementHistoryTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final List<RecordedEvent> ledger = new ArrayList<>();
    private int questions;

    @Test
    void version_1_holds_where_nothing_was_published() {
        assertThat(AgreementHistory.of(List.of(new ServiceStarted(null, NOON)))).isEqualTo(Agreements.STANDARD);
    }

    @Test
    void what_was_published_holds_from_when_it_says() {
        Agreements agreements = AgreementHistory.of(List.of(published(2, 60), published(3, 120)));

        assertThat(agreements.at(NOON.plusSeconds(59)).terms().version()).isEqualTo(1);
        assertThat(agreements.at(NOON.plusSeconds(60)).terms().version()).isEqualTo(2);
        assertThat(agreements.at(NOON.plusSeconds(120)).terms().version()).isEqualTo(3);
    }

    @Test
    void a_position_knows_nothing_of_what_was_published_after_it() {
        LedgerAgreements agreements = new LedgerAgreements(reader());
        record(10, new ServiceStarted(null, NOON));
        record(20, published(2, 0));
        record(30, published(3, 0));

        assertThat(agreements.upTo(19)).isEqualTo(Agreements.STANDARD);
        assertThat(agreements.upTo(20).latest().version()).isEqualTo(2);
        assertThat(agreements.upTo(29).latest().version()).isEqualTo(2);
        assertThat(agreements.upTo(30).latest().version()).isEqualTo(3);
    }

    @Test
    void what_is_published_later_is_found_and_what_is_known_is_not_read_again() {
        LedgerAgreements agreements = new LedgerAgreements(reader());
        record(10, published(2, 0));
        assertThat(agreements.present().latest().version()).isEqualTo(2);
        int asked = questions;
        assertThat(agreements.upTo(10).latest().version()).isEqualTo(2);
        assertThat(questions).isEqualTo(asked);

        for (int version = 3; version < 250; version++) {
            record(10 + version, published(version, 0));
        }
        assertThat(agreements.present().latest().version()).isEqualTo(249);
    }

    private static TermsPublished published(int version, long seconds) {
        return new TermsPublished(
                SlaTerms.STANDARD.withVersion(version),
                BusinessCalendar.SUPPORT_HOURS,
                NOON.plusSeconds(seconds),
                new Prose("Another number"),
                new Actor(ActorType.USER, "u_1"),
                NOON);
    }

    private void record(long position, ServiceLevelEvent event) {
        ledger.add(new RecordedEvent(
                position, NOON, "e" + position, ServiceLevelEvent.AGGREGATE_ID, ledger.size(),
                new EventType("servicelevel." + event.getClass().getSimpleName(), 1), event,
                new Metadata(AccountId.PLATFORM, ActorType.USER, "u_1", Channel.API, "c", "c", "c")));
    }

    private LedgerReader reader() {
        return new LedgerReader() {
            @Override
            public List<RecordedEvent> ofAggregate(String aggregateId, long fromSequence, int limit) {
                questions++;
                return ledger.stream().filter(it -> it.sequence() >= fromSequence).limit(limit).toList();
            }

            @Override
            public List<RecordedEvent> after(long position, int limit) {
                throw new UnsupportedOperationException("nobody asks for others");
            }

            @Override
            public long head() {
                return ledger.isEmpty() ? 0 : ledger.getLast().position();
            }
        };
    }
}
