package com.occuz.api;

import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.click.AnalyticsQuery.ClickLine;
import com.occuz.kernel.click.AnalyticsQuery.ClickRange;
import com.occuz.kernel.click.AnalyticsQuery.ExportClicks;
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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/** Writes clicks line by line as they are read: however many there are, none waits in memory. */
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
        NDJSON("application/x-ndjson", "ndjson");

        private final String type;
        private final String ending;

        Format(String type, String ending) {
            this.type = type;
            this.ending = ending;
        }

        static Format of(String text) {
            return switch (text) {
                case "csv" -> CSV;
                case "ndjson" -> NDJSON;
                default -> throw ApiProblem.invalid("format", "must be csv or ndjson");
            };
        }
    }

    public void write(HttpServletResponse response, Tenant tenant, ClickFilter filter, ClickRange range, Format format)
            throws IOException {
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
                response.setContentType(format.type);
                response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"clicks." + format.ending + "\"");
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
