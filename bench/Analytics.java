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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Clicks of 90 days and questions about them: {@code java Analytics.java FIRST-RUN.JSON record COUNT} records so many clicks on
 * the links that there are, by Zipf, and prints how many a second; {@code … replay} waits until the node's analytics hold them
 * all and prints the seconds; {@code … ask} prints lines of a table with the medians of some questions. All follows from a seed.
 */
final class Analytics {

    private static final int BATCH = 1_000;
    private static final int CLIENTS = 4;
    private static final int ASKED = 9;
    private static final Instant END = Instant.now().minusSeconds(60);
    private static final String[] AGENTS = {
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/%d.0.0.0 Safari/537.36",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 17_%d like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
        "Mozilla/5.0 (Linux; Android 14; Pixel %d) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36",
        "Mozilla/5.0 (X11; Linux x86_64; rv:%d.0) Gecko/20100101 Firefox/%1$d.0",
        "Mozilla/5.0 (compatible; Googlebot/2.%d; +http://www.google.com/bot.html)"
    };
    private static final String[] LANGUAGES = {"en-US,en;q=0.9", "de-CH,de;q=0.9", "fr", "es-MX", "ja"};

    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI api;
    private final String key;

    private Analytics(String firstRun) {
        this.api = URI.create(one(firstRun, "\"console\"\\s*:\\s*\"([^\"]+)\""));
        this.key = one(firstRun, "\"role\"\\s*:\\s*\"customer\"[^}]*\"apiKey\"\\s*:\\s*\"([^\"]+)\"");
    }

    public static void main(String[] arguments) throws Exception {
        Analytics analytics = new Analytics(Files.readString(Path.of(arguments[0])));
        switch (arguments[1]) {
            case "record" -> analytics.record(Integer.parseInt(arguments[2]));
            case "replay" -> analytics.replay();
            default -> analytics.ask();
        }
    }

    private List<String> links() throws IOException, InterruptedException {
        List<String> links = new ArrayList<>();
        String cursor = "";
        do {
            String page = get("/api/v1/links?limit=500" + cursor).body();
            Matcher id = Pattern.compile("\\{\"id\":\"([^\"]+)\"").matcher(page);
            while (id.find()) {
                links.add(id.group(1));
            }
            Matcher next = Pattern.compile("\"nextCursor\":\"([^\"]+)\"").matcher(page);
            cursor = next.find() ? "&cursor=" + next.group(1) : "";
        } while (!cursor.isEmpty());
        return links;
    }

    private void record(int count) throws Exception {
        List<String> links = links();
        double[] zipf = new double[links.size()];
        double sum = 0;
        for (int i = 0; i < zipf.length; i++) {
            sum += 1.0 / (i + 1);
            zipf[i] = sum;
        }
        AtomicInteger next = new AtomicInteger();
        long begun = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    for (int batch = next.getAndIncrement(); batch * BATCH < count; batch = next.getAndIncrement()) {
                        post(batch(links, zipf, batch, Math.min(BATCH, count - batch * BATCH)));
                    }
                } catch (IOException | InterruptedException e) {
                    synchronized (failures) {
                        failures.add(e);
                    }
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        if (!failures.isEmpty()) {
            throw new IOException("clicks were not recorded", failures.getFirst());
        }
        System.out.printf(Locale.ROOT, "%.0f%n", count / ((System.nanoTime() - begun) / 1e9));
    }

    private static String batch(List<String> links, double[] zipf, int number, int size) {
        SplittableRandom random = new SplittableRandom(number);
        StringBuilder body = new StringBuilder("{\"clicks\": [");
        for (int i = 0; i < size; i++) {
            int at = Arrays.binarySearch(zipf, random.nextDouble() * zipf[zipf.length - 1]);
            String link = links.get(Math.min(links.size() - 1, at < 0 ? -at - 1 : at));
            Instant when = END.minus(Duration.ofSeconds(random.nextLong(90L * 86_400)));
            String agent = String.format(Locale.ROOT, AGENTS[random.nextInt(AGENTS.length)], random.nextInt(40) + 1);
            body.append(i == 0 ? "" : ",")
                    .append("{\"link\":\"").append(link)
                    .append("\",\"at\":\"").append(when)
                    .append("\",\"userAgent\":\"").append(agent)
                    .append("\",\"referrer\":\"https://site").append(random.nextInt(200)).append(".example/")
                    .append("\",\"language\":\"").append(LANGUAGES[random.nextInt(LANGUAGES.length)])
                    .append("\",\"visitor\":\"v").append(random.nextInt(200_000)).append("\"}");
        }
        return body.append("]}").toString();
    }

    private void post(String body) throws IOException, InterruptedException {
        HttpResponse<String> reply =
                client.send(request("/api/v1/clicks").POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
        if (reply.statusCode() != 200) {
            throw new IOException(reply.statusCode() + " " + reply.body());
        }
    }

    private void replay() throws IOException, InterruptedException {
        long begun = System.nanoTime();
        while (true) {
            HttpResponse<String> reply = get("/api/v1/analytics?interval=month");
            if (reply.statusCode() == 200 && reply.body().contains("\"behind\":0")) {
                System.out.printf(Locale.ROOT, "%.1f%n", (System.nanoTime() - begun) / 1e9);
                return;
            }
        }
    }

    private void ask() throws IOException, InterruptedException {
        List<String> links = links();
        String hot = "/api/v1/links/" + links.getFirst() + "/analytics?from=" + END.minus(Duration.ofDays(90)) + "&to=" + END;
        String cold = "/api/v1/links/" + links.getLast() + "/analytics?groupBy=referrer";
        row("hot link, 90 days by day in Europe/Berlin, with visitors", hot + "&zone=Europe/Berlin");
        row("hot link, referrers, one filter", hot + "&groupBy=referrer&device=phone");
        row("hot link, browsers, three filters", hot + "&groupBy=browser&device=phone&language=de&bot=false");
        row("cold link, all of it", cold);
        row("all links together by day, most followed links", "/api/v1/analytics?groupBy=link");
    }

    private void row(String name, String path) throws IOException, InterruptedException {
        double[] millis = new double[ASKED];
        for (int i = -2; i < ASKED; i++) {
            long begun = System.nanoTime();
            HttpResponse<String> reply = get(path);
            if (reply.statusCode() != 200) {
                throw new IOException(path + ": " + reply.statusCode() + " " + reply.body());
            }
            if (i >= 0) {
                millis[i] = (System.nanoTime() - begun) / 1e6;
            }
        }
        Arrays.sort(millis);
        System.out.printf(Locale.ROOT, "| %s | %.1f ms, slowest of %d: %.1f |%n", name, millis[ASKED / 2], ASKED, millis[ASKED - 1]);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).GET().build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(api.resolve(path))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json");
    }

    private static String one(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("nothing fits " + pattern);
        }
        return matcher.group(1);
    }
}
