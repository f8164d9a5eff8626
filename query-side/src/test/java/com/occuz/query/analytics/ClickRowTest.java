package com.occuz.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.click.Arrival;
import com.occuz.kernel.click.Click;
import com.occuz.kernel.click.Dimension;
import com.occuz.kernel.link.LinkId;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClickRowTest {

    private final UserAgents agents = new UserAgents();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock = """
            - | direct
            '' | direct
            https://www.Example.org/a/b | www.example.org
            http://user:secret@example.org:8080/x | example.org
            http://[2001:db8::1]:80/ | [2001:db8::1]
            android-app://com.google.android.gm/ | com.google.android.gm
            http:///nowhere | direct
            example.org | direct
            http://=cmd()/ | direct
            https://a@b@c.example/ | c.example
            https://example.org\\@evil.example/ | example.org
            """)
    void a_referrer_is_its_host(@Nullable String referrer, String host) {
        assertThat(ClickRow.referrer(referrer)).isEqualTo(host);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            textBlock = """
            - | unknown
            '' | unknown
            de-CH,de;q=0.9,en;q=0.8 | de
            EN | en
            gsw;q=1 | gsw
            * | unknown
            english | unknown
            =1+1 | unknown
            """)
    void a_language_is_the_first_that_is_wanted(@Nullable String accepted, String language) {
        assertThat(ClickRow.language(accepted)).isEqualTo(language);
    }

    @Test
    void a_HEAD_and_a_request_of_the_edge_without_a_name_are_bots_and_an_import_without_one_is_a_person() {
        assertThat(kind("HEAD", "Mozilla/5.0 (Windows NT 10.0) Firefox/128.0")).isEqualTo("head");
        assertThat(kind("GET", null)).isEqualTo("nameless");
        assertThat(kind("GET", "Mozilla/5.0 (Windows NT 10.0) Firefox/128.0")).isEqualTo("human");
        assertThat(kind(null, null)).isEqualTo("human");
        assertThat(kind(null, "curl/8.5.0")).isEqualTo("tool");
    }

    private String kind(@Nullable String method, @Nullable String userAgent) {
        return ClickRow.of(click(method, userAgent, null), agents).visit().is(Dimension.KIND);
    }

    @Test
    void what_a_browser_fetches_ahead_is_no_person_and_a_bot_stays_the_bot_it_is() {
        Arrival ahead = new Arrival(null, null, Arrival.PREFETCH, null);
        assertThat(ClickRow.of(click("GET", ClickWorld.FIREFOX, null).arriving(ahead), agents).visit().is(Dimension.KIND))
                .isEqualTo("prefetch");
        assertThat(ClickRow.of(click("GET", "Googlebot/2.1", null).arriving(ahead), agents).visit().is(Dimension.KIND))
                .isEqualTo("crawler");
    }

    @Test
    void what_is_not_told_has_a_value_of_its_own_in_each_dimension() {
        assertThat(ClickRow.of(click(null, null, null), agents).visit().values()).isEqualTo(Map.ofEntries(
                Map.entry(Dimension.KIND, "human"), Map.entry(Dimension.DEVICE, "unknown"), Map.entry(Dimension.OS, "unknown"),
                Map.entry(Dimension.BROWSER, "unknown"), Map.entry(Dimension.LANGUAGE, "unknown"),
                Map.entry(Dimension.REFERRER, "direct"), Map.entry(Dimension.COUNTRY, "unknown"),
                Map.entry(Dimension.CONTINENT, "unknown"), Map.entry(Dimension.VIA, "link"),
                Map.entry(Dimension.UTM_SOURCE, "none"), Map.entry(Dimension.UTM_MEDIUM, "none"),
                Map.entry(Dimension.UTM_CAMPAIGN, "none"), Map.entry(Dimension.UTM_TERM, "none"),
                Map.entry(Dimension.UTM_CONTENT, "none"), Map.entry(Dimension.RULE, "none"), Map.entry(Dimension.VARIANT, "none")));
    }

    @Test
    void visitors_stay_apart_and_whoever_has_none_has_none() {
        ClickRow one = ClickRow.of(click("GET", null, "AAAAAAAAAAAAAAAAAAAAAA"), agents);
        ClickRow other = ClickRow.of(click("GET", null, "AAAAAAAAAAAAAAAAAAAAAB"), agents);
        assertThat(one.visitorOfDay()).isNotNull().isNotEqualTo(other.visitorOfDay());
        assertThat(ClickRow.of(click("GET", null, null), agents).visitorOfDay()).isNull();
    }

    private static Click click(@Nullable String method, @Nullable String userAgent, @Nullable String visitor) {
        return new Click(
                LinkId.parse("link:default/k7"), Instant.parse("2026-03-29T00:59:59.999999Z"), method, 302, userAgent, null, null,
                visitor, visitor);
    }
}
