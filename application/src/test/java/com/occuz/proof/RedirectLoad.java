package com.occuz.proof;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** Visitors that follow known links; every request has a name, which its click carries as the user agent. */
final class RedirectLoad {

    private final List<Integer> ports;
    private final String name;
    private final List<String> slugs;
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Queue<String> violations = new ConcurrentLinkedQueue<>();
    private final Queue<String> cut = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean stopping;

    RedirectLoad(int port, String name, List<String> slugs) {
        this(List.of(port), name, slugs);
    }

    /** @param ports of which visitors take the next one whenever a connection breaks */
    RedirectLoad(List<Integer> ports, String name, List<String> slugs) {
        this.ports = List.copyOf(ports);
        this.name = name;
        this.slugs = List.copyOf(slugs);
    }

    /** Visitors who come until they are told to stop. */
    void start(int visitors, Duration pace) {
        start(visitors, Integer.MAX_VALUE, pace);
    }

    /** Visitors who come a number of times each. */
    void start(int visitors, int times, Duration pace) {
        for (int visitor = 0; visitor < visitors; visitor++) {
            int number = visitor;
            threads.add(Thread.ofPlatform().name("visitor-" + visitor).start(() -> visit(number, times, pace)));
        }
    }

    void stop() throws InterruptedException {
        stopping = true;
        join(Duration.ofSeconds(30));
        stopping = false;
    }

    void join(Duration limit) throws InterruptedException {
        for (Thread thread : threads) {
            if (!thread.join(limit)) {
                violations.add(thread.getName() + " does not end");
            }
        }
        threads.clear();
    }

    private void visit(int visitor, int times, Duration pace) {
        @Nullable EdgeConnection connection = null;
        int round = sent.size();
        int connections = visitor;
        for (int n = 0; n < times && !stopping; n++) {
            try {
                if (connection == null) {
                    connection = new EdgeConnection(ports.get(connections++ % ports.size()));
                }
                follow(connection, slugs.get((visitor + n) % slugs.size()), name + "/" + visitor + "/" + round + "/" + n);
            } catch (IOException e) {
                cut.add(e.toString());
                connection = closed(connection);
                Patience.pause(Duration.ofMillis(20));
            }
            Patience.pause(pace);
        }
        closed(connection);
    }

    private void follow(EdgeConnection connection, String slug, String userAgent) throws IOException {
        sent.add(userAgent);
        EdgeConnection.Answer answer = connection.get(slug, userAgent);
        if (answer.status() == 302) {
            answered.add(userAgent);
        } else {
            violations.add(slug + " was answered with " + answer.head());
        }
    }

    private static @Nullable EdgeConnection closed(@Nullable EdgeConnection connection) {
        if (connection != null) {
            try {
                connection.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
        return null;
    }

    Set<String> sent() {
        return sent;
    }

    Set<String> answered() {
        return answered;
    }

    /** Requests that got no answer: the connection broke, or there was none to be had. */
    List<String> cut() {
        return List.copyOf(cut);
    }

    List<String> violations() {
        return List.copyOf(violations);
    }

    @Override
    public String toString() {
        return sent.size() + " redirects asked for, " + answered.size() + " answered";
    }
}
