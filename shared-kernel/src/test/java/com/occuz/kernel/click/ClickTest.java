package com.occuz.kernel.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.click.ClickEvent.ClicksRecorded;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.refusal.InvalidValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ClickTest {

    private static final LinkId LINK = LinkId.parse("link:default/k7");
    private static final Instant AT = Instant.parse("2026-03-01T00:00:00Z");

    @Test
    void aLongUserAgentIsCut() {
        assertThat(withUserAgent("x".repeat(512)).userAgent()).hasSize(512);
        assertThat(withUserAgent("x".repeat(513)).userAgent()).hasSize(512);
    }

    @Test
    void theCutTearsNoCharacterApart() {
        assertThat(withUserAgent("x".repeat(511) + "😀").userAgent()).isEqualTo("x".repeat(511));
        assertThat(withUserAgent("x".repeat(510) + "😀").userAgent()).isEqualTo("x".repeat(510) + "😀");
        assertThat(withUserAgent("😀".repeat(300)).userAgent()).isEqualTo("😀".repeat(256));
    }

    @Test
    void halfACharacterIsReplaced() {
        assertThat(withUserAgent("a\ud83d").userAgent()).isEqualTo("a\ufffd");
        assertThat(withUserAgent("x".repeat(511) + "\ud83d!").userAgent()).isEqualTo("x".repeat(511) + "\ufffd");
    }

    @Test
    void aReferrerLosesItsQueryAndFragmentBeforeItIsCut() {
        assertThat(withReferrer("https://a.example/p?token=1#f").referrer()).isEqualTo("https://a.example/p");
        assertThat(withReferrer("https://a.example/p#f?x").referrer()).isEqualTo("https://a.example/p");
        assertThat(withReferrer("https://a.example/" + "p".repeat(2_000) + "?x").referrer()).hasSize(1024);
        assertThat(withReferrer(null).referrer()).isNull();
    }

    @Test
    void aLanguageAndAMethodAreCut() {
        Click click = new Click(LINK, AT, "M".repeat(99), null, null, null, "l".repeat(200), null, null);
        assertThat(click.method()).hasSize(32);
        assertThat(click.language()).hasSize(128);
    }

    @Test
    void itsTimeIsWholeMicrosecondsWithinWhatCanBeStored() {
        assertThat(at(Instant.parse("2026-03-01T00:00:00.123456789Z")).at())
                .isEqualTo(Instant.parse("2026-03-01T00:00:00.123456Z"));
        assertThatThrownBy(() -> at(Instant.parse("1969-12-31T23:59:59.999999Z"))).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> at(Instant.parse("+10000-01-01T00:00:00Z"))).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> at(Instant.MAX)).isInstanceOf(InvalidValue.class);
    }

    @Nested
    class InABatch {

        private final StreamId stream = StreamId.parse("5f0c2a52-8a3e-4c39-9d1e-2f6f5b6b7a10");

        @Test
        void theNextBatchStartsBehindTheLastClick() {
            ClicksRecorded batch = new ClicksRecorded(stream, 41, List.of(at(AT), at(AT.plusSeconds(1))));
            assertThat(batch.nextOffset()).isEqualTo(43);
            assertThat(batch.occurredAt()).isEqualTo(AT.plusSeconds(1));
        }

        @Test
        void thereIsAtLeastOneClick() {
            assertThatThrownBy(() -> new ClicksRecorded(stream, 0, List.of())).hasMessageContaining("at least one");
            assertThatThrownBy(() -> new ClicksRecorded(stream, -1, List.of(at(AT)))).hasMessageContaining("offset");
        }

        @Test
        void aStreamIsACanonicalUuid() {
            assertThat(stream).hasToString("5f0c2a52-8a3e-4c39-9d1e-2f6f5b6b7a10");
            assertThatThrownBy(() -> StreamId.parse("1-1-1-1-1")).isInstanceOf(InvalidValue.class);
            assertThatThrownBy(() -> StreamId.parse("")).isInstanceOf(InvalidValue.class);
        }
    }

    private static Click withUserAgent(String userAgent) {
        return new Click(LINK, AT, null, null, userAgent, null, null, null, null);
    }

    private static Click withReferrer(@Nullable String referrer) {
        return new Click(LINK, AT, null, null, null, referrer, null, null, null);
    }

    private static Click at(Instant at) {
        return new Click(LINK, at, null, null, null, null, null, null, null);
    }
}
