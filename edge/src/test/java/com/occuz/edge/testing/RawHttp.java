package com.occuz.edge.testing;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A client that sends exactly the bytes it is given, well-formed or not. */
public final class RawHttp implements Closeable {

    /** @param headers names in lower case */
    public record Answer(int status, Map<String, String> headers, byte[] body) {

        public String header(String name) {
            return headers.getOrDefault(name, "");
        }

        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final Socket socket;
    private final InputStream in;

    public RawHttp(int port) throws IOException {
        this(port, "127.0.0.1");
    }

    /** @param source the address of this machine to connect from */
    public RawHttp(int port, String source) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port, InetAddress.ofLiteral(source), 0);
        socket.setSoTimeout(20_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    public static Answer get(int port, String target) throws IOException {
        return ask(port, "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    }

    public static Answer ask(int port, String request) throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            http.send(request);
            return http.answer(request.startsWith("HEAD"));
        }
    }

    public void send(String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
    }

    public Answer answer() throws IOException {
        return answer(false);
    }

    /** @throws IOException if the server hangs up before the answer is whole */
    public Answer answer(boolean toHead) throws IOException {
        String start = line();
        int status = Integer.parseInt(start.substring(9, 12));
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).trim(),
                    (one, other) -> one + ", " + other);
        }
        int length = toHead ? 0 : Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new IOException("hung up in the middle of a body");
        }
        return new Answer(status, headers, body);
    }

    /** Whether the server has hung up, once it has said all. */
    public boolean isHungUp() throws IOException {
        return in.read() < 0;
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("hung up");
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
