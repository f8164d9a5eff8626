package com.occuz.edge.table;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.link.Forwarding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OnwardTest {

    private static final Forwarding ALL = new Forwarding(true, true);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "https://a.example | /x/y | - | https://a.example/x/y",
                "https://a.example/ | /x | - | https://a.example/x",
                "https://a.example/docs/ | /x | - | https://a.example/docs/x",
                "https://a.example/docs?v=1#top | /x | - | https://a.example/docs/x?v=1#top",
                "https://a.example | //evil.example | - | https://a.example//evil.example",
                "https://a.example/docs | '' | q=1 | https://a.example/docs?q=1",
                "https://a.example/docs?v=1 | '' | q=1&v=2 | https://a.example/docs?v=1&q=1&v=2",
                "https://a.example/docs?v=1& | '' | q=1 | https://a.example/docs?v=1&q=1",
                "https://a.example/docs? | '' | q=1 | https://a.example/docs?q=1",
                "https://a.example/docs#top | /x | q=1 | https://a.example/docs/x?q=1#top",
                "https://a.example/docs | '' | q=#x\"<ä | https://a.example/docs?q=%23x%22%3C%C3%A4",
                "https://a.example/docs | '' | '' | https://a.example/docs",
            })
    void what_a_visitor_appends_follows_what_the_owner_has_said(
            String destination, String path, @Nullable String query, String expected) {
        assertThat(Onward.location(destination, ALL, path, query)).isEqualTo(expected);
    }

    @Test
    void what_is_not_forwarded_is_left_out() {
        assertThat(Onward.location("https://a.example", Forwarding.NONE, "/x", "q=1")).isEqualTo("https://a.example");
        assertThat(Onward.location("https://a.example", new Forwarding(true, false), "/x", "q=1"))
                .isEqualTo("https://a.example?q=1");
        assertThat(Onward.location("https://a.example", new Forwarding(false, true), "/x", "q=1"))
                .isEqualTo("https://a.example/x");
    }
}
