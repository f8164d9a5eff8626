package com.occuz.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A node in a process of its own, in a process group of its own, of what is on the class path of this test. */
final class NodeProcess {

    private static final Duration START_PATIENCE = Duration.ofSeconds(90);
    private static final Duration END_PATIENCE = Duration.ofSeconds(90);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final Process process;
    private final Path log;
    private final URI console;

    private NodeProcess(Process process, Path log, URI console) {
        this.process = process;
        this.log = log;
        this.console = console;
    }

    /** @param flags of the JVM, the class path among them */
    static NodeProcess launch(
            List<String> flags, List<String> arguments, Map<String, String> environment, Path log, URI console) {
        List<String> command = new ArrayList<>(List.of("setsid", Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(jvmFlags());
        command.addAll(flags);
        command.add("com.occuz.Application");
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("OCCUZ_"));
        builder.environment().putAll(environment);
        try {
            return new NodeProcess(builder.start(), log, console);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Those of {@code jvm.options}, which this test runs with too, and what makes the start quick. */
    static List<String> jvmFlags() {
        Stream<String> product = ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(flag -> !flag.startsWith("-Xmx") && !flag.startsWith("-javaagent") && !flag.startsWith("-agentlib"))
                .filter(flag -> !flag.startsWith("-Doccuz") && !flag.startsWith("-Dsurefire"));
        // The processors are shared with the load: a quick start matters more than a quick end.
        return Stream.concat(product, Stream.of("-Xmx384m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")).toList();
    }

    void awaitReady() {
        HttpRequest readiness = HttpRequest.newBuilder(console.resolve("/actuator/health/readiness"))
                .timeout(Duration.ofSeconds(5))
                .build();
        Patience.until("ready: " + log, START_PATIENCE, () -> {
            if (!process.isAlive()) {
                throw new AssertionError("the node has ended with " + process.exitValue() + ":\n" + log());
            }
            return HTTP.send(readiness, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        });
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** kill -9, and waits until the process is gone. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    void terminate() {
        Unix.signal("TERM", process.pid());
    }

    void terminateGroup() {
        Unix.signal("TERM", -process.pid());
    }

    /** Waits for the end. */
    int exitCode() {
        try {
            if (!process.waitFor(END_PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new AssertionError("the node does not end:\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** All that the node has printed. */
    String log() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
