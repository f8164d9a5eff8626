package com.occuz.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What becomes of a log, however often and by how many it is imported. */
class AccessLogImportTest extends AccessLogImports {

    @Nested
    class A_log {

        private final List<String> lines = new AnyAccessLog(11).lines(3210);

        @Test
        void becomes_a_link_per_target_and_a_click_per_line() throws IOException {
            Result result = run(log("access.log", AnyAccessLog.text(lines)));

            int targets = AnyAccessLog.counts(lines).size();
            assertThat(result)
                    .isEqualTo(new Result(
                            0,
                            "3210 lines read: 3210 requests, 0 left out\n3210 clicks sent, 0 were there already\n" + targets
                                    + " links created, 0 were there already\n",
                            ""));
            assertCounted(lines);
            assertThat(api.links()).allSatisfy(link -> {
                assertThat(BASE + link.path("title").asString()).isEqualTo(link.path("destination").asString());
                assertThat(link.has("slug")).isFalse();
            });
            assertThat(api.mostConcurrent()).isBetween(2, 16);
        }

        @Test
        void gives_clicks_their_own_time_referrer_user_agent_and_address() throws IOException {
            run(log("access.log", """
                    203.0.113.7 - - [17/May/2015:23:30:00 -0130] "POST /a HTTP/1.1" 200 5 "http://r/?q" "Agent"
                    host.example - - [17/May/2015:23:30:01 -0130] "GET /b HTTP/1.1" 200 5 "-" "-"
                    999.1.1.1 - - [17/May/2015:23:30:02 -0130] "GET /b HTTP/1.1" 200 5 "-" "-"
                    2001:db8::1 - - [17/May/2015:23:30:03 -0130] "GET /b HTTP/1.1" 200 5 "-" "-"
                    """));

            assertThat(api.clicks()).map(Object::toString).map(click -> click.replaceAll("link-\\d", "L"))
                    .containsExactly(
                            "{\"link\":\"L\",\"at\":\"2015-05-17T23:30:00-01:30\",\"ip\":\"203.0.113.7\","
                                    + "\"referrer\":\"http://r/?q\",\"userAgent\":\"Agent\"}",
                            "{\"link\":\"L\",\"at\":\"2015-05-17T23:30:01-01:30\",\"visitor\":\"host.example\"}",
                            "{\"link\":\"L\",\"at\":\"2015-05-17T23:30:02-01:30\",\"visitor\":\"999.1.1.1\"}",
                            "{\"link\":\"L\",\"at\":\"2015-05-17T23:30:03-01:30\",\"ip\":\"2001:db8::1\"}");
        }

        @Test
        void counts_once_however_often_it_is_imported() throws IOException {
            Path log = log("access.log", AnyAccessLog.text(lines));
            run(log);
            Files.move(log, directory.resolve("access.log.1"));

            Result again = run(directory.resolve("access.log.1"));

            assertThat(again.out())
                    .isEqualTo("3210 lines read: 3210 requests, 0 left out\n0 clicks sent, 3210 were there already\n0 links"
                            + " created, " + AnyAccessLog.counts(lines).size() + " were there already\n");
            assertCounted(lines);
        }

        @Test
        void that_has_grown_goes_on_where_it_ended() throws IOException {
            for (int length : List.of(1, 7, 250, 2500, 3210)) {
                String text = AnyAccessLog.text(lines.subList(0, length));
                String torn = length < lines.size() ? lines.get(length).substring(0, 50) : "";

                Result result = run(log("access.log", text + torn));

                assertThat(result.code()).isZero();
                assertThat(result.err()).startsWith(torn.isEmpty() ? "" : "line " + (length + 1) + ": the line ends ");
                assertCounted(lines.subList(0, length));
            }
            assertThat(api.streamCount()).isEqualTo(1);
        }

        @Test
        void that_rotation_began_anew_adds_to_the_same_links() throws IOException {
            List<String> next = new ArrayList<>(new AnyAccessLog(12).lines(900));
            next.set(0, lines.getFirst());
            run(log("access.log.1", AnyAccessLog.text(lines)));

            Result result = run(log("access.log", AnyAccessLog.text(next)));

            assertThat(result.out()).contains("900 clicks sent, 0 were there already");
            List<String> all = new ArrayList<>(lines);
            all.addAll(next);
            assertCounted(all);
            assertThat(api.links()).hasSize(AnyAccessLog.counts(all).size());
        }

        @Test
        void keeps_counting_for_a_link_that_was_sent_elsewhere() throws IOException {
            Path log = log("access.log", AnyAccessLog.text(lines.subList(0, 500)));
            run(log);
            int links = api.links().size();
            api.links().forEach(link -> link.put("destination", "https://moved.example/"));

            assertThat(run(log("access.log", AnyAccessLog.text(lines.subList(0, 501)))).code()).isZero();
            assertThat(api.links()).hasSizeBetween(links, links + 1);
        }

        @Test
        void may_be_imported_by_two_accounts() throws IOException {
            Path log = log("access.log", AnyAccessLog.text(lines.subList(0, 700)));
            run(log);

            assertThat(run(log, "key-two", Duration.ofSeconds(5)).out()).contains("700 clicks sent");
            assertThat(api.clicks()).hasSize(1400);
        }

        @Test
        void has_its_bad_lines_named_and_left_out() throws IOException {
            Result result = run(log("access.log", lines.get(0) + "\n\nnonsense\n"
                    + lines.get(1).replaceFirst("\"[A-Z]+ ", "\"") + "\n" + lines.get(2) + "\n"
                    + lines.get(3).replaceFirst(" /", " /" + "x".repeat(9000)) + "\n" + "y".repeat(200_000)));

            assertThat(result.code()).isZero();
            assertThat(result.err()).isEqualTo("""
                    line 2: the line is empty
                    line 3: the line ends within or after the client's address
                    line 4: the request is not a method, a target and a protocol
                    line 6: a destination has at most 8192 characters
                    line 7: the line is too long
                    """);
            assertThat(result.out()).startsWith("7 lines read: 2 requests, 5 left out\n");
            assertCounted(List.of(lines.get(0), lines.get(2)));
        }

        @Test
        void without_any_readable_line_is_no_error() throws IOException {
            assertThat(run(log("empty.log", ""))).isEqualTo(new Result(0, """
                    0 lines read: 0 requests, 0 left out
                    0 clicks sent, 0 were there already
                    0 links created, 0 were there already
                    """, ""));
            assertThat(run(log("bad.log", "x\n")).code()).isZero();
        }
    }

    @Nested
    class Importers_side_by_side {

        @Test
        void of_the_same_log_count_it_once() throws IOException {
            List<String> lines = new AnyAccessLog(31).lines(4000);
            Path log = log("access.log", AnyAccessLog.text(lines));

            CompletableFuture<Result> other = CompletableFuture.supplyAsync(() -> run(log));
            assertThat(run(log).code()).isZero();

            assertThat(other.join().code()).isZero();
            assertCounted(lines);
        }
    }
}
