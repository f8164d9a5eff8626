package com.occuz.api;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The records of an import as they come in, each as JSON: lines of NDJSON, or rows of CSV (RFC 4180, UTF-8, names in the
 * first row, {@code components} separated by semicolons, an empty cell for {@code null}). Only one record is in memory.
 */
final class ImportLines {

    /** A record may be this long; a longer one is passed over and refused. */
    static final int MOST_BYTES = 256 * 1024;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final InputStream in;
    private final boolean csv;
    private @Nullable List<String> header;
    private long line;

    ImportLines(InputStream in, boolean csv) {
        this.in = new BufferedInputStream(in, 64 * 1024);
        this.csv = csv;
    }

    /** @param line of the record's beginning, from 1; {@code json} is empty for one that cannot be read, see {@code fault} */
    record Line(long line, byte[] json, String fault) {}

    /** The next record that is not blank; empty at the end. */
    Optional<Line> next() throws IOException {
        while (true) {
            long begin = line + 1;
            Raw raw = raw();
            if (raw == null) {
                return Optional.empty();
            }
            if (raw.bytes().length == 0 && !raw.tooLong()) {
                continue;
            }
            if (raw.tooLong()) {
                return Optional.of(new Line(begin, new byte[0], "has more than " + MOST_BYTES + " bytes"));
            }
            if (!csv) {
                return Optional.of(new Line(begin, raw.bytes(), ""));
            }
            List<String> cells = cells(new String(raw.bytes(), StandardCharsets.UTF_8));
            if (header == null) {
                header = cells;
                String fault = faultOf(cells);
                if (!fault.isEmpty()) {
                    // No line below can be told apart from any other; they are read over, for the client is still sending.
                    while (raw() != null) {}
                    return Optional.of(new Line(begin, new byte[0], fault));
                }
            } else {
                return Optional.of(row(begin, header, cells));
            }
        }
    }

    private static String faultOf(List<String> header) {
        List<String> doubled = header.stream()
                .filter(name -> Collections.frequency(header, name) > 1)
                .distinct()
                .toList();
        if (!doubled.isEmpty()) {
            return "the header names a column twice: " + String.join(", ", doubled);
        }
        return Collections.disjoint(header, StatementLines.FIELDS)
                ? "the header names no column that is known; there are " + String.join(", ", StatementLines.FIELDS)
                : "";
    }

    private static Line row(long begin, List<String> header, List<String> cells) {
        if (cells.size() != header.size()) {
            return new Line(
                    begin, new byte[0], "has " + cells.size() + " cells and not " + header.size() + " as the first row");
        }
        Map<String, Object> object = new LinkedHashMap<>();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            if (cell.isEmpty()) {
                continue;
            }
            Object value = switch (header.get(i)) {
                case "components" -> List.of(cell.split(";"));
                case "severity" -> cell.matches("[0-9]{1,9}") ? Integer.valueOf(cell) : cell;
                default -> cell;
            };
            object.put(header.get(i), value);
        }
        return new Line(begin, JSON.writeValueAsBytes(object), "");
    }

    private record Raw(byte[] bytes, boolean tooLong) {}

    /** Up to the end of a line; of CSV, of one that is not within quotes. */
    private @Nullable Raw raw() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        boolean quoted = false;
        boolean tooLong = false;
        int next = in.read();
        if (next < 0) {
            return null;
        }
        line++;
        for (; next >= 0; next = in.read()) {
            if (next == '\n') {
                if (!quoted) {
                    break;
                }
                line++;
            }
            quoted ^= csv && next == '"';
            if (bytes.size() < MOST_BYTES) {
                bytes.write(next);
            } else {
                tooLong = true;
            }
        }
        byte[] all = bytes.toByteArray();
        int length = all.length > 0 && all[all.length - 1] == '\r' ? all.length - 1 : all.length;
        byte[] cut = java.util.Arrays.copyOf(all, length);
        boolean blank = new String(cut, StandardCharsets.ISO_8859_1).isBlank();
        return new Raw(blank && !tooLong ? new byte[0] : cut, tooLong);
    }

    private static List<String> cells(String row) {
        List<String> cells = new ArrayList<>();
        StringBuilder cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < row.length(); i++) {
            char c = row.charAt(i);
            if (quoted && c == '"' && i + 1 < row.length() && row.charAt(i + 1) == '"') {
                cell.append('"');
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == ',' && !quoted) {
                cells.add(cell.toString());
                cell.setLength(0);
            } else {
                cell.append(c);
            }
        }
        cells.add(cell.toString());
        return cells;
    }
}
