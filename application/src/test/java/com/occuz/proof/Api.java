package com.occuz.proof;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One customer's view of one node. Unlike other clients it lets failures of the connection through: they are the point. */
final class Api {

    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final URI base;
    private final String key;

    Api(URI base, String key) {
        this.base = base;
        this.key = key;
    }

    record Reply(int status, HttpHeaders headers, String text) {

        JsonNode json() {
            return JsonMapper.shared().readTree(text);
        }

        /** The last part of a problem document's type; empty for other answers. */
        String problem() {
            if (status < 400 || !text.startsWith("{")) {
                return "";
            }
            String type = json().path("type").asString("");
            return type.substring(type.lastIndexOf('/') + 1);
        }

        boolean has(String header) {
            return headers.firstValue(header).isPresent();
        }

        long position() {
            return headers.firstValueAsLong("Occuz-Position").orElseThrow();
        }
    }

    /** Creates a link whose title is the key that makes the request safe to repeat. */
    Reply createLink(String idempotencyKey) throws IOException {
        String body = "{\"destination\":\"https://example.com/" + idempotencyKey + "\",\"title\":\"" + idempotencyKey + "\"}";
        return send(request("/api/v1/links")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends JSON. */
    Reply post(String path, String json) throws IOException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json)));
    }

    Reply importIncidents(String idempotencyKey, String lines) throws IOException {
        return send(request("/api/v1/incidents/import")
                .header("Content-Type", "application/x-ndjson")
                .header("Idempotency-Key", idempotencyKey)
                .POST(HttpRequest.BodyPublishers.ofString(lines)));
    }

    Reply get(String path) throws IOException {
        return send(request(path).GET());
    }

    Reply getAt(String path, long position) throws IOException {
        return send(request(path).header("Occuz-Min-Position", Long.toString(position)).GET());
    }

    /** What the whole of health says, whatever its status. */
    JsonNode health() throws IOException {
        return get("/actuator/health").json();
    }

    /** All links, page by page. */
    List<JsonNode> links() throws IOException {
        List<JsonNode> links = new ArrayList<>();
        String cursor = "";
        while (true) {
            Reply page = get("/api/v1/links?limit=500" + cursor);
            if (page.status() != 200) {
                throw new IOException("the list answers " + page);
            }
            page.json().path("items").forEach(links::add);
            JsonNode next = page.json().path("nextCursor");
            if (next.isNull()) {
                return links;
            }
            cursor = "&cursor=" + next.asString();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).header("Authorization", "Bearer " + key);
    }

    private Reply send(HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
