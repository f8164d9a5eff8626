package com.occuz.running;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** An import of incidents whose last line is still to come: its first lines are sent at once, as no HTTP client does. */
public final class UnfinishedImport implements AutoCloseable {

    private final Socket socket;

    private UnfinishedImport(Socket socket) {
        this.socket = socket;
    }

    public static UnfinishedImport begin(URI server, String apiKey, String idempotencyKey, String lines)
            throws IOException {
        UnfinishedImport begun = new UnfinishedImport(new Socket(server.getHost(), server.getPort()));
        begun.send("POST /api/v1/incidents/import HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nAuthorization: Bearer " + apiKey + "\r\nIdempotency-Key: " + idempotencyKey
                + "\r\nContent-Type: application/x-ndjson\r\nTransfer-Encoding: chunked\r\n\r\n");
        begun.more(lines);
        return begun;
    }

    /** Sends more lines. */
    public void more(String lines) throws IOException {
        byte[] body = lines.getBytes(StandardCharsets.UTF_8);
        send(Integer.toHexString(body.length) + "\r\n" + lines + "\r\n");
    }

    /** There are no more lines; returns when the answer comes. */
    public void finish() throws IOException {
        send("0\r\n\r\n");
        socket.setSoTimeout(60_000);
        if (socket.getInputStream().read() < 0) {
            throw new IOException("the server has gone away");
        }
    }

    private void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
