package com.occuz.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogIdentityTest {

    private static LogLines lines(String text) {
        return new LogLines(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<String> digests(String text) throws IOException {
        return LogIdentity.of(lines(text)).digests();
    }

    @Nested
    class A_log_that_has_grown {

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 9, 10, 11, 99, 100, 999, 1000, 1500})
        void still_has_the_name_it_was_first_imported_under(int lines) throws IOException {
            List<String> log = new AnyAccessLog(1).lines(3000);
            String first = AnyAccessLog.text(log.subList(0, lines));

            assertThat(digests(AnyAccessLog.text(log))).contains(digests(first).getFirst());
        }

        @ParameterizedTest
        @ValueSource(ints = {1, 2, 9, 10, 99, 100, 999, 1000})
        void still_has_it_if_it_ended_within_a_line(int lines) throws IOException {
            List<String> log = new AnyAccessLog(2).lines(3000);
            String text = AnyAccessLog.text(log);
            String first = AnyAccessLog.text(log.subList(0, lines)) + log.get(lines).substring(0, 40);

            assertThat(text).startsWith(first);
            assertThat(digests(text)).contains(digests(first).getFirst());
        }
    }

    @Nested
    class Another_log {

        @Test
        void has_another_name_although_its_first_line_is_the_same() throws IOException {
            List<String> log = new AnyAccessLog(3).lines(1000);
            List<String> other = new ArrayList<>(new AnyAccessLog(4).lines(1000));
            other.set(0, log.getFirst());

            assertThat(digests(AnyAccessLog.text(other)).getFirst())
                    .isNotIn(digests(AnyAccessLog.text(log)))
                    .isNotEqualTo(digests(AnyAccessLog.text(log.subList(1, 1000))).getFirst());
        }

        @Test
        void imported_by_another_account_or_for_another_site_has_another_stream() throws IOException {
            LogIdentity log = LogIdentity.of(lines(AnyAccessLog.text(new AnyAccessLog(3).lines(5))));

            assertThat(log.streams("https://a.example", "one"))
                    .doesNotContainAnyElementsOf(log.streams("https://a.example", "two"))
                    .doesNotContainAnyElementsOf(log.streams("https://b.example", "one"))
                    .isEqualTo(log.streams("https://a.example", "one"));
        }
    }

    @Nested
    class The_lines_of_a_log {

        @Test
        void are_the_same_with_either_line_end_and_say_whether_one_follows() throws IOException {
            LogLines lines = lines("a\r\nb\n\nc");

            assertThat(lines.next()).satisfies(line -> assertThat(text(line)).isEqualTo("1 a true"));
            assertThat(lines.next()).satisfies(line -> assertThat(text(line)).isEqualTo("2 b true"));
            assertThat(lines.next()).satisfies(line -> assertThat(text(line)).isEqualTo("3  true"));
            assertThat(lines.next()).satisfies(line -> assertThat(text(line)).isEqualTo("4 c false"));
            assertThat(lines.next()).isNull();
            assertThat(lines.position()).isEqualTo(7);
        }

        @Test
        void are_cut_where_they_are_endless_and_the_next_one_is_whole() throws IOException {
            char[] endless = new char[3_000_000];
            Arrays.fill(endless, 'x');
            LogLines lines = lines(new String(endless) + "\nb\n");

            assertThat(lines.next()).satisfies(line -> {
                assertThat(line.cut()).isTrue();
                assertThat(line.bytes()).hasSize(LogLines.LONGEST_LINE);
            });
            assertThat(lines.next()).satisfies(line -> assertThat(text(line)).isEqualTo("2 b true"));
        }

        private static String text(LogLines.Line line) {
            return line.number() + " " + new String(line.bytes(), StandardCharsets.UTF_8) + " " + line.terminated();
        }
    }
}
