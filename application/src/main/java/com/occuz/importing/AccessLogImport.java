package com.occuz.importing;

import com.occuz.importing.LogEntry.Request;
import com.occuz.importing.LogEntry.Unreadable;
import com.occuz.kernel.link.Destination;
import com.occuz.kernel.refusal.InvalidValue;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns an access log into links and clicks, line by line. In memory are a few thousand lines and the distinct targets,
 * however long the log is. Where it was broken off, or where the log has grown since, the next run goes on.
 */
final class AccessLogImport {

    /** How many requests are looked at together: enough distinct targets to create links side by side. */
    private static final int WINDOW = 2000;

    private static final int BATCH = 500;

    /** Long referrers and user agents make a batch shorter. */
    private static final int BATCH_CHARACTERS = 500_000;

    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*");

    private final ApiClient api;
    private final String base;
    private final Path file;
    private final Progress progress;
    private final LinkCatalogue links;
    private final List<Request> window = new ArrayList<>();
    private @Nullable ClickStream clicks;
    private long lines;
    private long requests;
    private long seen;

    /** @param base of the destinations, in the form in which the API keeps them, without a slash at its end */
    AccessLogImport(ApiClient api, String base, Path file, Progress progress) {
        this.api = api;
        this.base = base;
        this.file = file;
        this.progress = progress;
        this.links = new LinkCatalogue(api, base);
    }

    /**
     * What became of the log.
     *
     * @param sent clicks that this run stored
     * @param present clicks that were there already
     */
    record Summary(long lines, long unreadable, long sent, long present, long linksCreated, long linksFound) {}

    /** @throws IOException if the file cannot be read */
    Summary run() throws IOException {
        try (links; FileChannel channel = FileChannel.open(file)) {
            // One channel for both readings: rotation may give the name to another file in between.
            LogIdentity identity = LogIdentity.of(new LogLines(Channels.newInputStream(channel)));
            channel.position(0);
            LogLines log = new LogLines(Channels.newInputStream(channel));
            List<UUID> streams = identity.streams(base, account());
            links.load();
            LogLines.@Nullable Line line;
            while ((line = log.next()) != null) {
                lines++;
                read(line);
                if (window.size() == WINDOW) {
                    importWindow(streams, log);
                }
            }
            importWindow(streams, log);
        }
        long sent = clicks == null ? 0 : clicks.sent();
        return new Summary(lines, lines - requests, sent, requests - sent, links.created(), links.foundAgain());
    }

    /** How many clicks the API holds of this log, as far as is known. */
    long confirmed() {
        return clicks == null ? 0 : clicks.next();
    }

    /** Streams belong to an account: two accounts may import the same log. */
    private String account() {
        ApiClient.Answer me = api.get("/me");
        if (me.accepted()) {
            return me.text("account");
        }
        throw me.refusing("to say whose key this is");
    }

    private void read(LogLines.Line line) {
        switch (line.cut() ? new Unreadable("the line is too long") : CombinedLog.parse(line.bytes())) {
            case Unreadable unreadable -> leaveOut(line, unreadable.reason());
            case Request request -> destinationProblem(request)
                    .ifPresentOrElse(problem -> leaveOut(line, problem), () -> {
                        requests++;
                        window.add(request);
                    });
        }
    }

    private void leaveOut(LogLines.Line line, String reason) {
        progress.line("line " + line.number() + ": " + reason);
    }

    /** What no Occuz would take as a destination is left out here, so that every run numbers the clicks alike. */
    private Optional<String> destinationProblem(Request request) {
        try {
            new Destination(base + request.target());
            return Optional.empty();
        } catch (InvalidValue e) {
            return Optional.of(e.sentence());
        }
    }

    private void importWindow(List<UUID> streams, LogLines log) {
        if (window.isEmpty()) {
            return;
        }
        Set<String> missing = new LinkedHashSet<>();
        for (Request request : window) {
            if (links.find(request.target()) == null) {
                missing.add(request.target());
            }
        }
        links.create(missing);
        if (clicks == null) {
            clicks = ClickStream.open(api, streams, click(window.getFirst()));
        }
        sendWindow(clicks, log);
        window.clear();
    }

    private void sendWindow(ClickStream stream, LogLines log) {
        List<Map<String, Object>> batch = new ArrayList<>();
        int characters = 0;
        for (Request request : window) {
            // What the stream holds already is passed over; its next offset may jump ahead while batches are sent.
            if (seen++ >= stream.next() + batch.size()) {
                batch.add(click(request));
                characters += length(request.referrer()) + length(request.userAgent());
            }
            if (batch.size() == BATCH || characters >= BATCH_CHARACTERS) {
                stream.append(batch);
                progress.at(log.position(), stream.next());
                batch.clear();
                characters = 0;
            }
        }
        if (!batch.isEmpty()) {
            stream.append(batch);
        }
        progress.at(log.position(), stream.next());
    }

    private static boolean isAddress(String client) {
        try {
            return ADDRESS.matcher(client).matches() && !InetAddress.ofLiteral(client).isAnyLocalAddress();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private Map<String, Object> click(Request request) {
        Map<String, Object> click = new LinkedHashMap<>();
        click.put("link", String.valueOf(links.find(request.target())));
        click.put("at", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(request.at()));
        // A server that looks addresses up logs host names; they tell visitors apart as well.
        click.put(isAddress(request.client()) ? "ip" : "visitor", request.client());
        if (request.referrer() != null) {
            click.put("referrer", request.referrer());
        }
        if (request.userAgent() != null) {
            click.put("userAgent", request.userAgent());
        }
        return click;
    }
}
