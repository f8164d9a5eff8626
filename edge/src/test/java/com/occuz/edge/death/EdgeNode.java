package com.occuz.edge.death;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.edge.journal.Durability;
import com.occuz.edge.testing.RawHttp;
import com.occuz.store.postgres.DatabaseAddress;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One edge in a process of its own, with a directory and a port that outlive it, and a clock that can be set. */
final class EdgeNode {

    final Path directory;
    final int port;
    private final Durability durability;
    private final DatabaseAddress database;
    private @Nullable Process process;

    EdgeNode(Path directory, Durability durability, DatabaseAddress database) throws IOException {
        this.directory = Files.createDirectories(directory);
        this.durability = durability;
        this.database = database;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    void start() throws Exception {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                // It lives for seconds: a quick start matters more than a quick end.
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                EdgeProcess.class.getName(),
                directory.toString(),
                String.valueOf(port),
                durability.name(),
                database.url(),
                database.user(),
                database.password());
        File log = directory.resolve("edge.log").toFile();
        process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!answers()) {
            assertThat(System.nanoTime()).as("the edge does not start, see %s", log).isLessThan(end);
            Thread.sleep(50);
        }
    }

    private boolean answers() {
        try {
            return RawHttp.get(port, "/robots.txt").status() == 200;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** A signal as {@code kill} names it. */
    void signal(String name) throws IOException, InterruptedException {
        Process running = process;
        if (running != null && running.isAlive()) {
            Faults.signal(name, running.pid());
        }
    }

    /** Its clock is so far from the right one from now on. */
    void setClock(Duration ahead) throws IOException {
        Path draft = directory.resolve("clock.draft");
        Files.writeString(draft, String.valueOf(ahead.toMillis()));
        Files.move(draft, directory.resolve(EdgeProcess.CLOCK), StandardCopyOption.ATOMIC_MOVE);
    }

    void kill() {
        Process running = process;
        if (running != null) {
            running.destroyForcibly();
            try {
                running.waitFor();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
