package com.occuz.edge.death;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.edge.journal.Durability;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL is away for a while: every redirect is answered, and every click is stored once it is back. */
class OutageTest {

    @TempDir
    Path directory;

    @Test
    void twenty_seconds_without_postgresql_lose_no_redirect_and_no_click() throws Exception {
        withoutPostgres(Duration.ofSeconds(Integer.getInteger("occuz.away.seconds", 20)));
    }

    @Test
    @Tag("soak")
    void five_minutes_without_postgresql_lose_no_redirect_and_no_click() throws Exception {
        withoutPostgres(Duration.ofMinutes(5));
    }

    private void withoutPostgres(Duration away) throws Exception {
        try (Scene scene = new Scene(directory, Durability.FSYNC)) {
            scene.start();
            Visitors visitors = new Visitors(4, scene.ports());
            Thread.sleep(1_000);
            scene.postgres.stop();
            Thread.sleep(away.toMillis());
            scene.postgres.startAgain();
            Thread.sleep(1_000);
            visitors.close();
            assertThat(visitors.answeredOtherwise()).as("every redirect of a known link is answered").isEmpty();
            assertThat(visitors.answered()).hasSize(visitors.sent());
            scene.settle(visitors);
        }
    }
}
