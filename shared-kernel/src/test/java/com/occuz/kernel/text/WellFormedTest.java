package com.occuz.kernel.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class WellFormedTest {

    @Test
    void pairsAreWellFormedAndHalvesAreNot() {
        assertThat(WellFormed.is("a😀b")).isTrue();
        assertThat(WellFormed.is("a\ud83d")).isFalse();
        assertThat(WellFormed.is("\ude00b")).isFalse();
        assertThat(WellFormed.is("\ud83d\ud83d\ude00")).isFalse();
    }

    @Test
    void halvesAreReplacedAndPairsKept() {
        assertThat(WellFormed.repaired("\ud83d😀\ude00\ude00x\ud83d")).isEqualTo("\ufffd😀\ufffd\ufffdx\ufffd");
        assertThat(WellFormed.repaired("plain")).isEqualTo("plain");
    }

    @Test
    void agreesWithUtf8OnRandomText() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(6); n > 0; n--) {
                text.append((char) ("a\ud83d\ude00".charAt(random.nextInt(3)) + random.nextInt(2)));
            }
            // A round trip through UTF-8 changes exactly the text that is not well formed.
            String raw = text.toString();
            String back = new String(raw.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
            assertThat(WellFormed.is(raw)).as(raw).isEqualTo(back.equals(raw));
            assertThat(WellFormed.is(WellFormed.repaired(raw))).isTrue();
        }
    }
}
