package com.occuz.importing;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.importing.FakeApi.Fault;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An import that meets failures, or is killed: nothing is lost, nothing counts twice. */
class AccessLogTroubleTest extends AccessLogImports {

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
