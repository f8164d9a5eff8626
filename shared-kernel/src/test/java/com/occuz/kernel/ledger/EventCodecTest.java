package com.occuz.kernel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.account.AccountEvent.AccountOpened;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.link.LinkEvent;
import com.occuz.kernel.link.LinkEvent.LinkRetired;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.testing.KeyRing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EventCodecTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:34:56.789012Z");

    private final KeyRing keys = new KeyRing();
    private final EventCodec codec = new EventCodec(EventTypes.all(), keys);

    @Nested
    class ErasableValues {

        private final AccountId acme = new AccountId("acme");
        private final AccountOpened event =
                new AccountOpened(acme, Erasable.of(KeySubject.of(acme), "Acme Incorporated"), AT);

        @Test
        void areNotReadableInTheStoredText() {
            assertThat(codec.encode(event).payload())
                    .doesNotContain("Acme Incorporated")
                    .contains("\"subject\":\"account:acme\"");
        }

        @Test
        void readAsErasedOnceTheKeyIsDestroyedAndNothingElseChanges() {
            EventCodec.Encoded stored = codec.encode(event);
            keys.destroy(KeySubject.of(acme));
            assertThat(codec.decode(stored.type(), stored.payload()))
                    .isEqualTo(new AccountOpened(acme, new Erasable.Erased<>(KeySubject.of(acme)), AT));
        }

        @Test
        void cannotBeRecordedAgainOnceErased() {
            AccountOpened erased = new AccountOpened(acme, new Erasable.Erased<>(KeySubject.of(acme)), AT);
            assertThatThrownBy(() -> codec.encode(erased)).hasMessageContaining("erased");
        }

        @Test
        void areRefusedWhenTheirSealWasBroken() {
            String stored = codec.encode(event).payload();
            int inside = stored.indexOf("\"sealed\":\"") + 30;
            char other = stored.charAt(inside) == 'A' ? 'B' : 'A';
            String broken = stored.substring(0, inside) + other + stored.substring(inside + 1);
            assertThatThrownBy(() -> codec.decode(EventType.parse("account.AccountOpened/1"), broken))
                    .hasMessageContaining("sealed value");
        }
    }

    @Nested
    class OldRevisions {

        /** As if {@code LinkRetired} had first been stored with {@code slug} alone, then with {@code id}. */
        private final EventTypes thirdRevision = EventTypes.of(List.of(new EventTypes.Entry(
                new EventType("link.LinkRetired", 3),
                LinkRetired.class,
                Map.of(
                        1,
                        payload -> payload.put("id", "default/" + payload.remove("slug").asString()),
                        2,
                        payload -> payload.put("link", "link:" + payload.remove("id").asString())))));

        private final EventCodec newer = new EventCodec(thirdRevision, keys);
        private final LinkRetired retired = new LinkRetired(LinkId.parse("link:default/k7"), AT);

        @Test
        void areLiftedStepByStepToThePresentOne() {
            String rest = "\"occurredAt\":\"" + AT + "\"}";
            assertThat(newer.decode(EventType.parse("link.LinkRetired/1"), "{\"slug\":\"k7\"," + rest))
                    .isEqualTo(retired);
            assertThat(newer.decode(EventType.parse("link.LinkRetired/2"), "{\"id\":\"default/k7\"," + rest))
                    .isEqualTo(retired);
            assertThat(newer.decode(EventType.parse("link.LinkRetired/3"), "{\"link\":\"link:default/k7\"," + rest))
                    .isEqualTo(retired);
        }

        @Test
        void areNeverWritten() {
            assertThat(newer.encode(retired).type()).isEqualTo(EventType.parse("link.LinkRetired/3"));
        }

        @Test
        void cannotBeLeftWithoutAWayToThePresentOne() {
            assertThatThrownBy(() -> new EventTypes.Entry(
                            new EventType("link.LinkRetired", 3), LinkRetired.class, Map.of(2, payload -> payload)))
                    .hasMessageContaining("no upcaster from revision 1");
        }
    }

    @Nested
    class WhatThisVersionDoesNotKnow {

        @Test
        void isKeptAsItStandsWhenTheTypeIsUnknown() {
            EventType type = EventType.parse("future.ThingHappened/1");
            assertThat(codec.decode(type, "{\"x\":1}")).isEqualTo(new UnknownEvent(type, "{\"x\":1}"));
        }

        @Test
        void isKeptAsItStandsWhenTheRevisionLiesInTheFuture() {
            EventType type = EventType.parse("link.LinkRetired/2");
            assertThat(codec.decode(type, "not even json")).isEqualTo(new UnknownEvent(type, "not even json"));
        }

        @Test
        void isIgnoredWhenItIsOnlyAnotherField() {
            String payload = "{\"link\":\"link:default/k7\",\"why\":[1],\"occurredAt\":\"" + AT + "\"}";
            assertThat(codec.decode(EventType.parse("link.LinkRetired/1"), payload))
                    .isEqualTo(new LinkRetired(LinkId.parse("link:default/k7"), AT));
        }

        @Test
        void hasNoStoredNameAndCannotBeWritten() {
            UnknownEvent unknown = new UnknownEvent(EventType.parse("future.ThingHappened/1"), "{}");
            assertThatThrownBy(() -> codec.encode(unknown)).hasMessageContaining("no stored name");
        }
    }

    @Test
    void anErasedValueMayBeCopiedButNotRecordedAsNew() {
        KeySubject subject = new KeySubject("account:gone");
        LinkEvent.LinkRetitled event = new LinkEvent.LinkRetitled(
                LinkId.parse("link:default/k7"), null, new Erasable.Erased<>(subject), AT);
        assertThatThrownBy(() -> codec.encode(event)).hasRootCauseMessage("an erased value cannot be recorded again");

        keys.destroy(subject);
        EventCodec.Encoded copy = codec.forCopies().encode(event);
        assertThat(codec.decode(copy.type(), copy.payload())).isEqualTo(event);
    }

    @Test
    void instantsKeepTheirMicroseconds() {
        assertThat(codec.encode(new LinkRetired(LinkId.parse("link:default/k7"), AT)).payload())
                .contains("2026-03-01T12:34:56.789012Z");
    }
}
