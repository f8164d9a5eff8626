package com.occuz.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.store.postgres.DatabaseAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Nodes that share nothing but a PostgreSQL and the secrets. */
class TwoNodesTest {

    /** A dead node's claims are good for ten seconds, and others look for them every few. */
    private static final Duration TAKEN_OVER = Duration.ofSeconds(20);

    /** Two seconds by contract, and a little for the question itself on a busy machine. */
    private static final Duration HEARD = Duration.ofSeconds(4);

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    @TempDir
    private Path secrets;

    @Test
    void what_one_writes_the_other_shows_and_redirects_and_goes_on_with_when_the_first_dies() throws Exception {
        DatabaseAddress database = SERVER.database("taken_over");
        try (NodeHome a = node(database, "a");
                NodeHome b = node(database, "b")) {
            NodeProcess dying = a.start();
            // B had died over a beginning of its own before it could record it: its keys open nothing.
            Files.createDirectories(b.data());
            Files.writeString(draft(b), Files.readString(a.firstRun()).replaceAll("occuz_.....", "occuz_AAAAA"));
            b.start();
            assertThat(b.firstRun()).doesNotExist();
            assertThat(draft(b)).doesNotExist();
            Api onA = a.api();
            Api onB = new Api(b.console(), a.keyOf("customer"));
            Api.Reply created = onA.createLink("from-a");
            assertThat(created.status()).as(created.toString()).isEqualTo(201);
            String path = "/api/v1/links/" + created.json().path("id").asString();
            String slug = created.json().path("slug").asString();

            assertThat(onB.getAt(path, created.position()).status()).isEqualTo(200);
            Patience.until("B redirects", HEARD, () -> status(b, slug) == 302);

            dying.kill();
            Patience.until("B has taken over", TAKEN_OVER, () -> onB.createLink("from-b").status() == 201);
            assertThat(onB.links()).hasSize(2);
            Patience.until("the click is counted", TAKEN_OVER, () -> onB.get(path).json().path("clicks").asLong() == 1);
            a.forget();
            b.forget();
        }
    }

    @Test
    void a_node_that_only_redirects_hears_of_links_within_two_seconds() throws Exception {
        DatabaseAddress database = SERVER.database("edge");
        try (NodeHome all = node(database, "all");
                NodeHome edge = node(database, "edge", "--roles=edge")) {
            all.start();
            NodeProcess process = edge.launch();
            Patience.until("the edge answers", Duration.ofSeconds(60), () -> status(edge, "nothing") == 404);
            Api.Reply created = all.api().createLink("for-the-edge");
            String path = "/api/v1/links/" + created.json().path("id").asString();
            Patience.until("redirected", HEARD, () -> status(edge, created.json().path("slug").asString()) == 302);
            Patience.until("counted", Duration.ofSeconds(10), () -> all.api().get(path).json().path("clicks").asLong() == 1);
            process.terminate();
            assertThat(process.exitCode()).as(process.log()).isZero();
            all.forget();
            edge.forget();
        }
    }

    @Test
    void two_that_start_at_once_on_an_empty_database_begin_one_installation() throws Exception {
        DatabaseAddress database = SERVER.database("at_once");
        try (NodeHome a = node(database, "at-once-a");
                NodeHome b = node(database, "at-once-b")) {
            NodeProcess first = a.launch();
            NodeProcess second = b.launch();
            first.awaitReady();
            second.awaitReady();
            assertThat(new StoredFacts(database).begunInstallations()).isOne();
            // The one who has begun it has written the keys down.
            assertThat(Stream.of(a, b).filter(home -> Files.exists(home.firstRun()))).hasSize(1);
            NodeHome begun = Files.exists(a.firstRun()) ? a : b;
            for (NodeHome home : List.of(a, b)) {
                Api api = new Api(home.console(), begun.keyOf("customer"));
                assertThat(api.get("/api/v1/links").status()).isEqualTo(200);
            }
            a.forget();
            b.forget();
        }
    }

    private static Path draft(NodeHome home) {
        return home.data().resolve("first-run.json.draft");
    }

    private int status(NodeHome home, String slug) throws Exception {
        try (EdgeConnection edge = new EdgeConnection(home.edgePort())) {
            return edge.get(slug, "visitor").status();
        }
    }

    private NodeHome node(DatabaseAddress database, String name, String... arguments) {
        return NodeHome.sharing(name, database, secrets, Map.of(), arguments);
    }
}
