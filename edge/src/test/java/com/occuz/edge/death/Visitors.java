package com.occuz.edge.death;

import com.occuz.edge.testing.RawHttp;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Visitors that never give up. Each request has a number, which its user agent tells; none is sent twice. */
final class Visitors implements AutoCloseable {

    private static final long PAUSE_NANOS = 5_000_000;

    private final int[] ports;
    private final AtomicInteger next = new AtomicInteger();
    private final Set<Integer> answered = ConcurrentHashMap.newKeySet();
    private final Set<Integer> otherwise = ConcurrentHashMap.newKeySet();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean closing;

    /** @param ports of the edges that they visit in turn, another one whenever a connection breaks */
    Visitors(int count, int... ports) {
        this.ports = ports.clone();
        for (int i = 0; i < count; i++) {
            threads.add(Thread.ofVirtual().start(this::visit));
        }
    }

    /** How many requests may have arrived. */
    int sent() {
        return next.get();
    }

    Set<Integer> answered() {
        return answered;
    }

    /** Those that got an answer that is no redirect. */
    Set<Integer> answeredOtherwise() {
        return otherwise;
    }

    private void visit() {
        while (!closing) {
            try (RawHttp http = new RawHttp(ports[next.get() % ports.length])) {
                while (!closing) {
                    visit(http);
                }
            } catch (IOException nobodyThere) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    private void visit(RawHttp http) throws IOException {
        int number = next.getAndIncrement();
        http.send("GET /k" + number % 10 + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: " + number + "\r\n\r\n");
        (http.answer().status() == 302 ? answered : otherwise).add(number);
    }

    @Override
    public void close() {
        stop();
    }

    /** When it returns, nobody is on the way any more. */
    void stop() {
        closing = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
