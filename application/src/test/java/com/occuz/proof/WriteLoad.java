package com.occuz.proof;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Customers that create links, each with a key of its own, and repeat what they do not know the outcome of until they do.
 */
final class WriteLoad {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Api api;
    private final String name;
    private final Map<String, Created> acknowledged = new ConcurrentHashMap<>();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final AtomicInteger unknown = new AtomicInteger();
    private final AtomicInteger foundDone = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    WriteLoad(Api api, String name) {
        this.api = api;
        this.name = name;
    }

    /** What the answer to a key said. */
    record Created(String id, String slug, String answer) {}

    void start(int customers) {
        for (int customer = 0; customer < customers; customer++) {
            String prefix = name + "-" + customer + "-";
            threads.add(Thread.ofPlatform().name("writer-" + customer).start(() -> write(prefix)));
        }
    }

    /** Ends when every request that was begun has an outcome. */
    void stop() throws InterruptedException {
        stopping = true;
        for (Thread thread : threads) {
            thread.join(PATIENCE.plusSeconds(60));
        }
        threads.clear();
        stopping = false;
    }

    private void write(String prefix) {
        int round = acknowledged.size();
        for (int n = 0; !stopping; n++) {
            settle(prefix + round + "-" + n);
            Patience.pause(Duration.ofMillis(5));
        }
    }

    /** Creates one link; repeats the request with its key until there is an answer. */
    void settle(String key) {
        settle(key, false);
    }

    /** @param asked whether the same was asked for before, with an unknown outcome */
    void settle(String key, boolean asked) {
        boolean maybeDone = asked;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            try {
                Api.Reply reply = api.createLink(key);
                switch (reply.status()) {
                    case 201 -> {
                        acknowledge(key, reply, maybeDone);
                        return;
                    }
                    case 503 -> {
                        if (!reply.has("Retry-After")) {
                            violations.add("503 without Retry-After: " + reply);
                        }
                        if (!reply.problem().equals("store-unavailable") && !maybeDone) {
                            maybeDone = true;
                            unknown.incrementAndGet();
                        }
                    }
                    case 409 -> {
                        if (!reply.problem().equals("request-in-flight")) {
                            violations.add(key + ": " + reply);
                        }
                    }
                    default -> violations.add(key + ": " + reply);
                }
            } catch (IOException lost) {
                // The third outcome: done, or not done, or never arrived.
                if (!maybeDone) {
                    maybeDone = true;
                    unknown.incrementAndGet();
                }
            }
            Patience.pause(Duration.ofMillis(100));
        }
        violations.add(key + " has no answer after " + PATIENCE);
    }

    private void acknowledge(String key, Api.Reply reply, boolean maybeDone) {
        boolean replayed = reply.has("Idempotency-Replayed");
        if (replayed) {
            foundDone.incrementAndGet();
        }
        if (replayed && !maybeDone) {
            violations.add(key + " was answered as a repetition and was none");
        }
        Created created = new Created(
                reply.json().path("id").asString(), reply.json().path("slug").asString(), reply.text());
        if (acknowledged.put(key, created) != null) {
            violations.add(key + " was used twice by the test");
        }
    }

    /** How many requests had an outcome that nobody knew at first. */
    int unknown() {
        return unknown.get();
    }

    Map<String, Created> acknowledged() {
        return acknowledged;
    }

    /** The answer to a key that has one. */
    Created created(String key) {
        return Objects.requireNonNull(acknowledged.get(key), key);
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    @Override
    public String toString() {
        return acknowledged.size() + " links acknowledged, " + unknown + " of them after an unknown outcome, "
                + foundDone + " of these by a stored answer";
    }
}
