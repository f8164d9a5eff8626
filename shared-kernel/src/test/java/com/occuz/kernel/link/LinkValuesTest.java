package com.occuz.kernel.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.testing.AnyValue;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkValuesTest {

    @Nested
    class ATitle {

        @Test
        void isAnyTextForPeople() {
            AnyValue.AWKWARD_TEXTS.forEach(text -> assertThat(new Title(text)).hasToString(text));
            assertThat(new Title("x".repeat(4096)).value()).hasSize(4096);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "\u3000", "a\u0000", "a\nb", "\u007f", "a\ud83d", "\ude00"})
        void isNotEmptyUnprintableOrBroken(String text) {
            assertThatThrownBy(() -> new Title(text)).isInstanceOf(InvalidValue.class);
        }

        @Test
        void hasAtMost4096Characters() {
            assertThatThrownBy(() -> new Title("x".repeat(4097))).isInstanceOf(InvalidValue.class);
        }
    }

    @Nested
    class TagsOfALink {

        @Test
        void keepTheirOrderAndLoseDoubles() {
            assertThat(new Tags(List.of("b", "a", "b", "B")).values()).containsExactly("b", "a", "B");
            assertThat(new Tags(AnyValue.AWKWARD_TEXTS).values()).isEqualTo(AnyValue.AWKWARD_TEXTS);
        }

        @Test
        void areAtMost50() {
            List<String> many = IntStream.range(0, 51).mapToObj(i -> "tag" + i).toList();
            assertThat(new Tags(many.subList(0, 50)).values()).hasSize(50);
            assertThatThrownBy(() -> new Tags(many)).isInstanceOf(InvalidValue.class);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", " ", "a\u0000", "a\tb", "\ud83d"})
        void areNotEmptyUnprintableOrBroken(String tag) {
            assertThatThrownBy(() -> new Tags(List.of(tag))).isInstanceOf(InvalidValue.class);
        }

        @Test
        void haveAtMost100CharactersAndAreNeverMissing() {
            assertThat(new Tags(List.of("x".repeat(100))).values()).hasSize(1);
            assertThatThrownBy(() -> new Tags(List.of("x".repeat(101)))).isInstanceOf(InvalidValue.class);
            assertThatThrownBy(() -> new Tags(Collections.singletonList(null))).isInstanceOf(InvalidValue.class);
        }
    }

    @Nested
    class AValidity {

        private final Instant noon = Instant.parse("2026-03-01T12:00:00Z");

        @Test
        void isHalfOpen() {
            Validity validity = new Validity(noon, noon.plusSeconds(1));
            assertThat(validity.hasBegunBy(noon.minusNanos(1_000))).isFalse();
            assertThat(validity.hasBegunBy(noon)).isTrue();
            assertThat(validity.hasEndedBy(noon.plusSeconds(1).minusNanos(1_000))).isFalse();
            assertThat(validity.hasEndedBy(noon.plusSeconds(1))).isTrue();
        }

        @Test
        void mayBeOpenOnEitherSide() {
            assertThat(Validity.ALWAYS.hasBegunBy(Instant.MIN)).isTrue();
            assertThat(Validity.ALWAYS.hasEndedBy(Instant.MAX)).isFalse();
        }

        @Test
        void doesNotEndBeforeItBegins() {
            assertThatThrownBy(() -> new Validity(noon, noon)).isInstanceOf(InvalidValue.class);
            assertThatThrownBy(() -> new Validity(noon, noon.minusSeconds(1))).isInstanceOf(InvalidValue.class);
        }

        @Test
        void isWholeMicrosecondsWithinWhatCanBeStored() {
            assertThat(new Validity(noon.plusNanos(1_999), null).validFrom()).isEqualTo(noon.plusNanos(1_000));
            assertThatThrownBy(() -> new Validity(noon.plusNanos(1), noon.plusNanos(2))).isInstanceOf(InvalidValue.class);
            assertThatThrownBy(() -> new Validity(null, Instant.MAX)).isInstanceOf(InvalidValue.class);
            assertThatThrownBy(() -> new Validity(Instant.MIN, null)).isInstanceOf(InvalidValue.class);
            assertThat(new Validity(null, Instant.parse("9999-12-31T23:59:59.999999Z")).expiresAt()).isNotNull();
        }
    }

    @Test
    void aRedirectStatusIsOneThatKeepsTheVisitorMoving() {
        for (int code : new int[] {301, 302, 307, 308}) {
            assertThat(new RedirectStatus(code).code()).isEqualTo(code);
        }
        for (int code : new int[] {0, 200, 300, 303, 304, 305, 306, 309, -302}) {
            assertThatThrownBy(() -> new RedirectStatus(code)).isInstanceOf(InvalidValue.class);
        }
    }
}
