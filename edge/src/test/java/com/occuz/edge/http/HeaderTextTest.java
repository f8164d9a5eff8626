package com.occuz.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HeaderTextTest {

    @Test
    void reads_utf_8_as_such_and_anything_else_byte_by_byte() {
        assertThat(HeaderText.of(onTheWire("Über 😀"))).isEqualTo("Über 😀");
        assertThat(HeaderText.of("\u00dcber")).as("Latin-1").isEqualTo("Über");
    }

    @Test
    void leaves_control_characters_out() {
        assertThat(HeaderText.of("a\u0000b\tc\u007fd")).isEqualTo("abcd");
        assertThat(HeaderText.of(onTheWire("ä\u0085ö"))).isEqualTo("äö");
    }

    @Test
    void leaves_plain_text_and_nothing_alone() {
        String plain = "Mozilla/5.0 ~";
        assertThat(HeaderText.of(plain)).isSameAs(plain);
        assertThat(HeaderText.of(null)).isNull();
    }

    private static String onTheWire(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }
}
