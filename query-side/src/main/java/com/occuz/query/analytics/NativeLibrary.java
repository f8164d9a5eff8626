package com.occuz.query.analytics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * DuckDB's driver unpacks its library, some 70 MB, into the directory for temporary files, and removes it when the process
 * ends in good order. One that is killed would leave it behind each time. What is mapped needs no name: it goes at once.
 */
final class NativeLibrary {

    private static final Logger log = LoggerFactory.getLogger(NativeLibrary.class);
    private static final Path MAPS = Path.of("/proc/self/maps");
    private static final AtomicBoolean GONE = new AtomicBoolean();

    private NativeLibrary() {}

    /** To be called when the library is loaded; elsewhere than on Linux it does nothing. */
    static void letGo() {
        if (!Files.exists(MAPS) || !GONE.compareAndSet(false, true)) {
            return;
        }
        try (Stream<String> lines = Files.lines(MAPS)) {
            for (Path unpacked : lines.filter(line -> line.contains("/libduckdb_java") && line.endsWith(".so"))
                    .map(line -> Path.of(line.substring(line.indexOf('/'))))
                    .distinct()
                    .toList()) {
                Files.deleteIfExists(unpacked);
            }
        } catch (IOException e) {
            log.info("DuckDB's unpacked library stays until this process ends ({})", e.getMessage());
        }
    }
}
