package com.occuz.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The first start is killed: the second one completes it, and the keys that were written down work. */
class FirstRunDeathTest {

    @Test
    void a_first_start_that_is_killed_is_completed_by_the_next() throws Exception {
        prove("first-run", 3);
    }

    @Test
    @Tag("soak")
    void first_starts_that_are_killed_at_many_moments_are_completed_by_the_next() throws Exception {
        prove("first-run-soak", 15);
    }

    private static void prove(String name, int moments) throws Exception {
        Random random = Seed.random(name);
        for (int i = 0; i < moments; i++) {
            // Spread over the first six seconds, one in each part.
            long after = (6_000L * i + random.nextLong(6_000)) / moments;
            try (NodeHome home = NodeHome.fresh(name)) {
                NodeProcess first = home.launch();
                Patience.pause(Duration.ofMillis(after));
                first.kill();
                long begun = System.nanoTime();
                home.start();
                System.out.printf(
                        "%s: killed after %d ms, ready %d ms later%n",
                        name, after, Duration.ofNanos(System.nanoTime() - begun).toMillis());
                assertThat(home.firstRun()).exists();
                assertThat(home.api().get("/api/v1/links").status()).isEqualTo(200);
                assertThat(new Api(home.console(), home.keyOf("operator")).get("/api/v1/me").status()).isEqualTo(200);
                assertThat(leftBehind(home)).isEmpty();
                assertThat(new StoredFacts(home.database()).begunInstallations()).isOne();
                home.forget();
            }
        }
    }

    /** Halves of what the killed node was making: they hold passwords, or are large. */
    private static List<Path> leftBehind(NodeHome home) throws Exception {
        try (Stream<Path> files = Stream.concat(Files.list(home.data()), Files.list(home.data().resolve("postgres")))) {
            return files.filter(file -> file.getFileName().toString().matches(".*\\.draft|making-.*"))
                    .toList();
        }
    }
}
