import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Creates links from keep-alive clients, each waiting for its answer before it sends the next request: {@code java
 * PostLinks.java FIRST-RUN.JSON CLIENTS COUNT|SECONDSs [SLUGS-FILE]}. Plain sockets, since the client shares the
 * machine with what it measures. Prints {@code requests-per-second p50-ms p95-ms p99-ms created failed}.
 */
final class PostLinks {

    private static final Pattern SLUG = Pattern.compile("\"slug\"\\s*:\\s*\"([^\"]+)\"");

    private PostLinks() {}

    /** What one client saw: microseconds of each answer, slugs in order, answers other than 201. */
    private record Seen(List<Long> micros, List<String> slugs, long failed) {}

    public static void main(String[] arguments) throws Exception {
        String firstRun = Files.readString(Path.of(arguments[0]));
        URI api = URI.create(one(firstRun, "\"console\"\\s*:\\s*\"([^\"]+)\""));
        String key = one(firstRun, "\"role\"\\s*:\\s*\"customer\"[^}]*\"apiKey\"\\s*:\\s*\"([^\"]+)\"");
        int clients = Integer.parseInt(arguments[1]);
        boolean timed = arguments[2].endsWith("s");
        long amount = Long.parseLong(arguments[2].replace("s", ""));
        long end = timed ? System.nanoTime() + amount * 1_000_000_000L : Long.MAX_VALUE;
        AtomicLong left = new AtomicLong(timed ? Long.MAX_VALUE : amount);
        long begun = System.nanoTime();
        List<Callable<Seen>> work = new ArrayList<>();
        for (int i = 0; i < clients; i++) {
            work.add(() -> client(api, key, end, left));
        }
        List<Long> micros = new ArrayList<>();
        List<String> slugs = new ArrayList<>();
        long failed = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(clients)) {
            for (Future<Seen> future : threads.invokeAll(work)) {
                Seen seen = future.get();
                micros.addAll(seen.micros());
                slugs.addAll(seen.slugs());
                failed += seen.failed();
            }
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        long[] sorted = micros.stream().mapToLong(Long::longValue).sorted().toArray();
        if (arguments.length > 3) {
            Files.write(Path.of(arguments[3]), slugs);
        }
        System.out.printf(
                Locale.ROOT,
                "%.0f %.1f %.1f %.1f %d %d%n",
                slugs.size() / seconds,
                at(sorted, 0.50),
                at(sorted, 0.95),
                at(sorted, 0.99),
                slugs.size(),
                failed);
    }

    private static double at(long[] sorted, double share) {
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.min(sorted.length - 1, share * sorted.length)] / 1e3;
    }

    private static String one(String text, String regex) {
        Matcher matcher = Pattern.compile(regex).matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("there is no " + regex);
        }
        return matcher.group(1);
    }

    private static Seen client(URI api, String key, long end, AtomicLong left) throws IOException {
        List<Long> micros = new ArrayList<>();
        List<String> slugs = new ArrayList<>();
        long failed = 0;
        try (Socket socket = new Socket(api.getHost(), api.getPort())) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(30_000);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (System.nanoTime() < end && left.getAndDecrement() > 0) {
                byte[] body = ("{\"destination\":\"https://www.example.org/articles/" + Thread.currentThread().threadId()
                                + "/" + micros.size() + "\",\"title\":\"Article\",\"tags\":[\"bench\"]}")
                        .getBytes(StandardCharsets.UTF_8);
                byte[] head = ("POST /api/v1/links HTTP/1.1\r\nHost: " + api.getAuthority() + "\r\nAuthorization: Bearer " + key
                                + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII);
                byte[] request = Arrays.copyOf(head, head.length + body.length);
                System.arraycopy(body, 0, request, head.length, body.length);
                long sent = System.nanoTime();
                socket.getOutputStream().write(request);
                String answer;
                try {
                    answer = answer(in);
                } catch (IOException e) {
                    throw new IOException("after " + micros.size() + " requests: " + e.getMessage(), e);
                }
                micros.add((System.nanoTime() - sent) / 1000);
                Matcher slug = SLUG.matcher(answer);
                if (answer.startsWith("HTTP/1.1 201") && slug.find()) {
                    slugs.add(slug.group(1));
                } else {
                    failed++;
                }
            }
        }
        return new Seen(micros, slugs, failed);
    }

    /** Status line, then the body, be it of a stated length or chunked. */
    private static String answer(InputStream in) throws IOException {
        String status = line(in);
        int length = 0;
        boolean chunked = false;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(header.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
        }
        StringBuilder answer = new StringBuilder(status).append('\n');
        if (!chunked) {
            return answer.append(new String(in.readNBytes(length), StandardCharsets.UTF_8)).toString();
        }
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            answer.append(new String(in.readNBytes(size), StandardCharsets.UTF_8));
            line(in);
        }
        line(in);
        return answer.toString();
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the connection ended");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }
}
