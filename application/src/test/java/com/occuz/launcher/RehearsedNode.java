package com.occuz.launcher;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers whatever the launcher asks during its rehearsal, in place of a node that learns from it. */
final class RehearsedNode implements AutoCloseable {

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    RehearsedNode() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    /** Shell commands that tell the launcher where this node is, as a node's first-run file does. */
    String script(Path data) {
        String url = "http://127.0.0.1:" + server.getAddress().getPort();
        return """
                mkdir -p '%1$s'
                cat > '%1$s/first-run.json' <<'JSON'
                {
                  "console" : "%2$s",
                  "edge" : "%2$s",
                  "users" : [ {
                    "role" : "customer",
                    "apiKey" : "k1"
                  }, {
                    "role" : "operator",
                    "apiKey" : "k2"
                  } ]
                }
                JSON
                """.formatted(data, url);
    }

    /** Method and path of each, and who asked. */
    List<String> requests() {
        return requests;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            exchange.getRequestBody().readAllBytes();
            String bearer = exchange.getRequestHeaders().getFirst("Authorization");
            String caller = bearer == null ? "" : bearer.replace("Bearer", "").strip();
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath()
                    + (caller.isEmpty() ? "" : " as " + caller));
            byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
