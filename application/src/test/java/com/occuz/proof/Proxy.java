package com.occuz.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** An HAProxy of the shipped configuration in front of two nodes. */
final class Proxy implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/haproxy");

    private final Process process;
    private final int consolePort;
    final int edgePort;

    private Proxy(Process process, int consolePort, int edgePort) {
        this.process = process;
        this.consolePort = consolePort;
        this.edgePort = edgePort;
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    static Proxy start(Path directory, String name, NodeHome a, NodeHome b) {
        int consolePort = NodeHome.freePort();
        int edgePort = NodeHome.freePort();
        ProcessBuilder builder = new ProcessBuilder(
                        PROGRAM.toString(), "-db", "-f", Path.of("..", "deploy", "haproxy.cfg").toString())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve(name + ".log").toFile());
        builder.environment().put("OCCUZ_PROXY_SOCKET", directory.resolve(name + ".sock").toString());
        builder.environment().put("OCCUZ_PROXY_CONSOLE", "127.0.0.1:" + consolePort);
        builder.environment().put("OCCUZ_PROXY_EDGE", "127.0.0.1:" + edgePort);
        builder.environment().put("OCCUZ_NODE_A_CONSOLE", "127.0.0.1:" + a.console().getPort());
        builder.environment().put("OCCUZ_NODE_B_CONSOLE", "127.0.0.1:" + b.console().getPort());
        builder.environment().put("OCCUZ_NODE_A_EDGE", "127.0.0.1:" + a.edgePort());
        builder.environment().put("OCCUZ_NODE_B_EDGE", "127.0.0.1:" + b.edgePort());
        try {
            Proxy proxy = new Proxy(builder.start(), consolePort, edgePort);
            Patience.until("the proxy listens", Duration.ofSeconds(20), () -> listens(edgePort));
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean listens(int port) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            return true;
        }
    }

    URI console() {
        return URI.create("http://127.0.0.1:" + consolePort);
    }

    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
