package com.occuz.importing;

import com.occuz.importing.ApiClient.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Hands a file of incidents to the API in one request that streams; repeating it changes nothing. */
final class IncidentsImport {

    private static final int MOST_NAMED = 20;

    private final ApiClient api;
    private final IncidentImportOptions options;
    private final Progress progress;

    IncidentsImport(ApiClient api, IncidentImportOptions options, Progress progress) {
        this.api = api;
        this.options = options;
        this.progress = progress;
    }

    /** What came of it, as the command prints it. */
    String run() {
        AtomicReference<@Nullable StatementStream> sent = new AtomicReference<>();
        boolean csv = options.file().toString().toLowerCase(Locale.ROOT).endsWith(".csv");
        Map<String, String> headers = options.mapping()
                .map(mapping -> Map.of(
                        "Occuz-Import-Mapping", URLEncoder.encode(mapping.text(), StandardCharsets.UTF_8)))
                .orElse(Map.of());
        Answer answer = api.stream(
                "/incidents/import", csv ? "text/csv" : "application/x-ndjson", headers, () -> open(sent));
        if (!answer.accepted()) {
            throw answer.refusing("the incidents");
        }
        return text(completed(answer), sent.get());
    }

    private InputStream open(AtomicReference<@Nullable StatementStream> sent) {
        if (options.mapping().isPresent()) {
            StatementStream stream = new StatementStream(options.file(), options.mapping().get(), progress);
            sent.set(stream);
            return stream;
        }
        try {
            return Files.newInputStream(options.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Answer completed(Answer answer) {
        Answer now = answer;
        while (now.text("state").equals("running")) {
            ApiClient.pause(Duration.ofMillis(200));
            now = api.get("/imports/" + answer.text("id"));
            if (!now.accepted()) {
                throw now.refusing("to tell how far the import is");
            }
        }
        if (!now.text("state").equals("completed")) {
            throw new ImportFailed("the import was broken off");
        }
        return now;
    }

    private static String text(Answer answer, @Nullable StatementStream sent) {
        JsonNode told = answer.body();
        List<String> lines = new ArrayList<>();
        if (sent != null) {
            sent.faults().forEach((line, fault) -> lines.add("line " + line + ": " + fault));
        }
        for (JsonNode error : told.path("errors")) {
            int line = error.path("line").asInt();
            lines.add("line " + (sent == null ? line : sent.origin(line)) + ": " + error.path("message").asString());
        }
        StringBuilder text = new StringBuilder();
        lines.stream().limit(MOST_NAMED).forEach(line -> text.append(line).append('\n'));
        if (lines.size() > MOST_NAMED) {
            text.append("… and ").append(lines.size() - MOST_NAMED).append(" more\n");
        }
        if (sent != null) {
            text.append(sent.records()).append(" records read, ").append(sent.faults().size()).append(" left out\n");
        }
        return text + """
                %d statements sent: %d accepted, %d were there already, %d refused
                import %s
                """.formatted(
                told.path("read").asLong(),
                told.path("accepted").asLong(),
                told.path("duplicates").asLong(),
                told.path("rejected").asLong(),
                answer.text("id"));
    }
}
