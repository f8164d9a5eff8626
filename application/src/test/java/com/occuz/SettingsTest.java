package com.occuz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.boot.StartRefused;
import com.occuz.edge.journal.Durability;
import com.occuz.kernel.link.Host;
import com.occuz.kernel.monitoring.FailingMinutes;
import com.occuz.kernel.network.TrustedProxies;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsTest {

    private static Settings parse(String... arguments) {
        return Settings.parse(List.of(arguments), Map.of());
    }

    @Test
    void without_flags_it_listens_on_loopback_and_keeps_everything_below_here() {
        Settings settings = parse();

        assertThat(settings.host()).isEqualTo("127.0.0.1");
        assertThat(settings.port()).isEqualTo(8080);
        assertThat(settings.edgePort()).isEqualTo(8081);
        assertThat(settings.data()).isEqualTo(Path.of("data").toAbsolutePath());
        assertThat(settings.roles()).containsExactlyInAnyOrder(Settings.Role.values());
        assertThat(settings.clickDurability()).isEqualTo(Durability.FSYNC);
        assertThat(settings.publicUrl()).isEmpty();
        assertThat(settings.databaseUrl()).isEmpty();
        assertThat(settings.trustedProxies()).isEqualTo(TrustedProxies.NONE);
        assertThat(settings.testClock()).isEmpty();
    }

    @Test
    void its_own_hosts_are_that_of_the_links_and_that_it_listens_on_whatever_was_set() {
        assertThat(parse("--host", "192.168.1.5").ownHosts(URI.create("http://192.168.1.5:8081")))
                .containsExactly(new Host("192.168.1.5"));
        assertThat(parse("--host", "192.168.1.5").ownHosts(URI.create("https://go.example")))
                .containsExactly(new Host("go.example"), new Host("192.168.1.5"));
        assertThat(parse("--host", "::1").ownHosts(URI.create("http://[::1]:8081"))).containsExactly(new Host("[::1]"));
    }

    @Test
    void a_flag_takes_its_value_behind_a_space_or_an_equals_sign() {
        assertThat(parse("--port", "1", "--click-durability", "os")).isEqualTo(parse("--port=1", "--click-durability=os"));
        assertThat(parse("--data=a=b").data()).isEqualTo(Path.of("a=b").toAbsolutePath());
    }

    @Test
    void which_minutes_are_failing_is_read_from_three_settings() {
        assertThat(parse().failingMinutes()).isEqualTo(FailingMinutes.STANDARD);
        assertThat(parse("--failing-requests", "5", "--failing-percent=10", "--failing-longest", "PT30M").failingMinutes())
                .isEqualTo(new FailingMinutes(5, 10, Duration.ofMinutes(30)));
    }

    @ParameterizedTest
    @CsvSource({"--nope", "--port 1 --nope", "--nope --port 1", "--nope=1"})
    void a_flag_that_is_none_is_named_wherever_it_stands(String arguments) {
        assertThatThrownBy(() -> parse(arguments.split(" ")))
                .isInstanceOf(StartRefused.class)
                .hasMessage("unknown flag --nope; see ./occuz help");
    }

    @Test
    void a_flag_is_not_taken_for_the_value_of_the_one_before() {
        assertThatThrownBy(() -> parse("--data", "--port", "1")).hasMessage("--data needs a value; see ./occuz help");
    }

    @Test
    void a_flag_wins_over_the_environment_which_wins_over_the_default() {
        Map<String, String> environment = Map.of(
                "OCCUZ_PORT", "1000",
                "OCCUZ_EDGE_PORT", "2000",
                "OCCUZ_DATA", "/x",
                "OCCUZ_PUBLIC_URL", "https://go.example/",
                "OCCUZ_TEST_CLOCK", "2026-01-09T20:00:00-05:00",
                "OCCUZ_DATABASE_URL", "postgresql://u:p@h/d",
                "OCCUZ_TRUSTED_PROXIES", "10.0.0.0/8, ::1",
                "OCCUZ_ROLES", "edge, api",
                "OCCUZ_HOST", "");
        Settings settings = Settings.parse(List.of("--port", "3000"), environment);

        assertThat(settings.port()).isEqualTo(3000);
        assertThat(settings.edgePort()).isEqualTo(2000);
        assertThat(settings.data()).isEqualTo(Path.of("/x"));
        assertThat(settings.publicUrl()).contains(URI.create("https://go.example"));
        assertThat(settings.testClock()).contains(Instant.parse("2026-01-10T01:00:00Z"));
        assertThat(settings.databaseUrl()).contains("postgresql://u:p@h/d");
        assertThat(settings.trustedProxies()).isEqualTo(TrustedProxies.parse("10.0.0.0/8,::1"));
        assertThat(settings.roles()).containsExactlyInAnyOrder(Settings.Role.EDGE, Settings.Role.API);
        assertThat(settings.host()).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--colour red|unknown flag --colour",
        "--port|--port needs a value",
        "--port 1 --port 2|--port is given twice",
        "--port=1 --port=1|--port is given twice",
        "run|unexpected argument run",
        "-p 1|unexpected argument -p",
        "--port x|--port is not a port",
        "--port -1|--port is not a port",
        "--port 65536|--port is not a port",
        "--port +80|--port is not a port",
        "--port 8e1|--port is not a port",
        "--port ٣|--port is not a port",
        "--port=|--port is not a port",
        "--edge-port 99999999999|--edge-port is not a port",
        "--port 9000 --edge-port 9000|must differ",
        "--host=|--host needs a value",
        "--data=|--data needs a value",
        "--roles edge,dance|--roles is a list of",
        "--roles=|--roles is a list of",
        "--roles edge,,api|--roles is a list of",
        "--click-durability maybe|--click-durability is fsync or os",
        "--public-url go.example|--public-url is an http(s) URL",
        "--public-url ftp://go.example|--public-url is an http(s) URL",
        "--public-url http://go.example/path|--public-url is an http(s) URL",
        "--public-url http://u:p@go.example|--public-url is an http(s) URL",
        "--public-url http://go.example?x|--public-url is an http(s) URL",
        "--public-url http://go.example:99999|--public-url is an http(s) URL",
        "--public-url http://|--public-url is an http(s) URL",
        "--trusted-proxies proxy|--trusted-proxies is a list of addresses and ranges",
        "--trusted-proxies 10.0.0.0/33|--trusted-proxies is a list of addresses and ranges",
        "--failing-requests 0|--failing-requests is a whole number from 1 to 1000000",
        "--failing-percent 100|--failing-percent is a whole number from 0 to 99",
        "--failing-percent half|--failing-percent is a whole number from 0 to 99",
        "--failing-longest PT1M|--failing-longest is a duration from PT5M to PT1H",
        "--failing-longest long|--failing-longest is a duration such as",
        "--test-clock yesterday|--test-clock is an instant",
        "--test-clock 2026-01-01|--test-clock is an instant",
        "--test-clock 2026-01-01T00:00:00|--test-clock is an instant",
        "--test-clock +99999-01-01T00:00:00Z|--test-clock is an instant"})
    void what_is_wrong_is_named_in_one_line(String line, String sentence) {
        assertThatThrownBy(() -> parse(line.split(" ")))
                .isInstanceOf(StartRefused.class)
                .hasMessageContaining(sentence)
                .hasMessageNotContaining("\n");
    }

    @Test
    void a_demonstration_is_asked_for_without_a_value_or_with_a_seed() {
        assertThat(parse("--port", "1").demonstration()).isEmpty();
        assertThat(parse("--demo").demonstration()).contains(1L);
        assertThat(parse("--demo", "--port", "1").demonstration()).contains(1L);
        assertThat(parse("--demo", "7", "--port=1").demonstration()).contains(7L);
        assertThat(parse("--demo=7").demonstration()).contains(7L);
        assertThat(Settings.parse(List.of(), Map.of("OCCUZ_DEMO", "true")).demonstration()).contains(1L);
        assertThat(Settings.parse(List.of(), Map.of("OCCUZ_DEMO", "false")).demonstration()).isEmpty();
        assertThatThrownBy(() -> parse("--demo=much")).hasMessageStartingWith("--demo is a seed");
    }

    @Test
    void a_variable_at_fault_is_named_as_a_variable() {
        assertThatThrownBy(() -> Settings.parse(List.of(), Map.of("OCCUZ_PORT", "x")))
                .hasMessageStartingWith("OCCUZ_PORT is not a port");
    }

    @Test
    void help_names_every_flag_with_its_variable_and_its_default() {
        assertThat(Settings.help().lines())
                .hasSizeGreaterThanOrEqualTo(9)
                .allMatch(line -> line.matches("  --[a-z-]+ +OCCUZ_[A-Z_]+ .*"));
        assertThat(Settings.help()).contains("--port", "OCCUZ_PORT", "[8080]", "--click-durability", "OCCUZ_TEST_CLOCK");
    }
}
