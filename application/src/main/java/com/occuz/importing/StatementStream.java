package com.occuz.importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The lines of an import, made from a file of records while they are sent: a few of them are in memory at a time. Knows
 * afterwards which line of the file each of them came from.
 */
final class StatementStream extends InputStream {

    private final BufferedReader records;
    private final StatusMapping mapping;
    private final Progress progress;
    private final List<Integer> origins = new ArrayList<>();
    private final Map<Integer, String> faults = new LinkedHashMap<>();
    private byte[] buffer = new byte[0];
    private int at;
    private int line;
    private long read;

    StatementStream(Path file, StatusMapping mapping, Progress progress) {
        try {
            this.records = Files.newBufferedReader(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.mapping = mapping;
        this.progress = progress;
    }

    /** The line of the file that the n-th line sent came from; both count from 1. */
    int origin(int sent) {
        return sent >= 1 && sent <= origins.size() ? origins.get(sent - 1) : 0;
    }

    /** Lines of the file that were not sent, with the reason. */
    Map<Integer, String> faults() {
        return faults;
    }

    int records() {
        return line;
    }

    @Override
    public int read() throws IOException {
        return fill() ? buffer[at++] & 0xff : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!fill()) {
            return -1;
        }
        int count = Math.min(length, buffer.length - at);
        System.arraycopy(buffer, at, target, offset, count);
        at += count;
        return count;
    }

    private boolean fill() throws IOException {
        while (at == buffer.length) {
            String record = records.readLine();
            if (record == null) {
                return false;
            }
            line++;
            read += record.length() + 1L;
            progress.at(read, origins.size());
            if (!record.isBlank()) {
                buffer = statements(record).getBytes(StandardCharsets.UTF_8);
                at = 0;
            }
        }
        return true;
    }

    private String statements(String record) {
        StringBuilder lines = new StringBuilder();
        try {
            JsonNode json = JsonMapper.shared().readTree(record);
            for (Map<String, Object> statement : new StatusRecord(mapping, json).statements()) {
                lines.append(JsonMapper.shared().writeValueAsString(statement)).append('\n');
                origins.add(line);
            }
        } catch (JacksonException e) {
            faults.put(line, "is not JSON: " + e.getOriginalMessage());
        } catch (StatusRecord.Unmapped e) {
            faults.put(line, String.valueOf(e.getMessage()));
        }
        return lines.toString();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
