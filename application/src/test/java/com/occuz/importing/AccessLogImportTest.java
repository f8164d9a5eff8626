package com.occuz.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.importing.FakeApi.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AccessLogImportTest {

    private static final String BASE = "https://www.example.org";

    @TempDir
    Path directory = Path.of("set by JUnit");

    private final FakeApi api = startApi();

    private static FakeApi startApi() {
        try {
            return new FakeApi();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() {
        api.close();
    }

    /** What a run of the command left behind. */
    record Result(int code, String out, String err) {}

    private Path log(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private Result run(Path log) {
        return run(log, "key-one", Duration.ofSeconds(10));
    }

    private Result run(Path log, String key, Duration patience) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new ImportCommand(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Map.of("OCCUZ_API_KEY", key),
                        false,
                        patience)
                .run(List.of("access-log", log.toString(), "--base=" + BASE, "--api", api.uri() + "/"));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private void assertCounted(List<String> lines) {
        assertThat(api.clicksPerTarget(BASE)).isEqualTo(AnyAccessLog.counts(lines));
    }

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
    class An_api_in_trouble {

        private final List<String> lines = new AnyAccessLog(21).lines(2300);
        private Path log = Path.of("set before each test");

        @BeforeEach
        void write() throws IOException {
            log = log("access.log", AnyAccessLog.text(lines));
        }

        @ParameterizedTest
        @EnumSource(Fault.class)
        void has_its_batches_sent_again_and_counts_them_once(Fault fault) {
            api.order("PROBE /api/v1/clicks", fault);
            api.order("POST /api/v1/clicks", fault, fault);

            Result result = run(log);

            assertThat(result.out()).contains("2300 clicks sent, 0 were there already");
            assertThat(result.err()).startsWith("the API ").contains("POST /clicks").endsWith("; trying again\n");
            assertCounted(lines);
        }

        @ParameterizedTest
        @EnumSource(Fault.class)
        void gets_no_link_twice(Fault fault) {
            api.order("POST /api/v1/links", fault, fault, fault);

            assertThat(run(log).code()).isZero();
            assertCounted(lines);
            assertThat(api.links()).hasSize(AnyAccessLog.counts(lines).size());
        }

        @Test
        void that_stays_away_breaks_the_import_off_and_the_next_run_goes_on() throws IOException {
            run(log("access.log", AnyAccessLog.text(lines.subList(0, 1100))));
            log("access.log", AnyAccessLog.text(lines));
            api.order("POST /api/v1/clicks", Collections.nCopies(40, Fault.DROPPED_BEFORE).toArray(Fault[]::new));

            Result broken = run(log, "key-one", Duration.ofSeconds(1));

            assertThat(broken.code()).isEqualTo(1);
            assertThat(broken.out()).isEmpty();
            assertThat(broken.err())
                    .contains("; trying again\nocc")
                    .contains("POST /clicks")
                    .endsWith("the same command goes on from there.\n");
            api.heal();
            assertThat(run(log).out()).contains("1200 clicks sent, 1100 were there already");
            assertCounted(lines);
        }

        @Test
        void that_is_not_there_ends_the_import() {
            api.close();

            Result result = run(log, "key-one", Duration.ofMillis(300));

            assertThat(result.code()).isEqualTo(1);
            assertThat(result.err()).contains("occuz: the API at " + api.uri() + " did not answer GET /me");
        }

        @Test
        void that_refuses_the_key_ends_the_import_at_once() {
            assertThat(run(log, "key-three", Duration.ofSeconds(60)))
                    .isEqualTo(new Result(1, "", "occuz: the API does not accept the key in OCCUZ_API_KEY. The API"
                            + " holds 0 clicks of this log; the same command goes on from there.\n"));
        }

        @Test
        void that_has_lost_confirmed_clicks_ends_the_import_and_the_next_run_sends_them_again() throws IOException {
            run(log("access.log", AnyAccessLog.text(lines.subList(0, 1500))));
            api.forgetClicksAfter(400);

            Result result = run(log("access.log", AnyAccessLog.text(lines)));

            assertThat(result.out()).contains("1900 clicks sent, 400 were there already");
            assertCounted(lines);
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

    @Nested
    class A_killed_import {

        @Test
        void goes_on_where_it_died() throws IOException, InterruptedException {
            long seed = 41;
            Random random = new Random(seed);
            List<String> lines = new AnyAccessLog(seed).lines(20_000);
            Path log = log("access.log", AnyAccessLog.text(lines));
            for (int kill = 0; kill < 3; kill++) {
                int clicksBefore = api.clicks().size();
                Process importer = start(log);
                int wanted = clicksBefore + 1 + random.nextInt(3000);
                while (api.clicks().size() < wanted && importer.isAlive()) {
                    Thread.sleep(1);
                }
                importer.destroyForcibly().waitFor();
                assertThat(api.clicks().size()).as("seed %d", seed).isBetween(wanted, lines.size() - 1);
            }

            Result result = run(log);

            assertThat(result.code()).isZero();
            assertCounted(lines);
            assertThat(api.links()).hasSize(AnyAccessLog.counts(lines).size());
        }

        private Process start(Path log) throws IOException {
            ProcessBuilder builder = new ProcessBuilder(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    ImportCommand.class.getName(),
                    "access-log",
                    log.toString(),
                    "--base",
                    BASE,
                    "--api=" + api.uri());
            builder.environment().put("OCCUZ_API_KEY", "key-one");
            return builder.redirectErrorStream(true)
                    .redirectOutput(directory.resolve("killed.txt").toFile())
                    .start();
        }
    }
}
