package com.occuz.boot;

import com.occuz.Settings;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/**
 * Answers on the port of API and console while there is no database yet: probes are told which roles of this node do their
 * work, everybody else to come again.
 */
final class WaitingRoom implements AutoCloseable {

    static final String HEALTH = "/actuator/health";
    private static final String ROLES = "/readiness/roles/";
    private static final String RETRY_SECONDS = "5";
    private static final Map<String, Object> COME_AGAIN = Map.of(
            "type", "https://occuz.com/problems/store-unavailable",
            "title", "Store unavailable",
            "status", 503,
            "detail", "This node has started without its database and goes on looking for it; redirects are answered.");

    private final HttpServer server;
    private final ExecutorService threads;
    private final Map<String, Map<String, String>> roles = new TreeMap<>();

    private WaitingRoom(Settings settings, HttpServer server) {
        this.server = server;
        this.threads = Executors.newVirtualThreadPerTaskExecutor();
        for (Settings.Role role : settings.roles()) {
            roles.put(role.wireName(), Map.of("status", role == Settings.Role.EDGE ? "UP" : "OUT_OF_SERVICE"));
        }
    }

    /** @throws StartRefused if the port cannot be had */
    static WaitingRoom open(Settings settings, int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(settings.host(), port), 0);
            WaitingRoom room = new WaitingRoom(settings, server);
            server.createContext("/", room::answer);
            server.setExecutor(room.threads);
            server.start();
            return room;
        } catch (IOException e) {
            throw new StartRefused("port " + port + " cannot be had: " + e.getMessage(), e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            if (path.equals(HEALTH + "/liveness")) {
                send(exchange, 200, "application/json", Map.of("status", "UP"));
            } else if (path.equals(HEALTH) || path.equals(HEALTH + "/readiness")) {
                send(exchange, 503, "application/json", Map.of(
                        "status", "OUT_OF_SERVICE", "components", Map.of("roles", Map.of("components", roles))));
            } else if (path.startsWith(HEALTH + ROLES) && roles.containsKey(path.substring((HEALTH + ROLES).length()))) {
                Map<String, String> role = Map.copyOf(roles.get(path.substring((HEALTH + ROLES).length())));
                send(exchange, "UP".equals(role.get("status")) ? 200 : 503, "application/json", role);
            } else {
                send(exchange, 503, "application/problem+json", COME_AGAIN);
            }
        }
    }

    private static void send(HttpExchange exchange, int status, String type, Map<String, ?> body) throws IOException {
        byte[] json = JsonMapper.shared().writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readNBytes(1 << 20);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Connection", "close");
        if (status == 503) {
            exchange.getResponseHeaders().set("Retry-After", RETRY_SECONDS);
        }
        boolean head = exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, head ? -1 : json.length);
        if (!head) {
            exchange.getResponseBody().write(json);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
