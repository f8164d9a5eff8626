package com.occuz.importing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** As much of the public API as an import uses, kept in memory, with faults to order. */
final class FakeApi implements AutoCloseable {

    static final Map<String, String> ACCOUNTS = Map.of("key-one", "one", "key-two", "two");

    private static final int PAGE = 50;

    /** What goes wrong with one request. */
    enum Fault {
        /** The connection ends before anything was done. */
        DROPPED_BEFORE,
        /** The connection ends after all was done. */
        DROPPED_AFTER,
        UNAVAILABLE,
        TOO_MANY
    }

    private record Ordered(Predicate<String> request, Fault fault) {}

    private final JsonMapper json = new JsonMapper();
    private final Map<String, ObjectNode> links = new LinkedHashMap<>();
    private final Map<String, String> owners = new HashMap<>();
    private final Map<String, String> idempotency = new HashMap<>();
    private final Map<String, List<JsonNode>> streams = new LinkedHashMap<>();
    private final Deque<Ordered> faults = new ArrayDeque<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;
    private int concurrent;
    private int mostConcurrent;

    FakeApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * The next requests that begin with {@code "METHOD path"} meet these faults, one each. A batch of clicks that is
     * only sent to hear the expected offset has the method {@code PROBE}.
     */
    synchronized void order(String request, Fault... wanted) {
        for (Fault fault : wanted) {
            faults.add(new Ordered(text -> text.startsWith(request), fault));
        }
    }

    /** No fault is left of those ordered. */
    synchronized void heal() {
        faults.clear();
    }

    synchronized List<JsonNode> clicks() {
        return streams.values().stream().flatMap(List::stream).toList();
    }

    synchronized int streamCount() {
        return streams.size();
    }

    /** Clicks per target, which is what the links lead to without the base. */
    synchronized Map<String, Integer> clicksPerTarget(String base) {
        return clicks().stream()
                .collect(Collectors.toMap(
                        click -> link(click.path("link").asString()).path("destination").asString()
                                .substring(base.length()),
                        click -> 1,
                        Integer::sum,
                        TreeMap::new));
    }

    synchronized List<ObjectNode> links() {
        return List.copyOf(links.values());
    }

    /** As if the store had been restored from an older state. */
    synchronized void forgetClicksAfter(int count) {
        streams.replaceAll((stream, clicks) -> new ArrayList<>(clicks.subList(0, count)));
    }

    synchronized int mostConcurrent() {
        return mostConcurrent;
    }

    private ObjectNode link(String id) {
        return Optional.ofNullable(links.get(id)).orElseThrow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readAllBytes();
            boolean probe = new String(body, StandardCharsets.UTF_8).contains("\"offset\":" + (1L << 52));
            String request = (probe ? "PROBE" : exchange.getRequestMethod()) + " " + exchange.getRequestURI().getPath();
            Fault fault = begin(request);
            try {
                if (fault == Fault.DROPPED_BEFORE) {
                    return;
                }
                if (fault == Fault.UNAVAILABLE || fault == Fault.TOO_MANY) {
                    exchange.getResponseHeaders().set("Retry-After", "1");
                    send(exchange, fault == Fault.UNAVAILABLE ? 503 : 429, problem("later"));
                    return;
                }
                // Long enough for the other clients' requests to be there too.
                Thread.sleep(2);
                answer(exchange, request, body, fault == Fault.DROPPED_AFTER);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                end();
            }
        }
    }

    private synchronized @Nullable Fault begin(String request) {
        mostConcurrent = Math.max(mostConcurrent, ++concurrent);
        if (!faults.isEmpty() && faults.getFirst().request().test(request)) {
            return faults.removeFirst().fault();
        }
        return null;
    }

    private synchronized void end() {
        concurrent--;
    }

    private synchronized void answer(HttpExchange exchange, String request, byte[] body, boolean drop)
            throws IOException {
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        String account = ACCOUNTS.get(authorization.replace("Bearer ", ""));
        int status;
        JsonNode reply;
        if (account == null) {
            status = 401;
            reply = problem("no such key");
        } else if (request.equals("GET /api/v1/me")) {
            status = 200;
            reply = json.createObjectNode().put("account", account);
        } else if (request.equals("GET /api/v1/links")) {
            status = 200;
            reply = list(account, String.valueOf(exchange.getRequestURI().getQuery()));
        } else if (request.equals("POST /api/v1/links")) {
            status = 201;
            reply = create(account, exchange.getRequestHeaders().getFirst("Idempotency-Key"), body);
        } else if (request.endsWith(" /api/v1/clicks")) {
            reply = append(account, json.readTree(body));
            status = reply.path("status").asInt();
        } else {
            status = 404;
            reply = problem("no such route");
        }
        if (!drop) {
            send(exchange, status, reply);
        }
    }

    private JsonNode list(String account, String query) {
        Map<String, String> parameters = new HashMap<>();
        for (String pair : query.split("&")) {
            parameters.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        List<ObjectNode> found = links.values().stream()
                .filter(link -> account.equals(owners.get(link.path("id").asString())))
                .filter(link -> link.path("tags").toString().contains('"' + parameters.get("tag") + '"'))
                .toList()
                .reversed();
        int from = Integer.parseInt(parameters.getOrDefault("cursor", "0"));
        ObjectNode reply = json.createObjectNode();
        ArrayNode items = reply.putArray("items");
        found.stream().skip(from).limit(PAGE).forEach(items::add);
        return reply.put("nextCursor", from + PAGE < found.size() ? Integer.toString(from + PAGE) : null);
    }

    private JsonNode create(String account, @Nullable String key, byte[] body) {
        String once = key == null ? UUID.randomUUID().toString() : account + key;
        String id = idempotency.computeIfAbsent(once, unused -> {
            String fresh = "link-" + links.size();
            links.put(fresh, ((ObjectNode) json.readTree(body)).put("id", fresh));
            owners.put(fresh, account);
            return fresh;
        });
        return link(id);
    }

    private JsonNode append(String account, JsonNode batch) {
        String stream = batch.path("stream").asString();
        String owner = owners.putIfAbsent(stream, account);
        if (owner != null && !owner.equals(account)) {
            return problem("not your stream").put("status", 409);
        }
        int next = streams.getOrDefault(stream, List.of()).size();
        if (batch.path("offset").asLong() != next) {
            return problem("another offset").put("expectedOffset", next).put("status", 409);
        }
        if (batch.path("clicks").size() > 500) {
            return problem("too many clicks").put("status", 400);
        }
        for (JsonNode click : batch.path("clicks")) {
            streams.computeIfAbsent(stream, unused -> new ArrayList<>()).add(click);
            link(click.path("link").asString());
        }
        return json.createObjectNode().put("status", 200);
    }

    private ObjectNode problem(String detail) {
        return json.createObjectNode().put("detail", detail);
    }

    private void send(HttpExchange exchange, int status, JsonNode reply) throws IOException {
        byte[] bytes = json.writeValueAsBytes(reply);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
