package com.occuz.store.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** The files of one server: its databases, its port and its log; and the way to launch a process on them. */
final class Cluster {

    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(10);
    private static final Duration RETRY = Duration.ofMillis(100);
    private static final String ASIDE = "making-";

    /** What PostgreSQL says when the last children of a killed server are still about to notice that it is dead. */
    private static final String NOT_ALL_GONE = "still in use";

    private static final long LONGEST_LOG = 8L << 20;

    /** Given on the command line, where nothing that was ever written into a configuration can take them back. */
    private static final List<String> SETTINGS = List.of(
            "fsync=on",
            "synchronous_commit=on",
            "full_page_writes=on",
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "max_connections=100",
            "jit=off",
            "timezone=UTC",
            "log_timezone=UTC",
            "log_line_prefix=%m [%p] ");

    private final Path directory;
    private final PostgresBinaries binaries;
    private int port;

    private Cluster(Path directory, PostgresBinaries binaries) {
        this.directory = directory;
        this.binaries = binaries;
    }

    /** Opens the cluster in {@code directory}, or makes one whose owner has this password. */
    static Cluster in(Path directory, String owner, String password) throws IOException {
        Files.createDirectories(
                directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Cluster cluster = new Cluster(directory.toRealPath(), PostgresBinaries.installed());
        if (Files.exists(cluster.path())) {
            cluster.requireMajorVersion();
        } else {
            cluster.initialise(owner, password);
        }
        return cluster;
    }

    Path path() {
        return directory.resolve("cluster");
    }

    int port() {
        return port;
    }

    private void requireMajorVersion() throws IOException {
        String found = Files.readString(path().resolve("PG_VERSION")).strip();
        if (!found.equals(binaries.majorVersion())) {
            throw new ServerFailed(
                    path() + " was made by PostgreSQL " + found + ", and this is PostgreSQL " + binaries.majorVersion()
                            + "; dump it with the old version and load it with this one");
        }
    }

    /** Made aside and renamed: a process that is killed meanwhile leaves no half of a cluster. */
    private void initialise(String owner, String password) throws IOException {
        Orphan.stopMaking(directory);
        FileTree.deleteEach(directory, ASIDE + "*");
        Path aside = Files.createTempDirectory(directory, ASIDE);
        Path passwordFile = Files.createTempFile(directory, ASIDE, ".password");
        try {
            Files.writeString(passwordFile, password);
            List<String> command = new ArrayList<>(Unprivileged.prefix());
            command.addAll(List.of(
                    binaries.program("initdb").toString(),
                    "--pgdata=" + aside,
                    "--username=" + owner,
                    "--pwfile=" + passwordFile,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    // Sorts the same on every machine and after every upgrade of its C library.
                    "--locale-provider=builtin",
                    "--builtin-locale=C.UTF-8",
                    "--locale=C",
                    "--no-instructions"));
            Process initdb = start(command);
            int status = initdb.waitFor();
            if (status != 0) {
                throw new ServerFailed("the embedded PostgreSQL cannot make its files: " + lastWords());
            }
            Files.move(aside, path(), StandardCopyOption.ATOMIC_MOVE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailed("interrupted while PostgreSQL made its files", e);
        } finally {
            Files.deleteIfExists(passwordFile);
        }
    }

    /** The port of last time, so that whoever knows it finds the server again; another one only if it is taken. */
    void choosePort() throws IOException {
        Path file = directory.resolve("port");
        if (Files.exists(file)) {
            String text = Files.readString(file).strip();
            if (text.matches("\\d{1,5}") && isFree(Integer.parseInt(text))) {
                port = Integer.parseInt(text);
                return;
            }
        }
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        Files.writeString(file, port + "\n");
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** As {@link #launch}, but gives the children of a server that was killed a moment ago some time to end. */
    Process launchAfterDeath() throws IOException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (true) {
            try {
                return launch();
            } catch (ServerFailed e) {
                if (!String.valueOf(e.getMessage()).contains(NOT_ALL_GONE) || System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(RETRY.toNanos());
            }
        }
    }

    /**
     * Starts a server process and waits until it accepts connections.
     *
     * @throws ServerFailed with the last line of its log if it does not
     */
    Process launch() throws IOException {
        List<String> command = new ArrayList<>(Unprivileged.prefix());
        command.add(binaries.program("postgres").toString());
        command.addAll(List.of("-D", path().toString(), "-p", Integer.toString(port)));
        for (String setting : SETTINGS) {
            command.add("-c");
            command.add(setting);
        }
        rotateLog();
        Process process = start(command);
        try {
            awaitReady(process);
            return process;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new ServerFailed("interrupted while PostgreSQL started", e);
        }
    }

    private Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
        // The variables of libpq and of the server are somebody else's intentions.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return builder.start();
    }

    private void awaitReady(Process process) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + START_PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<PostmasterFile> file = PostmasterFile.read(path());
            if (file.isPresent() && file.get().pid() == process.pid() && file.get().isReady()) {
                return;
            }
            if (process.waitFor(POLL.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ServerFailed("the embedded PostgreSQL ends at once: " + lastWords());
            }
        }
        process.destroyForcibly();
        throw new ServerFailed(
                "the embedded PostgreSQL is not ready after " + START_PATIENCE.toSeconds() + " s: " + lastWords());
    }

    private Path log() {
        return directory.resolve("server.log");
    }

    private void rotateLog() throws IOException {
        if (Files.exists(log()) && Files.size(log()) > LONGEST_LOG) {
            Files.move(log(), directory.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The last line of the log that says what is wrong. */
    private String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log(), StandardCharsets.ISO_8859_1);
        for (String line : lines.reversed()) {
            if (line.contains("FATAL") || line.contains("error") || line.contains("unshare")) {
                return line.strip();
            }
        }
        return "see " + log();
    }
}
