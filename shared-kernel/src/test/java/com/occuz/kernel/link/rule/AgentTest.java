package com.occuz.kernel.link.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            DESKTOP | WINDOWS  | CHROME  | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36
            DESKTOP | WINDOWS  | EDGE    | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0
            DESKTOP | WINDOWS  | OPERA   | Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36 OPR/122.0.0.0
            DESKTOP | MACOS    | SAFARI  | Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15
            DESKTOP | MACOS    | FIREFOX | Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:142.0) Gecko/20100101 Firefox/142.0
            DESKTOP | LINUX    | FIREFOX | Mozilla/5.0 (X11; Linux x86_64; rv:142.0) Gecko/20100101 Firefox/142.0
            DESKTOP | CHROMEOS | CHROME  | Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/139.0.0.0 Safari/537.36
            PHONE   | IOS      | SAFARI  | Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1
            PHONE   | IOS      | CHROME  | Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/140.0.7339.39 Mobile/15E148 Safari/604.1
            TABLET  | IOS      | FIREFOX | Mozilla/5.0 (iPad; CPU OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/142.0 Mobile/15E148 Safari/605.1.15
            PHONE   | ANDROID  | CHROME  | Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36
            TABLET  | ANDROID  | SAMSUNG | Mozilla/5.0 (Linux; Android 13; SM-X700) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Safari/537.36
            PHONE   | IOS      | -       | Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS]
            TV      | LINUX    | CHROME  | Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.6099.5 Safari/537.36
            -       | -        | -       | curl/8.14.1
            """)
    void is_what_browsers_call_themselves(
            @Nullable Device device, @Nullable OperatingSystem os, @Nullable Browser browser, String userAgent) {
        assertThat(Agent.of(userAgent)).isEqualTo(new Agent(device, os, browser));
    }

    @Test
    void of_none_tells_nothing_and_of_a_long_one_only_its_beginning() {
        assertThat(Agent.of(null)).isEqualTo(Agent.SILENT);
        assertThat(Agent.of("x".repeat(Agent.LENGTH) + "iphone")).isEqualTo(Agent.SILENT);
        assertThat(Agent.of("(".repeat(1_000_000)).os()).isNull();
    }
}
