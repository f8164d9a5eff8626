package com.occuz.running;

import com.occuz.running.RunningNode.Credentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Speaks to the console as a browser does: keeps cookies, takes each form's proof along, follows nothing by itself. */
public final class ConsoleClient {

    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private static final Pattern PROOF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final URI base;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private @Nullable String proof;

    ConsoleClient(URI base) {
        this.base = base;
    }

    public void signIn(Credentials credentials) {
        Reply reply = post("/sign-in", Map.of("email", credentials.email(), "password", credentials.password()));
        if (reply.status() != 302) {
            throw new AssertionError("not signed in: " + reply);
        }
    }

    public Reply get(String path) {
        Reply reply = send(request(path).GET());
        Matcher matcher = PROOF.matcher(reply.text());
        if (matcher.find()) {
            proof = matcher.group(1);
        }
        return reply;
    }

    /** Sends a form with the proof that it is ours. */
    public Reply post(String path, Map<String, String> form) {
        if (proof == null) {
            get("/sign-in");
            get("/nothing-is-here");
        }
        Map<String, String> fields = new LinkedHashMap<>(form);
        fields.put("_csrf", Objects.requireNonNull(proof, "no page has shown a form"));
        return postWithoutProof(path, fields);
    }

    public Reply postWithoutProof(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        Reply reply = send(request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
        if (path.startsWith("/sign-")) {
            proof = null;
        }
        return reply;
    }

    /** The status alone, for an answer that has no end. */
    public int status(String path) {
        try {
            HttpResponse<java.io.InputStream> response =
                    HTTP.send(request(path).GET().build(), BodyHandlers.ofInputStream());
            response.body().close();
            return response.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public @Nullable String cookie(String name) {
        return cookies.get(name);
    }

    public ConsoleClient withCookie(String name, String value) {
        cookies.put(name, value);
        return this;
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        if (!cookies.isEmpty()) {
            request.header("Cookie", cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                    .collect(Collectors.joining("; ")));
        }
        return request;
    }

    private Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response = HTTP.send(request.build(), BodyHandlers.ofByteArray());
            response.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        if (cookie.contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
