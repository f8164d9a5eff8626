package com.occuz.api;

import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.servicelevel.report.ReportDocument;
import com.occuz.kernel.servicelevel.report.ReportId;
import com.occuz.kernel.servicelevel.report.ReportQuery.IssuedText;
import com.occuz.kernel.servicelevel.report.ReportQuery.ReadReport;
import com.occuz.kernel.servicelevel.report.ReportRefusal.ReportNotFound;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes copies of reports. Those for people hold the titles of incidents besides, which a report itself does not. */
@Component
public final class ReportCopies {

    private static final JsonMapper DOCUMENTS = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Questions questions;
    private final SlaMoments moments;
    private final InstantSource clock;
    private final JsonMapper json;

    ReportCopies(Questions questions, Positions positions, InstantSource clock, JsonMapper json) {
        this.questions = questions;
        this.moments = new SlaMoments(questions, positions);
        this.clock = clock;
        this.json = json;
    }

    /**
     * Writes a copy in the form of this name.
     *
     * @throws ApiProblem if there is no such form
     * @throws Refused if there is no such report
     */
    public void write(HttpServletResponse response, ReportId report, String format) throws IOException {
        write(response, read(report), ReportFormat.of(format));
    }

    IssuedText read(ReportId report) {
        return questions
                .optional(new ReadReport(report), IssuedText.class)
                .orElseThrow(() -> new Refused(new ReportNotFound()));
    }

    void write(HttpServletResponse response, IssuedText text, ReportFormat format) throws IOException {
        long position = text.report().asOfPosition();
        String name = "occuz-report-" + text.report().report().name() + "." + format.name().toLowerCase(Locale.ROOT);
        if (format == ReportFormat.NDJSON) {
            moments.await(position);
            new LedgerExport(questions).write(response, position, name, Optional.of("{\"report\":" + whole(text) + "}"));
            return;
        }
        byte[] copy = copy(text, format);
        response.setContentType(format.type().toString());
        response.setContentLength(copy.length);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        response.setHeader(Positions.HEADER, Long.toString(position));
        response.getOutputStream().write(copy);
    }

    private byte[] copy(IssuedText text, ReportFormat format) {
        if (format == ReportFormat.JSON) {
            return whole(text).getBytes(StandardCharsets.UTF_8);
        }
        ReportDocument report = DOCUMENTS.readValue(text.document(), ReportDocument.class);
        Map<String, String> titles = new ReportTitles(questions).of(report, clock.instant());
        return format == ReportFormat.PDF
                ? ReportPdf.of(text.report(), report, titles)
                : ReportCsv.of(text.report().digest(), report, titles).getBytes(StandardCharsets.UTF_8);
    }

    private String whole(IssuedText text) {
        return json.writeValueAsString(ReportJson.Whole.of(text));
    }
}
