package com.occuz.api;

import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.click.AnalyticsQuery.ClickLine;
import com.occuz.kernel.click.AnalyticsQuery.ClickRange;
import com.occuz.kernel.click.AnalyticsQuery.ExportClicks;
import com.occuz.kernel.click.AnalyticsQuery.ExportClicksFile;
import com.occuz.kernel.click.AnalyticsQuery.Freshness;
import com.occuz.kernel.click.ClickFilter;
import com.occuz.kernel.click.Dimension;
import com.occuz.kernel.link.LinkRefusal.LinkNotFound;
import com.occuz.kernel.refusal.Refused;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/** Writes clicks line by line as they are read, or as a file of columns: however many there are, none waits in memory. */
public final class ClickExport {

    private static final List<String> COLUMNS = Stream.concat(
                    Stream.of("at", "link"), Dimension.OF_CLICKS.stream().map(Dimension::wireName))
            .toList();

    private final Questions questions;

    public ClickExport(Questions questions) {
        this.questions = questions;
    }

    /** What the lines look like. */
    public enum Format {
        CSV("text/csv;charset=UTF-8", "csv"),
        NDJSON("application/x-ndjson", "ndjson"),
        /** Columns, and no lines: for what reads tables and not texts. */
        PARQUET("application/vnd.apache.parquet", "parquet");

        private final String type;
        private final String ending;

        Format(String type, String ending) {
            this.type = type;
            this.ending = ending;
        }

        /** @throws ApiProblem if there is no such format */
        public static Format of(String text) {
            return Arrays.stream(values())
                    .filter(it -> it.ending.equals(text))
                    .findFirst()
                    .orElseThrow(() -> ApiProblem.invalid("format", "must be csv, ndjson or parquet"));
        }
    }

    public void write(HttpServletResponse response, Tenant tenant, ClickFilter filter, ClickRange range, Format format)
            throws IOException {
        if (format == Format.PARQUET) {
            send(response, taker -> new ExportClicksFile(tenant, filter, range, taker));
            return;
        }
        Lines lines = new Lines(response, format);
        try {
            ExportClicks query = new ExportClicks(tenant, filter, range, lines::add);
            if (questions.optional(query, Freshness.class).isEmpty()) {
                throw new Refused(new LinkNotFound());
            }
            lines.end();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void send(HttpServletResponse response, Function<Consumer<Path>, ExportClicksFile> asked) throws IOException {
        ExportClicksFile query = asked.apply(file -> {
            try {
                begin(response, Format.PARQUET);
                response.setContentLengthLong(Files.size(file));
                Files.copy(file, response.getOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        try {
            if (questions.optional(query, Freshness.class).isEmpty()) {
                throw new Refused(new LinkNotFound());
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void begin(HttpServletResponse response, Format format) {
        response.setContentType(format.type);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"clicks." + format.ending + "\"");
    }

    /** Begins with the first line: until then a refusal can still be the answer. */
    private static final class Lines {

        private final HttpServletResponse response;
        private final Format format;
        private @Nullable Writer out;

        Lines(HttpServletResponse response, Format format) {
            this.response = response;
            this.format = format;
        }

        void add(ClickLine click) {
            try {
                Writer to = begun();
                List<String> values = new ArrayList<>(COLUMNS.size());
                values.add(click.at().toString());
                values.add(click.link().opaque());
                Dimension.OF_CLICKS.forEach(dimension -> values.add(click.visit().is(dimension)));
                to.write(format == Format.CSV ? csv(values) : json(values));
                to.write(format == Format.CSV ? "\r\n" : "\n");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void end() throws IOException {
            begun().close();
        }

        private Writer begun() throws IOException {
            Writer present = out;
            if (present == null) {
                begin(response, format);
                present = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
                out = present;
                if (format == Format.CSV) {
                    present.write(csv(COLUMNS) + "\r\n");
                }
            }
            return present;
        }

        private static String csv(List<String> values) {
            return values.stream().map(ReportCsv::cell).collect(Collectors.joining(","));
        }

        private static String json(List<String> values) {
            Map<String, String> line = new LinkedHashMap<>();
            for (int i = 0; i < values.size(); i++) {
                line.put(COLUMNS.get(i), values.get(i));
            }
            return JsonMapper.shared().writeValueAsString(line);
        }
    }
}
