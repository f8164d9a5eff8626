package com.occuz.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The click journal's disk is full while PostgreSQL is away: redirects go on, and every click is stored or declared. */
class FullDiskTest {

    private static final int VISITORS = 4;
    private static final int VISITS = 1_000;

    /** Room for some two thousand clicks. */
    private static final String SIZE = "256k";

    private static final Duration DECLARED = Duration.ofSeconds(60);

    @Test
    void what_was_stored_and_what_is_declared_lost_are_what_was_answered() throws Exception {
        NodeHome home = NodeHome.fresh("full-disk");
        Path disk = Files.createDirectories(home.data().resolve("edge").resolve("journal"));
        Assumptions.assumeTrue(mounts(disk), "only the superuser mounts a small disk");
        try (home) {
            NodeProcess node = home.start();
            Api customer = home.api();
            String slug = customer.createLink("full-disk").json().path("slug").asString();
            awaitRedirect(home, slug);

            RedirectLoad load = new RedirectLoad(home.edgePort(), "full-disk", List.of(slug));
            List<ProcessHandle> postgres = home.postgres();
            postgres.forEach(process -> Unix.signal("STOP", process.pid()));
            try {
                load.start(VISITORS, VISITS, Duration.ZERO);
                load.join(Duration.ofSeconds(120));
            } finally {
                postgres.reversed().forEach(process -> Unix.signal("CONT", process.pid()));
            }
            assertThat(load.violations()).as("no redirect fails").isEmpty();
            assertThat(load.answered()).hasSize(VISITORS * VISITS);
            assertThat(new StoredFacts(home.database()).clicks()).isLessThan(load.answered().size());

            // Killed before or after it could say so: what it remembers, the next run says.
            node.kill();
            home.start();
            Patience.until(
                    "stored and lost are answered: " + load.answered().size() + " and the first",
                    DECLARED,
                    () -> new StoredFacts(home.database()).clicks() + lost(home) == load.answered().size() + 1);
            assertThat(lost(home)).isPositive();

            // There is room again, since the click store has everything.
            RedirectLoad after = new RedirectLoad(home.edgePort(), "after", List.of(slug));
            after.start(1, 500, Duration.ZERO);
            after.join(Duration.ofSeconds(30));
            assertThat(after.answered()).hasSize(500);
            Patience.until(
                    "all are stored",
                    DECLARED,
                    () -> new StoredFacts(home.database()).userAgents().containsAll(after.answered()));
        } finally {
            unmounts(disk);
        }
        home.forget();
    }

    private static void awaitRedirect(NodeHome home, String slug) {
        Patience.until("the edge knows the link", Duration.ofSeconds(5), () -> {
            try (EdgeConnection edge = new EdgeConnection(home.edgePort())) {
                return edge.get(slug, "the first").status() == 302;
            }
        });
    }

    private static long lost(NodeHome home) throws IOException {
        long lost = 0;
        for (JsonNode loss : home.api().get("/api/v1/clicks/losses").json().path("items")) {
            assertThat(loss.path("node").isNull()).as("customers are not told where").isTrue();
            lost += loss.path("clicks").asLong();
        }
        return lost;
    }

    private static boolean mounts(Path directory) throws IOException, InterruptedException {
        return run("mount", "-t", "tmpfs", "-o", "size=" + SIZE, "tmpfs", directory.toString());
    }

    private static void unmounts(Path directory) throws IOException, InterruptedException {
        assertThat(run("umount", "-l", directory.toString())).isTrue();
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }
}
