package com.occuz.running;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Bytes to a port and what comes back, without an HTTP client that would refuse to send them. */
public final class RawHttp {

    private RawHttp() {}

    /**
     * Sends a request in ISO 8859-1 and reads until the other side closes, or says nothing for two seconds.
     *
     * @return all that was received, empty if the connection was just closed
     */
    public static String exchange(URI server, String request) {
        return exchange(server, "127.0.0.1", request);
    }

    /** @param source the address of this machine to connect from */
    public static String exchange(URI server, String source, String request) {
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        try (Socket socket = new Socket(
                server.getHost(), server.getPort(), InetAddress.ofLiteral(source), 0)) {
            socket.setSoTimeout(2_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            byte[] buffer = new byte[8192];
            for (int n = socket.getInputStream().read(buffer); n >= 0; n = socket.getInputStream().read(buffer)) {
                received.write(buffer, 0, n);
            }
        } catch (SocketTimeoutException e) {
            // A connection that is kept alive: what has come is the answer.
            return received.toString(StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            // Reset while we were still sending: the answer is what had come until then.
            return received.toString(StandardCharsets.ISO_8859_1);
        }
        return received.toString(StandardCharsets.ISO_8859_1);
    }
}
