package com.occuz.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.store.postgres.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two proxies, two nodes, a primary and its synchronous standby, as {@code docker-compose.yml} has them: what ends in
 * order fails nobody, and what dies costs no acknowledged command and no click.
 */
class ProxiedNodesTest {

    private static final String STANDBY = "standby";
    private static final int VISITORS = 4;
    private static final Duration NOTICED = Duration.ofSeconds(20);

    @TempDir
    private Path directory;

    @Test
    void nodes_and_proxies_and_the_primary_go_one_after_the_other_under_load() throws Exception {
        Assumptions.assumeTrue(Proxy.isInstalled(), "HAProxy is not installed");
        Assumptions.assumeTrue(DebianPostgres.programs().isPresent(), "PostgreSQL's programs are not installed");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (DebianPostgres primary = DebianPostgres.primary(directory.resolve("primary"), NodeHome.freePort());
                DebianPostgres standby = primary.withStandby(directory.resolve(STANDBY), NodeHome.freePort());
                NodeHome a = node(primary, standby, "a");
                NodeHome b = node(primary, standby, "b");
                Proxy first = Proxy.start(directory, "first", a, b);
                Proxy second = Proxy.start(directory, "second", a, b)) {
            NodeProcess nodeA = a.start();
            NodeProcess nodeB = b.start();
            Api customer = new Api(second.console(), a.keyOf("customer"));
            WriteLoad writes = new WriteLoad(customer, "proxied");
            Patience.until("the proxy has found a node", NOTICED, () -> customer.get("/api/v1/links").status() == 200);
            writes.settle("known");
            String slug = writes.created("known").slug();
            for (int port : List.of(a.edgePort(), b.edgePort(), first.edgePort, second.edgePort)) {
                Patience.until("redirected", NOTICED, () -> status(port, slug) == 302);
            }
            int before = 4;
            RedirectLoad visitors = new RedirectLoad(List.of(first.edgePort, second.edgePort), "proxied", List.of(slug));
            visitors.start(VISITORS, Duration.ofMillis(5));
            writes.start(2);

            nodeA.terminate();
            assertThat(nodeA.exitCode()).as(nodeA.log()).isZero();
            assertThat(visitors.cut()).as("a node that ends in order fails nobody").isEmpty();
            assertThat(visitors.violations()).isEmpty();
            assertThat(writes.unknown()).as("nor a customer").isZero();
            a.start();
            awaitBoth(a, b, second, slug);

            nodeB.kill();
            goOn(visitors, writes);
            assertThat(visitors.violations().size()).as("one request each at most: %s", visitors.violations())
                    .isLessThanOrEqualTo(VISITORS);
            b.start();
            awaitBoth(a, b, second, slug);

            int failed = visitors.violations().size();
            first.kill();
            goOn(visitors, writes);
            assertThat(visitors.cut().size()).as("one connection each: %s", visitors.cut()).isBetween(1, 2 * VISITORS);

            primary.kill();
            Patience.pause(Duration.ofSeconds(2));
            standby.promote();
            int acknowledged = writes.acknowledged().size();
            Patience.until("links are created again", Duration.ofSeconds(60), () -> writes.acknowledged().size() > acknowledged + 20);
            assertThat(visitors.violations()).as("redirects go on without a database").hasSize(failed);

            writes.stop();
            visitors.stop();
            account(customer, writes, visitors, standby, before);
            a.forget();
            b.forget();
        }
    }

    /** The two of them are asked again. */
    private static void awaitBoth(NodeHome a, NodeHome b, Proxy proxy, String slug) {
        for (NodeHome home : List.of(a, b)) {
            Patience.until("the edge is well", NOTICED, () -> status(home.edgePort(), ".well-known/health") == 200);
        }
        Patience.until("the proxy redirects", NOTICED, () -> status(proxy.edgePort, slug) == 302);
        Patience.pause(Duration.ofSeconds(2));
    }

    private static void goOn(RedirectLoad visitors, WriteLoad writes) {
        int answered = visitors.answered().size();
        int acknowledged = writes.acknowledged().size();
        Patience.until("visitors and customers go on", NOTICED, () ->
                visitors.answered().size() > answered + 300 && writes.acknowledged().size() > acknowledged + 10);
    }

    private static void account(
            Api customer, WriteLoad writes, RedirectLoad visitors, DebianPostgres database, int before) throws IOException {
        assertThat(writes.violations()).isEmpty();
        Set<String> titles = new HashSet<>();
        customer.links().forEach(link -> titles.add(link.path("title").asString()));
        assertThat(titles).as("acknowledged, and nothing else").isEqualTo(writes.acknowledged().keySet());
        StoredFacts stored = new StoredFacts(database.address("occuz"));
        Patience.until("every answered click is stored", Duration.ofSeconds(60), () ->
                stored.userAgents().containsAll(visitors.answered()));
        List<String> clicks = stored.userAgents().stream().filter(visitors.sent()::contains).toList();
        assertThat(clicks).doesNotHaveDuplicates();
        assertThat(clicks.size()).isBetween(visitors.answered().size(), visitors.sent().size());
        assertThat(stored.tornStreams()).isZero();
        assertThat(stored.clicks()).as("and those of the test itself").isGreaterThanOrEqualTo(clicks.size() + before);
    }

    private static int status(int port, String path) throws IOException {
        try (EdgeConnection edge = new EdgeConnection(port)) {
            return edge.get(path, "the test").status();
        }
    }

    private NodeHome node(DebianPostgres primary, DebianPostgres standby, String name) {
        return NodeHome.sharing(
                name,
                new DatabaseAddress(
                        "jdbc:postgresql://127.0.0.1:" + primary.port() + ",127.0.0.1:" + standby.port()
                                + "/occuz?targetServerType=primary",
                        "occuz",
                        "trusted"),
                directory,
                Map.of("OCCUZ_TRUSTED_PROXIES", "127.0.0.1", "OCCUZ_DRAIN_DELAY", "PT3S"));
    }
}
