package com.occuz.proof;

import com.occuz.running.RunningNode.Credentials;
import com.occuz.store.postgres.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A data directory with two ports on which a node is started, killed and started again. What a test leaves behind is
 * ended with it; files are deleted unless something failed, when they may be wanted.
 */
final class NodeHome implements AutoCloseable {

    private final Path directory;
    private final int port = freePort();
    private final int edgePort = freePort();
    private final List<String> arguments;
    private final Map<String, String> environment;
    private final List<NodeProcess> started = new ArrayList<>();

    private NodeHome(Path directory, List<String> arguments, Map<String, String> environment) {
        this.directory = directory;
        this.arguments = List.copyOf(arguments);
        this.environment = Map.copyOf(environment);
        Runtime.getRuntime().addShutdownHook(new Thread(this::endProcesses, "end of " + directory));
    }

    static NodeHome fresh(String name, String... arguments) {
        return fresh(name, Map.of(), arguments);
    }

    static NodeHome fresh(String name, Map<String, String> environment, String... arguments) {
        try {
            Path target = Files.createDirectories(Path.of("target", "proof")).toRealPath();
            return new NodeHome(Files.createTempDirectory(target, name + "-"), List.of(arguments), environment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A home of one of several nodes on one database; they share their secrets as well. */
    static NodeHome sharing(String name, DatabaseAddress database, Path secrets, Map<String, String> more, String... arguments) {
        Map<String, String> environment = new HashMap<>(more);
        environment.put(
                "OCCUZ_DATABASE_URL",
                database.url() + (database.url().contains("?") ? "&" : "?") + "user=" + database.user() + "&password="
                        + database.password());
        environment.put("OCCUZ_SECRETS", secrets.resolve("secrets").toString());
        return fresh(name, environment, arguments);
    }

    /** Starts a node and does not wait for it. */
    NodeProcess launch() {
        return launch(data(), QuickStart.shared().flags());
    }

    /** The same with these flags of the JVM and no others, the class path among them. */
    NodeProcess launchWith(List<String> flags) {
        return launch(data(), flags);
    }

    private NodeProcess launch(Path data, List<String> flags) {
        List<String> all = new ArrayList<>(List.of(
                "--port=" + port, "--edge-port=" + edgePort, "--data=" + data));
        all.addAll(arguments);
        NodeProcess node = NodeProcess.launch(
                flags, all, environment, directory.resolve("node-" + started.size() + ".log"), console());
        started.add(node);
        return node;
    }

    /** Starts a node of these ports on the data of another home, and does not wait for it. */
    NodeProcess launchIn(NodeHome other) {
        return launch(other.data(), QuickStart.shared().flags());
    }

    NodeProcess start() {
        NodeProcess node = launch();
        node.awaitReady();
        return node;
    }

    Path data() {
        return directory.resolve("data");
    }

    Path firstRun() {
        return data().resolve("first-run.json");
    }

    URI console() {
        return URI.create("http://127.0.0.1:" + port);
    }

    int edgePort() {
        return edgePort;
    }

    /** Speaks for the first customer. */
    Api api() {
        return apiOf("customer");
    }

    /** Speaks for the first person of a role. */
    Api apiOf(String role) {
        return new Api(console(), keyOf(role));
    }

    /** All of health, which is the operator's to see. */
    JsonNode health() throws IOException {
        return apiOf("operator").health();
    }

    /** Speaks for the first customer of this installation to another of its nodes. */
    Api apiOn(NodeHome other) {
        return new Api(other.console(), keyOf("customer"));
    }

    /** The API key of the first person of a role, out of the file of the first run. */
    String keyOf(String role) {
        return user(role).path("apiKey").asString();
    }

    /** What that person types at the door. */
    Credentials person(String role) {
        return new Credentials(user(role).path("email").asString(), user(role).path("password").asString());
    }

    private JsonNode user(String role) {
        for (JsonNode user : JsonMapper.shared().readTree(firstRun().toFile()).path("users")) {
            if (user.path("role").asString().equals(role)) {
                return user;
            }
        }
        throw new AssertionError("nobody is " + role + " in " + firstRun());
    }

    /** Where the files of the node's own PostgreSQL are. */
    Path cluster() {
        return data().resolve("postgres").resolve("cluster");
    }

    /** The living processes of the node's own PostgreSQL. */
    List<ProcessHandle> postgres() {
        return Unix.workingIn(cluster());
    }

    /** The first process of the node's own PostgreSQL. */
    ProcessHandle postmaster() {
        try {
            long pid = Long.parseLong(Files.readAllLines(cluster().resolve("postmaster.pid")).getFirst().strip());
            return ProcessHandle.of(pid).orElseThrow(() -> new AssertionError("PostgreSQL " + pid + " does not run"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The node's own database, as its owner. */
    DatabaseAddress database() {
        try {
            String serverPort = Files.readString(data().resolve("postgres").resolve("port")).strip();
            String password = Files.readString(data().resolve("secrets").resolve("postgres-owner")).strip();
            return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + serverPort + "/occuz", "occuz", password);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes the files; not called after a failure, so that the logs are there to be read. */
    void forget() {
        endProcesses();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        endProcesses();
    }

    private void endProcesses() {
        started.forEach(NodeProcess::kill);
        for (ProcessHandle process : postgres()) {
            process.destroyForcibly();
            process.onExit().join();
        }
    }

    /** Below the range that the system takes outgoing ports from: nobody else gets it while the node is down. */
    static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 32_000);
            try (ServerSocket socket = new ServerSocket()) {
                socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
                return port;
            } catch (IOException taken) {
                continue;
            }
        }
    }
}
