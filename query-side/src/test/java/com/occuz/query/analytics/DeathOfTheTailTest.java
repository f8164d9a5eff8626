package com.occuz.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.ledger.RecordedEvent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that takes clicks in is killed in the midst of it, again and again. */
class DeathOfTheTailTest {

    private static final long SEED = Long.getLong("occuz.seed", 20_260_301L);

    @TempDir
    Path directory;

    @Test
    void leaves_every_click_up_to_its_position_once_and_none_beyond() throws Exception {
        SplittableRandom random = new SplittableRandom(SEED);
        long told = 0;
        for (int death = 0; death < 3; death++) {
            told = lifeOf(20 + random.nextInt(200), random.nextInt(40));
        }
        try (AnalyticsFile file = AnalyticsFile.open(directory, DyingTail.STORE)) {
            assertThat(file.position()).as("seed %d", SEED).isGreaterThanOrEqualTo(told);
            assertThat(file.clicks()).as("seed %d", SEED).isEqualTo(DyingTail.clicksUpTo(file.position()));
            assertThat(distinct(file)).isEqualTo(file.clicks());
        }
    }

    @Test
    void takes_nothing_of_what_it_could_not_finish() throws Exception {
        try (AnalyticsFile file = AnalyticsFile.open(directory, DyingTail.STORE)) {
            List<RecordedEvent> batches = List.of(DyingTail.batch(1), DyingTail.batch(2));
            assertThatThrownBy(() -> file.append(batches, links -> {
                        throw new IllegalStateException("PostgreSQL is away");
                    }))
                    .hasMessage("PostgreSQL is away");
            assertThat(file.position()).isZero();
            assertThat(distinct(file)).isZero();
            file.append(batches, links -> Map.of());
            assertThat(distinct(file)).isEqualTo(DyingTail.clicksUpTo(2));
        }
    }

    private static long distinct(AnalyticsFile file) throws SQLException {
        try (var reader = file.reader();
                var statement = reader.createStatement();
                var row = statement.executeQuery("select count(distinct at_micros) from click")) {
            row.next();
            return row.getLong(1);
        }
    }

    /** @return the last position that it told before it was killed */
    private long lifeOf(int transactions, int moreMillis) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        DyingTail.class.getName(),
                        directory.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            long told = 0;
            for (int i = 0; i < transactions; i++) {
                told = Long.parseLong(lines.readLine());
            }
            Thread.sleep(moreMillis);
            return told;
        } finally {
            process.destroyForcibly().waitFor();
        }
    }
}
