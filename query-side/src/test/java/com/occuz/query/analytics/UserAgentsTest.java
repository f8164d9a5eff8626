package com.occuz.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserAgentsTest {

    private final UserAgents agents = new UserAgents();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock = """
            Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 | human | desktop | Windows | Chrome
            Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0 | human | desktop | Windows | Edge
            Mozilla/5.0 (X11; Ubuntu; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0 | human | desktop | Ubuntu | Firefox
            Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Safari/605.1.15 | human | desktop | Mac OS X | Safari
            Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1 | human | phone | iOS | Mobile Safari
            Mozilla/5.0 (iPad; CPU OS 16_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/16.6 Mobile/15E148 Safari/604.1 | human | tablet | iOS | Mobile Safari
            Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36 | human | phone | Android | Chrome Mobile
            Mozilla/5.0 (Linux; Android 13; SM-X700) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 | human | tablet | Android | Chrome
            Mozilla/5.0 (Linux; Android 12; CUBOT NOTE 30) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36 | human | phone | Android | Chrome Mobile
            Mozilla/5.0 (Web0S; Linux/SmartTV) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/94.0.4606.128 Safari/537.36 WebAppManager | human | tv | Web0S | Chrome
            Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Googlebot/2.1; +http://www.google.com/bot.html) Chrome/126.0.0.0 Safari/537.36 | crawler | unknown | unknown | Googlebot
            Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) | crawler | unknown | unknown | bingbot
            Mozilla/5.0 (compatible; GPTBot/1.2; +https://openai.com/gptbot) | crawler | unknown | unknown | GPTBot
            facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php) | preview | unknown | unknown | FacebookBot
            WhatsApp/2.23.20.0 | preview | unknown | unknown | WhatsApp
            Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots) | preview | unknown | unknown | Slackbot-LinkExpanding
            curl/8.5.0 | tool | unknown | unknown | curl
            python-requests/2.32.3 | tool | unknown | unknown | Python Requests
            Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) HeadlessChrome/126.0.0.0 Safari/537.36 | tool | desktop | Linux | HeadlessChrome
            something that nobody has heard of | human | unknown | unknown | unknown
            """)
    void tell_people_from_bots_and_what_they_use(String text, String kind, String device, String os, String browser) {
        assertThat(agents.read(text)).isEqualTo(new Agent(kind, device, os, browser));
    }

    @Test
    void say_nothing_where_nothing_is_sent() {
        assertThat(agents.read(null)).isSameAs(Agent.SILENT);
        assertThat(agents.read(" \t")).isSameAs(Agent.SILENT);
    }

    @Test
    void are_read_once_however_often_they_come_and_only_so_many_are_remembered() {
        Agent first = agents.read("curl/8.5.0");
        assertThat(agents.read("curl/" + "8.5.0")).isSameAs(first);
        for (int i = 0; i < 300; i++) {
            agents.read("curl/" + i);
        }
        assertThat(agents.remembered()).isEqualTo(301);
    }

    @Test
    void that_are_made_to_stall_a_reader_do_not() {
        List<String> seeds = List.of(
                "(", "a", " ", "/", ";", "Mozilla/5.0 (", "Android ", "Android 4.4; ", "Build/", "bot", "0.", "1.1.1.1", "\0",
                "CFNetwork/", "Linux ", "; ; ; ", "(;(;(;", "like Gecko", "iPhone OS 1_1_1_", "SAMSUNG SM-", "-_-_-", "é", "😀",
                "(KHTML, like Gecko) Version/", "http://", "spider crawler ", "MSIE 10.0; ", "AppleWebKit/537.36 ", "\\d+");
        assertThatCode(() -> org.junit.jupiter.api.Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
                    for (String seed : seeds) {
                        agents.read(seed.repeat(100_000 / seed.length()));
                        agents.read("Mozilla/5.0 (Linux; Android 10; " + seed.repeat(2_000));
                        agents.read("x".repeat(200) + seed.repeat(200));
                    }
                }))
                .doesNotThrowAnyException();
    }

    @Test
    void that_carry_a_name_of_their_own_making_give_a_short_and_printable_one() {
        Agent agent = agents.read("Mozilla/5.0 (compatible; \u202e\u0007=HYPERLINK(1)" + "Bot".repeat(60) + "bot/1.0)");
        assertThat(agent.browser()).hasSizeLessThanOrEqualTo(40).doesNotContainPattern("\\p{Cntrl}");
    }
}
