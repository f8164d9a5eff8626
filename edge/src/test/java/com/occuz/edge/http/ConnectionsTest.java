package com.occuz.edge.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.network.TrustedProxies;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.SocketAddress;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConnectionsTest {

    private static final long MINUTE = Duration.ofSeconds(60).toNanos();

    private final Connections connections = new Connections(TrustedProxies.NONE);
    private final List<HttpConnection> closed = new ArrayList<>();
    private final Map<HttpConnection, Handler<Void>> closeHandlers = new HashMap<>();

    @Test
    void one_that_brings_no_whole_request_within_a_minute_is_closed() {
        HttpConnection silent = connection();
        connections.opened(silent);
        connections.closeSilent(System.nanoTime() + MINUTE - Duration.ofSeconds(5).toNanos());
        assertThat(closed).isEmpty();
        connections.closeSilent(System.nanoTime() + MINUTE);
        assertThat(closed).containsExactly(silent);
    }

    @Test
    void one_that_has_ended_is_forgotten() {
        HttpConnection connection = connection();
        connections.opened(connection);
        closeHandlers.values().forEach(handler -> handler.handle(null));
        connections.closeSilent(System.nanoTime() + 2 * MINUTE);
        assertThat(closed).isEmpty();
    }

    @Test
    void one_too_many_is_sent_away_and_the_others_stay() {
        for (int i = 0; i < Connections.LIMIT; i++) {
            connections.opened(connection());
        }
        assertThat(closed).isEmpty();
        HttpConnection further = connection();
        connections.opened(further);
        assertThat(closed).containsExactly(further);
    }

    /** All of a connection that the class under test uses. */
    private HttpConnection connection() {
        return (HttpConnection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {HttpConnection.class}, (proxy, method, arguments) -> {
                    HttpConnection self = (HttpConnection) proxy;
                    return switch (method.getName()) {
                        case "remoteAddress" -> SocketAddress.inetSocketAddress(1, "127.0.0.1");
                        case "closeHandler" -> {
                            @SuppressWarnings("unchecked")
                            Handler<Void> handler = (Handler<Void>) arguments[0];
                            closeHandlers.put(self, handler);
                            yield self;
                        }
                        case "close" -> {
                            closed.add(self);
                            yield null;
                        }
                        case "hashCode" -> System.identityHashCode(proxy);
                        case "equals" -> proxy == arguments[0];
                        default -> throw new UnsupportedOperationException(method.getName());
                    };
                });
    }
}
