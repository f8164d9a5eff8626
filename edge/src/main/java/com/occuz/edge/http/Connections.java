package com.occuz.edge.http;

import com.occuz.kernel.network.TrustedProxies;
import io.vertx.core.http.HttpConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * The open connections of one event loop. A connection that brings no whole request within a minute is closed, whether
 * it is silent, dribbles bytes or does not read its answers; so nobody holds a place for less than a request a minute.
 */
final class Connections {

    /** Enough for any crowd that two cores can answer, and bounded in memory even if each sends headers byte by byte. */
    static final int LIMIT = 8_192;

    private static final long SILENCE_NANOS = Duration.ofSeconds(60).toNanos();

    private final Map<HttpConnection, Client> open = new IdentityHashMap<>();
    private final TrustedProxies proxies;

    Connections(TrustedProxies proxies) {
        this.proxies = proxies;
    }

    void opened(HttpConnection connection) {
        if (open.size() >= LIMIT) {
            connection.close();
            return;
        }
        open.put(connection, client(connection));
        connection.closeHandler(closed -> open.remove(connection));
    }

    /** Who sent a request that has just arrived. */
    Client asking(HttpConnection connection) {
        Client client = open.get(connection);
        if (client == null) {
            // Above the limit, and its request was already on the way.
            return client(connection);
        }
        client.asksAt(System.nanoTime());
        return client;
    }

    private Client client(HttpConnection connection) {
        return new Client(connection.remoteAddress().hostAddress(), proxies, System.nanoTime());
    }

    void closeSilent(long nowNanos) {
        new ArrayList<>(open.entrySet()).forEach(entry -> {
            if (entry.getValue().hasBeenSilentFor(SILENCE_NANOS, nowNanos)) {
                entry.getKey().close();
            }
        });
    }
}
