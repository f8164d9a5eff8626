package com.occuz.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** A node under load, and the account that must come out even when the load has ended. */
final class Installation implements AutoCloseable {

    private static final Duration SETTLED = Duration.ofSeconds(60);
    private static final int KNOWN_LINKS = 20;

    final NodeHome home;
    final Api api;
    final WriteLoad writes;
    final RedirectLoad redirects;
    private NodeProcess node;

    private Installation(NodeHome home, NodeProcess node, String name) {
        this.home = home;
        this.node = node;
        this.api = home.api();
        this.writes = new WriteLoad(api, name);
        for (int i = 0; i < KNOWN_LINKS; i++) {
            writes.settle(name + "-known-" + i);
        }
        List<String> known = writes.acknowledged().values().stream().map(WriteLoad.Created::slug).toList();
        Patience.until("the edge knows the links", Duration.ofSeconds(2), () -> knowsAll(known));
        this.redirects = new RedirectLoad(home.edgePort(), name, known);
    }

    static Installation begin(String name) {
        NodeHome home = NodeHome.fresh(name);
        try {
            return new Installation(home, home.start(), name);
        } catch (RuntimeException | AssertionError e) {
            home.close();
            throw e;
        }
    }

    NodeProcess node() {
        return node;
    }

    void startAgain() {
        node = home.start();
    }

    StoredFacts stored() {
        return new StoredFacts(home.database());
    }

    private boolean knowsAll(List<String> slugs) throws IOException {
        try (EdgeConnection edge = new EdgeConnection(home.edgePort())) {
            for (String slug : slugs) {
                // A preview is no click.
                if (edge.get(slug + "+", "preview").status() != 200) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Waits until nothing is on its way any more. Health remembers its processors for a while: here that is too old. */
    void settle() {
        Api operator = home.apiOf("operator");
        Patience.until("journals are drained and views are up to date", SETTLED, () -> {
            JsonNode edge = home.health().path("components").path("edge").path("details");
            boolean drained = edge.path("journalled").asLong(-1) == edge.path("drained").asLong(-2);
            // Asked for after the journal: what that has handed over is in the head that a processor is measured by.
            return drained && areUpToDate(operator.get("/api/v1/processors"));
        });
    }

    private static boolean areUpToDate(Api.Reply processors) {
        if (processors.status() != 200) {
            return false;
        }
        JsonNode items = processors.json().path("items");
        boolean upToDate = !items.isEmpty();
        for (JsonNode processor : items) {
            upToDate &= processor.path("lag").asLong(-1) == 0;
        }
        return upToDate;
    }

    /** The account of everything that was sent. The load has stopped; the node runs. */
    void verify() throws IOException {
        settle();
        assertThat(writes.violations()).isEmpty();
        assertThat(redirects.violations()).isEmpty();
        verifyLinks();
        verifyClicks();
        Patience.until("the auditor is content: " + home.health(), SETTLED, () -> {
            JsonNode health = home.health();
            return "UP".equals(health.path("status").asString())
                    && health.path("components").path("auditor").path("status").asString().equals("UP");
        });
    }

    private void verifyLinks() throws IOException {
        List<JsonNode> listed = api.links();
        // An acknowledged link is there once, under the key that it was asked for with, and nothing else is there.
        List<String> titles = new ArrayList<>(listed.stream().map(link -> link.path("title").asString()).toList());
        assertThat(titles).doesNotHaveDuplicates();
        assertThat(new HashSet<>(titles)).isEqualTo(writes.acknowledged().keySet());
        for (JsonNode link : listed) {
            assertThat(writes.created(link.path("title").asString()).id()).isEqualTo(link.path("id").asString());
        }
        StoredFacts stored = stored();
        assertThat(stored.createdLinks()).isEqualTo(listed.size());
        assertThat(stored.lastPosition()).as("positions without a gap").isEqualTo(stored.events());
        // Whoever asks again, even now, gets the answer of then.
        for (String key : writes.acknowledged().keySet().stream().sorted().limit(25).toList()) {
            Api.Reply again = api.createLink(key);
            assertThat(again.status()).isEqualTo(201);
            assertThat(again.json().path("id").asString()).isEqualTo(writes.created(key).id());
        }
        List<String> slugs = listed.stream().map(link -> link.path("slug").asString()).toList();
        Patience.until("the edge knows every acknowledged link", Duration.ofSeconds(5), () -> knowsAll(slugs));
    }

    private void verifyClicks() throws IOException {
        StoredFacts stored = stored();
        List<String> clicks = stored.userAgents();
        assertThat(clicks).doesNotHaveDuplicates();
        Set<String> asSet = new HashSet<>(clicks);
        assertThat(missing(redirects.answered(), asSet)).as("answered and not stored").isEmpty();
        assertThat(missing(asSet, redirects.sent())).as("stored and never sent").isEmpty();
        assertThat(stored.tornStreams()).isZero();
        assertThat(stored.viewedClicksByLink()).isEqualTo(stored.clicksByLink());
        assertThat(stored.viewedClicksByDay()).isEqualTo(stored.clicksByLink());
        long told = api.links().stream().mapToLong(link -> link.path("clicks").asLong()).sum();
        assertThat(told).isEqualTo(clicks.size());
    }

    private static Set<String> missing(Set<String> some, Set<String> all) {
        return some.stream().filter(one -> !all.contains(one)).collect(Collectors.toSet());
    }

    /** After a test that passed. */
    void forget() {
        home.forget();
    }

    @Override
    public void close() {
        home.close();
    }
}
