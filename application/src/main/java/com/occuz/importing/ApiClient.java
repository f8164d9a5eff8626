package com.occuz.importing;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * Requests to the public API that survive its absence: whatever may be a passing trouble (no connection, 429, 5xx) is
 * tried again until patience ends. Every request made through it must be repeatable. Safe for several threads.
 */
final class ApiClient implements AutoCloseable {

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int TOO_MANY_REQUESTS = 429;

    /** An API that has never answered is more likely misspelt than away. */
    private static final Duration PATIENCE_AT_FIRST = Duration.ofSeconds(10);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final JsonMapper json = new JsonMapper();
    private final URI api;
    private final String key;
    private final Duration patience;
    private final Consumer<String> notices;
    private volatile boolean reached;

    /**
     * @param api without {@code /api/v1}
     * @param patience how long one request is tried again before the import fails
     * @param notices is told, in a sentence, when a request has to be tried again
     */
    ApiClient(URI api, String key, Duration patience, Consumer<String> notices) {
        this.api = api;
        this.key = key;
        this.patience = patience;
        this.notices = notices;
    }

    /**
     * An answer that is no passing trouble.
     *
     * @param body missing where the answer was no JSON
     * @param firstTry false where an earlier try may have been carried out although nothing was heard of it
     */
    record Answer(int status, JsonNode body, boolean firstTry) {

        boolean accepted() {
            return status >= 200 && status < 300;
        }

        /** A text of the body, or a failure that says what is missing. */
        String text(String field) {
            JsonNode value = body.path(field);
            if (!value.isString()) {
                throw new ImportFailed("the API answered without " + field + "; is this an Occuz API?");
            }
            return value.asString();
        }

        OptionalLong number(String field) {
            JsonNode value = body.path(field);
            return value.isIntegralNumber() ? OptionalLong.of(value.asLong()) : OptionalLong.empty();
        }

        /** The failure of an import that this answer ends. */
        ImportFailed refusing(String what) {
            String reason = body.path("detail").asString(body.path("title").asString(""));
            return new ImportFailed(switch (status) {
                case 401 -> "the API does not accept the key in OCCUZ_API_KEY";
                case 403 -> "the key in OCCUZ_API_KEY may not do this (" + what + ")";
                default -> "the API refused " + what + ": " + status + (reason.isEmpty() ? "" : " " + reason);
            });
        }
    }

    /** @param path begins with a slash and follows {@code /api/v1} */
    Answer get(String path) {
        return answer(request(path).GET(), "GET " + path);
    }

    /** @param idempotencyKey makes a request repeatable that is not so by its content */
    Answer post(String path, Object content, @Nullable String idempotencyKey) {
        HttpRequest.Builder request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(json.writeValueAsBytes(content)));
        if (idempotencyKey != null) {
            request.header("Idempotency-Key", idempotencyKey);
        }
        return answer(request, "POST " + path);
    }

    /**
     * Sends a body as it is made, and makes it once more where the request has to be tried again; the answer may take an
     * hour.
     */
    Answer stream(String path, String contentType, Map<String, String> headers, Supplier<InputStream> body) {
        HttpRequest.Builder request = request(path)
                .timeout(Duration.ofHours(1))
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofInputStream(body));
        headers.forEach(request::header);
        return answer(request, "POST " + path);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.resolve("/api/v1" + path))
                .header("Authorization", "Bearer " + key)
                .header("Accept", "application/json")
                .timeout(Duration.ofSeconds(60));
    }

    private Answer answer(HttpRequest.Builder builder, String what) {
        HttpRequest request = builder.build();
        long deadline = System.nanoTime()
                + (reached ? patience.toNanos() : Math.min(patience.toNanos(), PATIENCE_AT_FIRST.toNanos()));
        Duration pause = Duration.ofMillis(100);
        for (boolean firstTry = true; ; firstTry = false) {
            String trouble;
            Optional<Duration> asked = Optional.empty();
            try {
                HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
                if (response.statusCode() < 500 && response.statusCode() != TOO_MANY_REQUESTS) {
                    reached = true;
                    return new Answer(response.statusCode(), body(response.body()), firstTry);
                }
                trouble = "answered " + response.statusCode() + " to " + what;
                asked = retryAfter(response);
            } catch (IOException e) {
                trouble = "did not answer " + what + " (" + reason(e) + ")";
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ImportFailed("the import was interrupted");
            }
            Duration wait = asked.orElse(pause);
            if (System.nanoTime() + wait.toNanos() > deadline) {
                throw new ImportFailed("the API at " + api + " " + trouble);
            }
            notices.accept("the API " + trouble + "; trying again");
            pause(wait);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }

    static void pause(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ImportFailed("the import was interrupted");
        }
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(value -> value.matches("[0-9]{1,5}"))
                .map(value -> Duration.ofSeconds(Long.parseLong(value)));
    }

    private JsonNode body(byte[] bytes) {
        try {
            return json.readTree(bytes);
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    @Override
    public void close() {
        // Not close(): it would wait for requests that an ended import no longer wants.
        http.shutdownNow();
    }
}
