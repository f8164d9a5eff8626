package com.occuz.query.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.link.Destination;
import com.occuz.kernel.link.LinkEvent.DestinationChanged;
import com.occuz.kernel.link.LinkEvent.LinkCreated;
import com.occuz.kernel.link.LinkEvent.LinkRetired;
import com.occuz.kernel.link.LinkEvent.LinkRetitled;
import com.occuz.kernel.link.LinkEvent.RedirectStatusChanged;
import com.occuz.kernel.link.LinkEvent.TagsChanged;
import com.occuz.kernel.link.LinkEvent.ValidityChanged;
import com.occuz.kernel.link.LinkEvent;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkOptions;
import com.occuz.kernel.link.RedirectStatus;
import com.occuz.kernel.link.Tags;
import com.occuz.kernel.link.Title;
import com.occuz.kernel.link.Validity;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LinkProjectionTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:00:00.000001Z");
    private static final Instant LATER = AT.plusSeconds(60);
    private static final LinkId LINK = LinkId.parse("link:default/k7");
    private static final AccountId ACME = new AccountId("acme");
    private static final Erasable<Destination> DESTINATION = sealed(new Destination("https://example.com/"));
    private static final Erasable<Tags> TAGS = sealed(new Tags(List.of("b", "a")));
    private static final LinkCreated CREATED = new LinkCreated(
            LINK, ACME, DESTINATION, sealed(new Title("Sale")), TAGS, Validity.ALWAYS, RedirectStatus.FOUND, AT);

    @Nested
    class WhenThereIsNoLink {

        @Test
        void itsCreationMakesARow() {
            assertThat(LinkProjection.evolve(null, CREATED, 41))
                    .isEqualTo(new LinkRow(
                            LINK,
                            ACME,
                            "https://example.com/",
                            "Sale",
                            List.of("b", "a"),
                            Validity.ALWAYS,
                            RedirectStatus.FOUND,
                            LinkOptions.USUAL,
                            null,
                            null,
                            AT,
                            41,
                            1,
                            41));
        }

        @Test
        void aChangeStopsTheProcessor() {
            assertThatThrownBy(() -> LinkProjection.evolve(null, new LinkRetired(LINK, AT), 41))
                    .hasMessageContaining("link:default/k7 changes but was never created");
        }
    }

    @Nested
    class WhenThereIsALink {

        private final LinkRow row = LinkProjection.evolve(null, CREATED, 41);

        @Test
        void everyEventChangesItsOwnFieldAndCountsTheVersion() {
            Validity window = new Validity(AT, LATER);
            assertThat(after(new DestinationChanged(LINK, DESTINATION, sealed(new Destination("http://b.example")), AT)))
                    .isEqualTo(row.leadingTo(sealed(new Destination("http://b.example"))).at(50))
                    .extracting(LinkRow::destination)
                    .isEqualTo("http://b.example");
            assertThat(after(new LinkRetitled(LINK, CREATED.title(), sealed(new Title("x")), AT)).title())
                    .isEqualTo("x");
            assertThat(after(new LinkRetitled(LINK, CREATED.title(), null, AT)).title()).isNull();
            assertThat(after(new TagsChanged(LINK, TAGS, sealed(Tags.NONE), AT)).tags()).isEmpty();
            assertThat(after(new ValidityChanged(LINK, Validity.ALWAYS, window, AT)).validity()).isEqualTo(window);
            assertThat(after(new RedirectStatusChanged(LINK, RedirectStatus.FOUND, new RedirectStatus(301), AT))
                            .redirectStatus()
                            .code())
                    .isEqualTo(301);
            assertThat(after(new LinkRetired(LINK, LATER)).retiredAt()).isEqualTo(LATER);
            assertThat(after(new LinkRetired(LINK, LATER)).version()).isEqualTo(2);
            assertThat(after(new LinkRetired(LINK, LATER)).position()).isEqualTo(50);
            assertThat(after(new LinkRetired(LINK, LATER)).createdPosition()).isEqualTo(41);
        }

        @Test
        void whatWasErasedReadsAsErased() {
            KeySubject acme = KeySubject.of(ACME);
            LinkRow erased = LinkProjection.evolve(
                    null,
                    new LinkCreated(
                            LINK,
                            ACME,
                            new Erasable.Erased<>(acme),
                            new Erasable.Erased<>(acme),
                            new Erasable.Erased<>(acme),
                            Validity.ALWAYS,
                            RedirectStatus.FOUND,
                            AT),
                    41);
            assertThat(erased.destination()).isEqualTo("[erased]");
            assertThat(erased.title()).isEqualTo("[erased]");
            assertThat(erased.tags()).containsExactly("[erased]");
        }

        private LinkRow after(LinkEvent event) {
            return LinkProjection.evolve(row, event, 50);
        }
    }

    @Nested
    class ItsStory {

        @Test
        void beginsWithEveryFieldInTheOrderOfTheApi() {
            Map<String, @Nullable Object> changes = LinkStory.changes(CREATED);
            assertThat(changes.keySet())
                    .containsExactly("destination", "title", "tags", "validFrom", "expiresAt", "redirectStatus");
            assertThat(changes).containsEntry("title", "Sale").containsEntry("validFrom", null);
        }

        @Test
        void goesOnWithWhatChangedAndNothingElse() {
            Validity half = new Validity(AT, null);
            assertThat(LinkStory.changes(new ValidityChanged(LINK, half, new Validity(AT, LATER), AT)))
                    .isEqualTo(Map.of("expiresAt", LATER));
            assertThat(LinkStory.changes(new ValidityChanged(LINK, half, Validity.ALWAYS, AT)))
                    .hasSize(1)
                    .containsEntry("validFrom", null);
            assertThat(LinkStory.changes(new LinkRetired(LINK, AT))).isEqualTo(Map.of("state", "retired"));
            assertThat(LinkStory.changes(new TagsChanged(LINK, TAGS, new Erasable.Erased<>(KeySubject.of(ACME)), AT)))
                    .isEqualTo(Map.of("tags", List.of("[erased]")));
        }
    }

    private static <T> Erasable<T> sealed(T value) {
        return Erasable.of(KeySubject.of(ACME), value);
    }
}
