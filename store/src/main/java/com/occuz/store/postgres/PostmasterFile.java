package com.occuz.store.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running server writes of itself into {@code postmaster.pid}.
 *
 * @param status {@code starting}, {@code ready}, {@code stopping}; empty while the file is being written
 */
record PostmasterFile(long pid, String status) {

    static final String NAME = "postmaster.pid";

    private static final int STATUS_LINE = 7;

    static Optional<PostmasterFile> read(Path cluster) throws IOException {
        List<String> lines;
        try {
            lines = Files.readAllLines(cluster.resolve(NAME), StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (lines.isEmpty() || !lines.getFirst().matches("\\d{1,9}")) {
            return Optional.empty();
        }
        String status = lines.size() > STATUS_LINE ? lines.get(STATUS_LINE).strip() : "";
        return Optional.of(new PostmasterFile(Long.parseLong(lines.getFirst()), status));
    }

    boolean isReady() {
        return status.equals("ready");
    }
}
