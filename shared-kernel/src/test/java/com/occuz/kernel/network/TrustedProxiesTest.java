package com.occuz.kernel.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.refusal.InvalidValue;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrustedProxiesTest {

    private static final TrustedProxies PROXIES = TrustedProxies.parse("10.0.0.0/8, 192.0.2.7, 2001:db8:40::/42, ::1");

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0, true",
        "10.255.255.255, true",
        "11.0.0.0, false",
        "9.255.255.255, false",
        "192.0.2.7, true",
        "192.0.2.6, false",
        "::ffff:10.1.2.3, true",
        "2001:db8:7f:ffff::1, true",
        "2001:db8:80::1, false",
        "2001:db8:3f::1, false",
        "0:0:0:0:0:0:0:1, true",
        "::1%lo, true",
        "10.1, false",
        "localhost, false"})
    void a_range_ends_at_its_last_bit(String address, boolean trusted) {
        assertThat(PROXIES.trusts(address)).isEqualTo(trusted);
    }

    @Test
    void a_range_of_no_bits_is_everybody_of_that_kind() {
        assertThat(TrustedProxies.parse("0.0.0.0/0").trusts("203.0.113.9")).isTrue();
        assertThat(TrustedProxies.parse("0.0.0.0/0").trusts("2001:db8::1")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "10.0.0.0/8,", "proxy.example", "10.0.0.0/33", "::/129", "10.0.0/8", "10.0.0.0/", "256.0.0.1", "10.0.0.1 10.0.0.2",
        "fe80::1%eth0", "[::1]", "1.2.3.4:80", "10.0.0.0/-1"
    })
    void what_is_no_list_of_addresses_is_refused(String list) {
        assertThatThrownBy(() -> TrustedProxies.parse(list))
                .isInstanceOf(InvalidValue.class)
                .hasMessageContaining("such as 10.0.0.0/8");
    }

    @Nested
    class The_client {

        @ParameterizedTest
        @CsvSource(delimiter = '|', value = {
            "203.0.113.9|203.0.113.9",
            "198.51.100.1, 203.0.113.9|203.0.113.9",
            "198.51.100.1, 203.0.113.9, 10.9.9.9|203.0.113.9",
            "10.1.1.1, 10.2.2.2|10.1.1.1",
            "203.0.113.9:4711|203.0.113.9",
            "2001:db8::9|2001:db8:0:0:0:0:0:9",
            "[2001:db8::9]:4711|2001:db8:0:0:0:0:0:9",
            "[2001:db8::9]|2001:db8:0:0:0:0:0:9",
            "::ffff:203.0.113.9|203.0.113.9",
            "203.0.113.9, unknown|10.0.0.1",
            "203.0.113.9, unknown, 10.7.7.7|10.7.7.7",
            "203.0.113.9,|10.0.0.1",
            "<script>|10.0.0.1"})
        void is_the_last_on_the_way_that_is_none_of_the_proxies(String header, String client) {
            assertThat(PROXIES.client("10.0.0.1", List.of(header))).isEqualTo(client);
        }

        @Test
        void is_looked_for_from_the_last_line_of_the_header_on() {
            assertThat(PROXIES.client("10.0.0.1", List.of("198.51.100.1", "203.0.113.9, 10.3.3.3"))).isEqualTo("203.0.113.9");
        }

        @Test
        void is_whoever_has_connected_where_that_is_no_proxy_of_ours() {
            assertThat(PROXIES.client("203.0.113.1", List.of("198.51.100.1"))).isEqualTo("203.0.113.1");
            assertThat(TrustedProxies.NONE.client("127.0.0.1", List.of("198.51.100.1"))).isEqualTo("127.0.0.1");
            assertThat(PROXIES.client("10.0.0.1", List.of())).isEqualTo("10.0.0.1");
        }
    }

    @Nested
    class Tls {

        @Test
        void is_believed_of_a_proxy_only() {
            assertThat(PROXIES.isHttps("10.0.0.1", List.of("https"))).contains(true);
            assertThat(PROXIES.isHttps("10.0.0.1", List.of("HTTP"))).contains(false);
            assertThat(PROXIES.isHttps("10.0.0.1", List.of())).isEmpty();
            assertThat(PROXIES.isHttps("203.0.113.1", List.of("https"))).isEmpty();
        }

        @Test
        void must_have_been_spoken_all_the_way() {
            assertThat(PROXIES.isHttps("10.0.0.1", List.of("https, https"))).contains(true);
            assertThat(PROXIES.isHttps("10.0.0.1", List.of("http", "https"))).contains(false);
        }
    }
}
