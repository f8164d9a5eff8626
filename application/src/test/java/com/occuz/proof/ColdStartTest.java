package com.occuz.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.store.postgres.DatabaseAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A node starts, and PostgreSQL is not there: visitors go where they wanted, and everything else waits. */
class ColdStartTest {

    private static final Duration STARTED = Duration.ofSeconds(60);
    private static final Duration STORED = Duration.ofSeconds(30);
    private static final Duration HEARD = Duration.ofSeconds(4);
    private static final int VISITORS = 2;

    @RegisterExtension
    static final OwnServer SERVER = new OwnServer();

    @TempDir
    private Path secrets;

    @Test
    void after_an_orderly_end_it_redirects_until_the_database_comes_and_then_nothing_is_lost() throws Exception {
        prove("orderly", NodeProcess::terminate, true, Duration.ofSeconds(2));
    }

    @Test
    void after_a_death_it_does_the_same() throws Exception {
        prove("killed", NodeProcess::kill, false, Duration.ofSeconds(2));
    }

    @Test
    @Tag("soak")
    void it_does_so_for_half_an_hour() throws Exception {
        prove("half_an_hour", NodeProcess::kill, false, Duration.ofMinutes(30));
    }

    /** @param twice whether it is ended and started again while it waits */
    private void prove(String name, Consumer<NodeProcess> end, boolean twice, Duration outage) throws Exception {
        DatabaseAddress database = SERVER.database("cold_" + name);
        try (NodeHome home = NodeHome.sharing("cold-" + name, database, secrets, Map.of())) {
            NodeProcess node = home.start();
            List<String> slugs = links(home, name);
            end.accept(node);
            node.exitCode();
            SERVER.stop();
            RedirectLoad visits = new RedirectLoad(home.edgePort(), name, slugs);
            try {
                node = home.launch();
                assertRedirectsAndNothingElse(home, slugs);
                visits.start(VISITORS, 20, Duration.ofMillis(10));
                visits.join(STORED);
                if (twice) {
                    // What it has counted waits with it.
                    node.terminate();
                    assertThat(node.exitCode()).as(node.log()).isZero();
                    node = home.launch();
                    assertRedirectsAndNothingElse(home, slugs);
                }
                visits.start(VISITORS, (int) outage.dividedBy(Duration.ofMillis(50)), Duration.ofMillis(50));
                visits.join(outage.multipliedBy(2).plusSeconds(30));
                assertRedirectsAndNothingElse(home, slugs);
            } finally {
                SERVER.startAgain();
            }
            node.awaitReady();
            StoredFacts stored = new StoredFacts(database);
            Patience.until("every click is stored", STORED, () -> stored.clicks() >= visits.answered().size());
            assertThat(visits.violations()).isEmpty();
            assertThat(visits.cut()).isEmpty();
            assertThat(stored.userAgents()).containsExactlyInAnyOrderElementsOf(visits.sent());
            assertThat(stored.tornStreams()).isZero();
            assertHearsOfChanges(home);
            node.terminate();
            assertThat(node.exitCode()).as(node.log()).isZero();
            home.forget();
        }
    }

    /** Of which the snapshot tells. */
    private static List<String> links(NodeHome home, String name) throws Exception {
        List<String> slugs = new ArrayList<>();
        long last = 0;
        for (int i = 0; i < 5; i++) {
            Api.Reply created = home.api().createLink(name + "-" + i);
            assertThat(created.status()).as(created.toString()).isEqualTo(201);
            slugs.add(created.json().path("slug").asString());
            last = created.position();
        }
        long position = last;
        Patience.until("a snapshot is on disk", STORED, () ->
                home.health().path("components").path("edge").path("details").path("snapshot").asLong(-1) >= position);
        return slugs;
    }

    private static void assertRedirectsAndNothingElse(NodeHome home, List<String> slugs) throws Exception {
        Patience.until("the edge answers", STARTED, () -> preview(home, slugs.getFirst()) == 200);
        try (EdgeConnection edge = new EdgeConnection(home.edgePort())) {
            for (String slug : slugs) {
                assertThat(edge.get(slug + "+", "preview").status()).isEqualTo(200);
            }
            EdgeConnection.Answer unknown = edge.get("nobody-knows", "asker");
            assertThat(unknown.status()).isEqualTo(503);
            assertThat(unknown.has("Retry-After")).isTrue();
        }
        Api api = home.api();
        Patience.until("somebody answers for the API", STARTED, answers(api));
        assertThat(api.get("/actuator/health/liveness").status()).isEqualTo(200);
        assertThat(api.get("/actuator/health/readiness").status()).isEqualTo(503);
        assertThat(api.get("/actuator/health/readiness/roles/edge").status()).isEqualTo(200);
        assertThat(api.get("/actuator/health/readiness/roles/api").status()).isEqualTo(503);
        for (Api.Reply reply : List.of(api.get("/api/v1/links"), api.createLink("not-now"), api.get("/"))) {
            assertThat(reply.status()).as(reply.toString()).isEqualTo(503);
            assertThat(reply.problem()).isEqualTo("store-unavailable");
            assertThat(reply.has("Retry-After")).isTrue();
        }
    }

    private static Callable<Boolean> answers(Api api) {
        return () -> api.get("/actuator/health/liveness").status() == 200;
    }

    private static int preview(NodeHome home, String slug) throws Exception {
        try (EdgeConnection edge = new EdgeConnection(home.edgePort())) {
            return edge.get(slug + "+", "preview").status();
        }
    }

    private static void assertHearsOfChanges(NodeHome home) throws Exception {
        // Views that a dead node kept are taken over when its claims have run out; the repeated request is the same one.
        Patience.until("links are made", STORED, () -> home.api().createLink("afterwards").status() == 201);
        String slug = home.api().createLink("afterwards").json().path("slug").asString();
        Patience.until("the edge hears of a new link", HEARD, () -> preview(home, slug) == 200);
        assertThat(preview(home, "nobody-knows")).isEqualTo(404);
        assertThat(home.api().get("/actuator/health/readiness/roles/api").status()).isEqualTo(200);
    }

    @Test
    void the_same_holds_of_a_server_of_its_own_that_does_not_start() throws Exception {
        try (NodeHome home = NodeHome.fresh("cold-embedded")) {
            NodeProcess node = home.start();
            List<String> slugs = links(home, "embedded");
            node.terminate();
            assertThat(node.exitCode()).as(node.log()).isZero();
            Path settings = home.cluster().resolve("postgresql.auto.conf");
            String good = Files.readString(settings);
            Files.writeString(settings, "this is no setting\n");
            node = home.launch();
            assertRedirectsAndNothingElse(home, slugs);
            Files.writeString(settings, good);
            node.awaitReady();
            assertHearsOfChanges(home);
            node.terminate();
            assertThat(node.exitCode()).as(node.log()).isZero();
            assertThat(home.postgres()).isEmpty();
            home.forget();
        }
    }
}
