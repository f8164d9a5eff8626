package com.occuz.edge.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.testing.AnyValue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "https://example.org/a?b=c#d, https://example.org/a?b=c#d",
                "https://example.org/ä, https://example.org/%C3%A4",
                "https://example.org/€?q=\uD83D\uDE00, https://example.org/%E2%82%AC?q=%F0%9F%98%80",
                "https://example.org/100%25, https://example.org/100%25",
                "https://example.org/100%, https://example.org/100%",
                "https://example.org/<b>\"|^`{}\\, https://example.org/%3Cb%3E%22%7C%5E%60%7B%7D%5C",
                "https://[2001:db8::1]:8443/!$&'()*+;=:@, https://[2001:db8::1]:8443/!$&'()*+;=:@",
            })
    void encodes_what_a_url_cannot_hold_and_leaves_the_rest(String destination, String location) {
        assertThat(Location.of(destination)).isEqualTo(location);
    }

    @Test
    void a_plain_destination_is_not_held_twice() {
        String plain = "https://example.org/a?b=c#d";
        assertThat(Location.of(plain)).isSameAs(plain);
    }

    @Test
    void no_destination_puts_anything_but_visible_ascii_into_a_header() {
        AnyValue any = new AnyValue(new SplittableRandom(7));
        for (int i = 0; i < 2_000; i++) {
            assertThat(Location.of(any.destination().value())).matches("[!-~]+");
        }
        StringBuilder everything = new StringBuilder("https://example.org/");
        for (char c = 0; c < 0x3000; c++) {
            everything.append(c);
        }
        assertThat(Location.of(everything.toString())).matches("[!-~]+").doesNotContain("\r", "\n", "<", "\"");
    }
}
