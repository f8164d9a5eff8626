import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The year 2025 and its figures: {@code java Figures.java FIRST-RUN.JSON import COUNT} has so many incidents imported, a
 * fifth of them stated twice, and prints the position after them; {@code java Figures.java FIRST-RUN.JSON ask PATH} asks
 * once, on a connection that is open already, and prints the milliseconds; {@code java Figures.java FIRST-RUN.JSON report}
 * has a report on the year issued, reads it in every form, and prints what each took and how long it is. The incidents
 * follow from a fixed seed.
 */
final class Figures {

    private static final Instant YEAR = Instant.parse("2025-01-01T05:00:00Z");
    private static final String[] COMPONENTS = {"redirection", "core", "analytics", "link-creation", "qr-codes", "data-processing"};

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI api;
    private final String key;

    private Figures(String firstRun) {
        this.api = URI.create(one(firstRun, "\"console\"\\s*:\\s*\"([^\"]+)\""));
        this.key = one(firstRun, "\"role\"\\s*:\\s*\"operator\"[^}]*\"apiKey\"\\s*:\\s*\"([^\"]+)\"");
    }

    public static void main(String[] arguments) throws Exception {
        Figures figures = new Figures(Files.readString(Path.of(arguments[0])));
        if (arguments[1].equals("import")) {
            figures.bring(Integer.parseInt(arguments[2]));
        } else if (arguments[1].equals("report")) {
            figures.report();
        } else {
            figures.ask(arguments[2]);
        }
    }

    private void bring(int count) throws IOException, InterruptedException {
        HttpResponse<String> begun = client.send(
                request("/api/v1/incidents/import")
                        .header("Content-Type", "application/x-ndjson")
                        .POST(BodyPublishers.ofString(lines(count)))
                        .build(),
                BodyHandlers.ofString());
        String id = one(begun.body(), "\"id\"\\s*:\\s*\"([^\"]+)\"");
        while (true) {
            String state = get("/api/v1/imports/" + id).body();
            if (state.contains("\"state\":\"completed\"")) {
                break;
            }
            if (state.contains("\"state\":\"failed\"")) {
                throw new IOException("the import failed: " + state);
            }
            Thread.sleep(500);
        }
        System.out.println(one(get("/api/v1/sla/uptime?year=2025").body(), "\"position\"\\s*:\\s*(\\d+)"));
    }

    private void ask(String path) throws IOException, InterruptedException {
        // The connection and the key are not what is measured.
        get("/api/v1/me");
        long begun = System.nanoTime();
        HttpResponse<String> answer = get(path);
        double millis = (System.nanoTime() - begun) / 1e6;
        if (answer.statusCode() != 200) {
            throw new IOException(answer.statusCode() + ": " + answer.body());
        }
        System.out.printf(Locale.ROOT, "%.1f%n", millis);
    }

    private void report() throws IOException, InterruptedException {
        get("/api/v1/me");
        long begun = System.nanoTime();
        HttpRequest issue = request("/api/v1/sla/reports")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString("{\"year\": 2025}"))
                .build();
        HttpResponse<String> issued = client.send(issue, BodyHandlers.ofString());
        int asked = 1;
        // It is issued then, and a node that does not show it yet says so; the same request again gives the answer.
        for (; issued.statusCode() == 503 && asked < 20; asked++) {
            issued = client.send(issue, BodyHandlers.ofString());
        }
        if (issued.statusCode() != 201) {
            throw new IOException(issued.statusCode() + ": " + issued.body());
        }
        System.out.printf(
                Locale.ROOT, "| issue it%s | %.0f | |%n", asked == 1 ? "" : ", asked " + asked + " times",
                (System.nanoTime() - begun) / 1e6);
        String path = issued.headers().firstValue("Location").orElseThrow();
        for (String format : List.of("json", "csv", "pdf", "ndjson")) {
            begun = System.nanoTime();
            HttpResponse<byte[]> copy =
                    client.send(request(path + "?format=" + format).GET().build(), BodyHandlers.ofByteArray());
            double millis = (System.nanoTime() - begun) / 1e6;
            if (copy.statusCode() != 200) {
                throw new IOException(format + " answers " + copy.statusCode());
            }
            System.out.printf(
                    Locale.ROOT, "| read it as %s | %.0f | %.1f |%n", format.toUpperCase(Locale.ROOT), millis,
                    copy.body().length / 1e6);
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.resolve(path))
                .header("Authorization", "Bearer " + key)
                .timeout(Duration.ofMinutes(10));
    }

    private static String lines(int count) {
        Random random = new Random(20261123);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < count; i++) {
            Instant from = YEAR.plusSeconds(random.nextLong(364L * 86_400));
            Instant until = from.plusSeconds(60 + random.nextLong(4 * 3_600));
            int severity = 1 + random.nextInt(3);
            String component = COMPONENTS[random.nextInt(COMPONENTS.length)];
            if (i % 5 == 0) {
                line(lines, i, severity, component, from, until.plusSeconds(1_800), until.plusSeconds(3_600));
            }
            line(lines, i, severity, component, from, until, until.plusSeconds(7_200));
        }
        return lines.toString();
    }

    private static void line(
            StringBuilder lines, int i, int severity, String component, Instant from, Instant until, Instant stated) {
        lines.append("{\"ref\": \"bench:").append(i)
                .append("\", \"title\": \"Incident ").append(i)
                .append("\", \"severity\": ").append(severity)
                .append(", \"components\": [\"").append(component)
                .append("\"], \"startedAt\": \"").append(from)
                .append("\", \"restoredAt\": \"").append(until)
                .append("\", \"statedAt\": \"").append(stated)
                .append("\"}\n");
    }

    private static String one(String text, String regex) {
        Matcher matcher = Pattern.compile(regex).matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("there is no " + regex + " in " + text);
        }
        return matcher.group(1);
    }
}
