package com.occuz.edge;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.edge.testing.Links;
import com.occuz.edge.testing.RawHttp.Answer;
import com.occuz.edge.testing.RawHttp;
import com.occuz.edge.testing.TestEdge;
import com.occuz.kernel.click.Arrival;
import com.occuz.kernel.click.Campaign;
import com.occuz.kernel.click.Click;
import com.occuz.kernel.link.Forwarding;
import com.occuz.kernel.link.LinkEvent.ForwardingChanged;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From where and by what way clicks come: it is kept with the click, and never changes where a link leads. */
class EdgeArrivalsTest extends EdgeOfLinks {

    EdgeArrivalsTest(@TempDir Path directory) {
        super(directory);
    }

    /** Asks behind a proxy that says where the visitor is. */
    private Answer follow(String target, String... headers) {
        try (RawHttp proxy = new RawHttp(port, TestEdge.PROXY)) {
            proxy.send("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + String.join("", headers) + "\r\n");
            return proxy.answer();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private List<Click> stored(int count) {
        assertThat(TestEdge.soon(() -> edge.store.clicks().size() >= count)).isTrue();
        return edge.store.clicks();
    }

    @Nested
    class The_country {

        @Test
        void is_that_of_the_visitor_and_not_of_the_proxy_and_the_address_is_not_kept() {
            follow("/k7", "X-Forwarded-For: 203.0.113.7\r\n");
            follow("/k7", "X-Forwarded-For: 198.51.100.7\r\n");
            follow("/k7");
            List<Click> clicks = stored(3);
            assertThat(clicks).extracting(Click::arrival)
                    .containsExactly(new Arrival(TestEdge.SOMEWHERE, null, null, null), null, null);
        }
    }

    @Nested
    class A_code {

        @ParameterizedTest
        @ValueSource(strings = {"/k7?qr", "/k7?qr=", "/k7?qr&x=1", "/k7?qr=&x=1"})
        void is_told_apart_from_the_link(String target) {
            assertThat(follow(target).header("location")).isEqualTo("https://example.org/%C3%A4?q=1#there");
            assertThat(stored(1).getFirst().arrival()).isEqualTo(new Arrival(null, Arrival.QR, null, null));
        }

        @ParameterizedTest
        @ValueSource(strings = {"/k7", "/k7?qrx", "/k7?x&qr", "/k7?qr=1", "/k7?QR"})
        void is_not_what_only_looks_like_one(String target) {
            assertThat(follow(target).status()).isEqualTo(302);
            assertThat(stored(1).getFirst().arrival()).isNull();
        }

        @Test
        void leads_where_the_link_does_without_its_mark() {
            long before = server.status().position();
            edge.ledger.add(new ForwardingChanged(Links.id("k7"), Forwarding.NONE, new Forwarding(true, false), Links.NOW));
            assertThat(TestEdge.soon(() -> server.status().position() > before)).isTrue();
            assertThat(follow("/k7?qr").header("location")).isEqualTo("https://example.org/%C3%A4?q=1#there");
            assertThat(follow("/k7?qr&x=1").header("location")).isEqualTo("https://example.org/%C3%A4?q=1&x=1#there");
            assertThat(follow("/k7?x=1&qr").header("location")).isEqualTo("https://example.org/%C3%A4?q=1&x=1&qr#there");
        }
    }

    @Nested
    class A_campaign {

        @Test
        void is_what_the_address_says_of_it_and_nothing_else_of_the_address_is_kept() {
            follow("/k7?utm_source=news&token=secret&utm_campaign=Fr%C3%BChling+26&utm_content=%F0%9F%98%80&xutm_term=no");
            Click click = stored(1).getFirst();
            assertThat(click.arrival())
                    .isEqualTo(new Arrival(null, null, null, new Campaign("news", null, "Frühling 26", null, "😀")));
            assertThat(click.toString()).doesNotContain("secret");
        }

        @Test
        void that_is_told_in_a_code_is_both() {
            follow("/k7?qr&utm_medium=poster");
            assertThat(stored(1).getFirst().arrival())
                    .isEqualTo(new Arrival(null, Arrival.QR, null, new Campaign(null, "poster", null, null, null)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sec-Purpose: prefetch;prerender", "Purpose: prefetch", "X-Purpose: preview", "X-Moz: prefetch"})
    void what_a_browser_asks_before_anybody_wants_it_is_redirected_and_told_apart(String header) {
        assertThat(follow("/k7", header + "\r\n").status()).isEqualTo(302);
        assertThat(stored(1).getFirst().arrival()).isEqualTo(new Arrival(null, null, Arrival.PREFETCH, null));
    }
}
