package com.occuz.kernel.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.refusal.InvalidValue;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlugTest {

    @ParameterizedTest
    @ValueSource(strings = {"k", "K7", "Sale_2026-x", "-", "_", "robots"})
    void lettersDigitsHyphensAndUnderscoresAreASlug(String text) {
        assertThat(new Slug(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a/b", "a.b", "robots.txt", "a+", "ä", "a%20", "a\n", "а", "a\0"})
    void nothingElseIs(String text) {
        assertThatThrownBy(() -> new Slug(text)).isInstanceOf(InvalidValue.class).hasMessageContaining("slug");
    }

    @Test
    void itHasAtMost128Characters() {
        assertThat(new Slug("x".repeat(128)).value()).hasSize(128);
        assertThatThrownBy(() -> new Slug("x".repeat(129))).isInstanceOf(InvalidValue.class);
    }

    @Nested
    class AtRandom {

        private static final int DRAWN = 200_000;

        @Test
        void itHasAtLeast47BitsOnPaperAndInWhatIsDrawn() {
            double onPaper = Slug.RANDOM_LENGTH * log2(Slug.ALPHABET.length());
            assertThat(onPaper).isGreaterThanOrEqualTo(47);

            int[][] seen = new int[Slug.RANDOM_LENGTH][128];
            SplittableRandom random = new SplittableRandom(2026);
            for (int i = 0; i < DRAWN; i++) {
                String slug = Slug.random(random).value();
                assertThat(slug).hasSize(Slug.RANDOM_LENGTH);
                for (int place = 0; place < slug.length(); place++) {
                    seen[place][slug.charAt(place)]++;
                }
            }
            double entropy = 0;
            for (int[] place : seen) {
                for (int count : place) {
                    entropy -= count == 0 ? 0 : (double) count / DRAWN * log2((double) count / DRAWN);
                }
            }
            assertThat(entropy).isGreaterThanOrEqualTo(47);
        }

        @Test
        void itIsNotDrawnTwice() {
            SplittableRandom random = new SplittableRandom(7);
            Set<Slug> drawn = new HashSet<>();
            for (int i = 0; i < DRAWN; i++) {
                assertThat(drawn.add(Slug.random(random))).isTrue();
            }
        }

        @Test
        void itHasNoCharactersThatLookAlike() {
            assertThat(Slug.ALPHABET.chars().distinct().count()).isEqualTo(Slug.ALPHABET.length());
            assertThat(Slug.ALPHABET).doesNotContain("0", "O", "o", "1", "I", "i", "l");
        }

        private static double log2(double x) {
            return Math.log(x) / Math.log(2);
        }
    }
}
