package com.occuz.kernel.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.refusal.InvalidValue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostTest {

    @ParameterizedTest
    @CsvSource({
        "Example.COM, example.com",
        "bücher.example, xn--bcher-kva.example",
        "BÜCHER.example, xn--bcher-kva.example",
        "faß.de, xn--fa-hia.de",
        "例え.テスト, xn--r8jz45g.xn--zckzah",
        "www。example。com, www.example.com",
        "xn--bcher-kva.example, xn--bcher-kva.example",
        "r3---sn-abc.example.com, r3---sn-abc.example.com",
        "a_b.example.com, a_b.example.com",
        "localhost, localhost",
        "example.com., example.com.",
        "192.0.2.1, 192.0.2.1",
        "[2001:DB8::1], [2001:db8::1]",
        "[2001:0db8:0:0:1:0:0:1], [2001:db8::1:0:0:1]",
        "[2001:db8:0:1:1:1:1:1], [2001:db8:0:1:1:1:1:1]",
        "[::FFFF:192.0.2.1], [::ffff:c000:201]",
        "[1::], [1::]",
        "[0:0:0:0:0:0:0:0], [::]"
    })
    void aHostIsKeptInOneForm(String given, String kept) {
        assertThat(new Host(given)).hasToString(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", ".", "a..b", "-a.example", "a-.example", "exa mple.com", "exam%70le.com", "a\0.com", "[::1", "[zz]",
                "[:::1]", "256.1.1.1", "1.2.3", "1.2.3.4.5", "0x7f.1", "a,b", "user@host", "a/b", "0x7f000001", "127.0.0.0x1", "2130706433", "0177.0.0.1",
                "127.0.0.01", "1.2.3.4.", "[1.2.3.4]", "[fe80::1%eth0]", "[1::2::3]", "[12345::]", "[1:2:3:4:5:6:7]", "xn--\u0000"
            })
    void whatNoBrowserWouldReachIsRefused(String text) {
        assertThatThrownBy(() -> new Host(text)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void aNameHasAtMost253Characters() {
        String label = "a".repeat(63);
        String longest = label + "." + label + "." + label + "." + "a".repeat(61);
        assertThat(new Host(longest).value()).hasSize(253);
        assertThatThrownBy(() -> new Host(longest + "a")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new Host("a".repeat(64) + ".example")).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost", "LOCALHOST.", "a.localhost", "127.0.0.1", "127.9.9.9", "[::1]", "0.0.0.0", "[::]"})
    void thisMachineIsLoopback(String text) {
        assertThat(new Host(text).isLoopback()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[0:0:0:0:0:0:0:1]", "[0::1]", "[0::0:0001]", "[::ffff:127.0.0.1]", "[::FFFF:7f00:1]", "[0:0::0]"})
    void thisMachineInAnotherSpellingIsLoopbackToo(String text) {
        assertThat(new Host(text).isLoopback()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost.example", "example.com", "128.0.0.1", "[2001:db8::1]", "127.example.com"})
    void othersAreNot(String text) {
        assertThat(new Host(text).isLoopback()).isFalse();
    }

    @Test
    void ownHostsAreFoundInEverySpelling() {
        OwnHosts own = new OwnHosts(List.of(new Host("bücher.example")));
        assertThat(own.include(new Host("XN--BCHER-KVA.EXAMPLE."))).isTrue();
        assertThat(own.include(new Host("localhost"))).isTrue();
        assertThat(own.include(new Host("a.bücher.example"))).isFalse();
    }
}
