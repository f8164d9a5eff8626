package com.occuz.kernel.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.refusal.InvalidValue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DestinationTest {

    @ParameterizedTest
    @CsvSource({
        "https://example.com, https://example.com",
        "HTTPS://Example.COM/Path?Q=A#F, https://example.com/Path?Q=A#F",
        "http://bücher.example/ü?ä#ö, http://xn--bcher-kva.example/ü?ä#ö",
        "http://[2001:DB8::1]:8080/x, http://[2001:db8::1]:8080/x",
        "https://example.com:443, https://example.com:443",
        "https://example.com?x, https://example.com?x",
        "https://example.com#x@y, https://example.com#x@y",
        "https://example.com/a@b:c, https://example.com/a@b:c",
        "https://example.com/😀, https://example.com/😀",
        "https://example.com/'\"%_--;, https://example.com/'\"%_--;"
    })
    void everythingBehindTheHostIsKeptAsGiven(String given, String kept) {
        assertThat(new Destination(given)).hasToString(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "example.com", "//example.com", "ftp://example.com", "javascript:alert(1)", "http:/example.com",
                "http://", "https:///path", "https://?x", "http://user@example.com", "http://user:pw@example.com/",
                "http://a@b@c/", "http://example.com:0/", "http://example.com:65536/", "http://example.com:/",
                "http://example.com:8a/", "http://example.com:-1/", "http://example.com:123456/", " http://example.com",
                "http://example.com ", "http://example.com/a b", "http://example.com/\u0000", "http://example.com/\n",
                "http://example.com/\u0085", "http://example.com/\u00a0", "http://example.com/\u2028",
                "http://example.com\\@evil.example/", "http://exa\\mple.com", "http://[::1", "http://::1/",
                "http://256.256.256.256/", "data:text/html,x"
            })
    void whatIsNoWebAddressOrHidesOneIsRefused(String text) {
        assertThatThrownBy(() -> new Destination(text)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void halfACharacterIsRefused() {
        assertThatThrownBy(() -> new Destination("http://example.com/\ud83d")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new Destination("http://example.com/\ude00x")).isInstanceOf(InvalidValue.class);
    }

    @Test
    void itHasAtMost8192Characters() {
        String start = "https://example.com/";
        String longest = start + "x".repeat(8192 - start.length());
        assertThat(new Destination(longest).value()).hasSize(8192);
        assertThatThrownBy(() -> new Destination(longest + "x")).isInstanceOf(InvalidValue.class);
    }

    @Test
    void itKnowsItsHost() {
        assertThat(new Destination("https://a.example:8443/x").host()).isEqualTo(new Host("a.example"));
        assertThat(new Destination("https://[::1]:8443/x").host()).isEqualTo(new Host("[::1]"));
        assertThat(new Destination("https://[::1]").host()).isEqualTo(new Host("[::1]"));
    }

    @Test
    void whatWasNormalizedOnceStaysAsItIs() {
        SplittableRandom random = new SplittableRandom(3);
        String[] parts = {"http://", "https://", "a", "Ü", ".", "-", ":80", "/", "?", "#", "@", "[::1]", "\\", "1", "%"};
        int valid = 0;
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "http://a" : "https://");
            for (int n = random.nextInt(7); n > 0; n--) {
                text.append(parts[random.nextInt(parts.length)]);
            }
            try {
                Destination destination = new Destination(text.toString());
                assertThat(new Destination(destination.value())).isEqualTo(destination);
                assertThat(destination.host().value()).isNotEmpty();
                valid++;
            } catch (InvalidValue refused) {
                assertThat(refused.sentence()).isNotBlank();
            }
        }
        assertThat(valid).isGreaterThan(1_000);
    }
}
