package com.occuz.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.store.testing.MemoryDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresBinariesTest {

    @TempDir(factory = MemoryDirectory.class)
    private Path cache;

    @Test
    void those_who_unpack_at_the_same_time_all_get_the_whole_and_leave_nothing_else() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            List<Future<PostgresBinaries>> all = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                all.add(threads.submit(() -> PostgresBinaries.installed(cache)));
            }
            for (Future<PostgresBinaries> one : all) {
                Process version = new ProcessBuilder(one.get().program("postgres").toString(), "--version").start();
                assertThat(version.inputReader().readLine()).startsWith("postgres (PostgreSQL) " + one.get().majorVersion());
            }
        }
        assertThat(entries()).hasSize(1);
    }

    private List<Path> entries() throws IOException {
        try (Stream<Path> files = Files.list(cache)) {
            return files.toList();
        }
    }
}
