package com.occuz.api;

import com.occuz.kernel.servicelevel.report.ReportQuery.CopyLedger;
import com.occuz.kernel.servicelevel.report.ReportQuery.LedgerCopy;
import com.occuz.kernel.servicelevel.verify.LedgerLines;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpHeaders;

/**
 * Writes the ledger's events, line by line as they are read: however many there are, none waits in memory. A copy that
 * breaks off lacks its last line, and whoever checks it says so.
 */
final class LedgerExport {

    static final String TYPE = "application/x-ndjson";

    private final Questions questions;

    LedgerExport(Questions questions) {
        this.questions = questions;
    }

    /**
     * @param position this node's views hold it
     * @param first a line in front of the ledger
     */
    void write(HttpServletResponse response, long position, String name, Optional<String> first) throws IOException {
        LedgerCopy copy = questions.one(new CopyLedger(position), LedgerCopy.class);
        response.setContentType(TYPE);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"");
        response.setHeader(Positions.HEADER, Long.toString(position));
        LedgerLines lines = new LedgerLines();
        try (Writer out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
            if (first.isPresent()) {
                line(out, first.get());
            }
            line(out, lines.head(position));
            copy.each(event -> {
                try {
                    line(out, lines.line(event));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            line(out, lines.end());
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void line(Writer out, String text) throws IOException {
        out.write(text);
        out.write('\n');
    }
}
