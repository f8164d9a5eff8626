package com.occuz.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.importing.LogEntry.Request;
import com.occuz.importing.LogEntry.Unreadable;
import com.occuz.kernel.link.Destination;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CombinedLogTest {

    private static final String LINE = "83.149.9.216 - - [17/May/2015:10:05:03 +0200] \"GET /a/b.png?x=1 HTTP/1.1\" 200"
            + " 203023 \"http://www.example.com/\" \"Mozilla/5.0 (X11; Linux)\"";

    private static LogEntry parse(String line) {
        return CombinedLog.parse(line.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Request request(String line) {
        LogEntry entry = parse(line);
        assertThat(entry).isInstanceOf(Request.class);
        return (Request) entry;
    }

    private static Request withTarget(String target) {
        return request(LINE.replace("/a/b.png?x=1", target));
    }

    private static Request withReferrer(String referrer) {
        return request(LINE.replace("http://www.example.com/", referrer));
    }

    private static Request withUserAgent(String userAgent) {
        return request(LINE.replace("Mozilla/5.0 (X11; Linux)", userAgent));
    }

    @Nested
    class A_complete_line {

        @Test
        void gives_all_its_fields() {
            assertThat(parse(LINE))
                    .isEqualTo(new Request(
                            "83.149.9.216",
                            OffsetDateTime.parse("2015-05-17T10:05:03+02:00"),
                            "/a/b.png?x=1",
                            "http://www.example.com/",
                            "Mozilla/5.0 (X11; Linux)"));
        }

        @Test
        void without_referrer_and_user_agent_has_neither() {
            assertThat(withReferrer("-").referrer()).isNull();
            assertThat(withReferrer("").referrer()).isNull();
            assertThat(withUserAgent("-").userAgent()).isNull();
        }

        @ParameterizedTest
        @ValueSource(strings = {"GET", "HEAD", "POST", "OPTIONS", "PROPFIND", "M-SEARCH"})
        void may_have_any_method(String method) {
            assertThat(parse(LINE.replace("GET", method))).isInstanceOf(Request.class);
        }

        @Test
        void may_have_a_user_whose_name_has_blanks_and_a_size_that_nobody_knows() {
            assertThat(parse(LINE.replace("- - [", "- frank b [").replace("203023", "-"))).isEqualTo(parse(LINE));
        }

        @Test
        void keeps_the_offset_it_was_logged_with() {
            assertThat(request(LINE.replace("+0200", "-0330")).at())
                    .isEqualTo(OffsetDateTime.parse("2015-05-17T10:05:03-03:30"));
        }
    }

    @Nested
    class Escapes {

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '`',
                value = {
                    "a\\\"b, a\"b",
                    "a\\\\b, a\\b",
                    "a\\x22b, a\"b",
                    "a\\x5Cb, a\\b",
                    "\\xc3\\xa9, \u00e9",
                    "\\xe4\\xe5, \u00e4\u00e5",
                    "a\\tb\\nc, a b c",
                    "a\\x00b\\x1b[2J, a b [2J"
                })
        void are_undone_in_a_user_agent_and_nothing_hostile_is_left(String logged, String read) {
            assertThat(withUserAgent(logged).userAgent()).isEqualTo(read);
        }

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '`',
                value = {
                    "http://\\xe4\\xe5.example/, http://%E4%E5.example/",
                    "http://x/?q=\\\"a\\\", http://x/?q=\"a\"",
                    "http://x/\\x00\\x20\\n, http://x/%00%20%0A"
                })
        void in_a_referrer_lose_no_byte(String logged, String read) {
            assertThat(withReferrer(logged).referrer()).isEqualTo(read);
        }

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '`',
                value = {
                    "/caf\\xc3\\xa9, /caf\u00e9",
                    "/caf\\xe9, /caf%E9",
                    "/a\\x0d\\x0ab, /a%0D%0Ab",
                    "/%41%zz%, /%41%zz%",
                    "//other.example/x, //other.example/x"
                })
        void in_a_target_give_what_can_stand_in_a_url(String logged, String read) {
            assertThat(withTarget(logged).target()).isEqualTo(read);
        }

        @ParameterizedTest
        @ValueSource(strings = {"\\q", "\\x2", "\\xg0", "\\"})
        void that_no_server_writes_make_the_line_unreadable(String logged) {
            assertThat(parse(LINE.replace("Mozilla/5.0 (X11; Linux)", logged))).isInstanceOf(Unreadable.class);
        }
    }

    @Nested
    class A_line_that_is_not_complete {

        @Test
        void is_unreadable_wherever_it_was_cut() {
            for (int length = 0; length < LINE.length(); length++) {
                assertThat(parse(LINE.substring(0, length))).as("%d bytes", length).isInstanceOf(Unreadable.class);
            }
        }

        @ParameterizedTest
        @CsvSource(
                quoteCharacter = '`',
                value = {
                    "GET /a/b.png?x=1 HTTP/1.1|-|the request is not a method, a target and a protocol",
                    "GET /a/b.png?x=1 HTTP/1.1|\\x16\\x03\\x01|the request is not a method, a target and a protocol",
                    "/a/b.png?x=1|/a b|the request is not a method, a target and a protocol",
                    "/a/b.png?x=1|*|the request's target does not begin with a slash",
                    "GET|G(T|the request's method is none",
                    "HTTP/1.1|SMTP|the request's protocol is none",
                    "17/May/2015|31/Feb/2015|there is no such time",
                    "17/May/2015|17/May/1915|there is no such time",
                    "17/May/2015|17/Mai/2015|the time is not dd/Mon/yyyy:HH:mm:ss +hhmm in brackets",
                    "10:05:03|10:05:xx|the time is not dd/Mon/yyyy:HH:mm:ss +hhmm in brackets",
                    "+0200|+9900|there is no such time",
                    " 200 | 20 |the status is not a number of 3 to 3 digits",
                    " 203023 | 20k |the size is not where the combined log format has it",
                    "(X11; Linux)\"|(X11; Linux)\" 0.003|something follows the user agent",
                    "83.149.9.216 -| -|the client's address is missing"
                },
                delimiter = '|',
                ignoreLeadingAndTrailingWhitespace = false)
        void says_what_is_wrong(String good, String bad, String reason) {
            assertThat(LINE).contains(good);
            assertThat(parse(LINE.replace(good, bad))).isEqualTo(new Unreadable(reason));
        }
    }

    @Nested
    class Hostile_bytes {

        @Test
        void never_break_the_reading_and_never_reach_a_destination_or_a_user_agent_unescaped() {
            long seed = 20150517;
            Random random = new Random(seed);
            AnyAccessLog log = new AnyAccessLog(seed);
            int readable = 0;
            for (int i = 0; i < 20_000; i++) {
                byte[] line = AnyAccessLog.bytes(log.line());
                for (int changes = random.nextInt(4); changes > 0; changes--) {
                    line[random.nextInt(line.length)] = (byte) random.nextInt(256);
                }
                LogEntry entry = CombinedLog.parse(Arrays.copyOf(line, line.length));
                if (entry instanceof Request request) {
                    readable++;
                    new Destination("https://www.example.org" + request.target());
                    if (request.userAgent() != null) {
                        assertThat(request.userAgent().chars().noneMatch(Character::isISOControl)).isTrue();
                    }
                }
            }
            assertThat(readable).as("seed %d", seed).isBetween(5_000, 19_000);
        }
    }
}
