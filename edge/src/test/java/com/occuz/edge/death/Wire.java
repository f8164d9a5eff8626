package com.occuz.edge.death;

import com.occuz.store.postgres.DatabaseAddress;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A TCP proxy in front of PostgreSQL that cuts connections: all of them at once, or one at the worst moment, when the
 * server has committed and the client has not heard of it.
 */
final class Wire implements Closeable {

    /** The server's answer to COMMIT: tag, length, text, end. */
    private static final byte[] COMMITTED = "C\0\0\0\u000bCOMMIT\0".getBytes(StandardCharsets.ISO_8859_1);

    private static final Pattern PORT = Pattern.compile("(//[^:/]+:)(\\d+)");

    private final ServerSocket listening;
    private final DatabaseAddress address;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger toCut = new AtomicInteger();

    private Wire(ServerSocket listening, DatabaseAddress address, int target) {
        this.listening = listening;
        this.address = address;
        this.target = target;
    }

    static Wire to(DatabaseAddress server) {
        Matcher port = PORT.matcher(server.url());
        if (!port.find()) {
            throw new AssertionError("no port in " + server.url());
        }
        try {
            ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Wire wire = new Wire(
                    listening,
                    new DatabaseAddress(
                            port.replaceFirst("$1" + listening.getLocalPort()), server.user(), server.password()),
                    Integer.parseInt(port.group(2)));
            Thread.ofVirtual().start(wire::accept);
            return wire;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** How to reach the server by it. */
    DatabaseAddress address() {
        return address;
    }

    /** Cuts every connection, whatever is on its way. */
    void cutAll() {
        open.forEach(Wire::close);
    }

    /** The next so many commits succeed without an answer. */
    void swallowCommits(int count) {
        toCut.addAndGet(count);
    }

    /** How many commits are still to be swallowed. */
    int commitsToSwallow() {
        return toCut.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                connect(listening.accept());
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            open.add(client);
            open.add(server);
            Thread.ofVirtual().start(() -> pump(client, server, false));
            Thread.ofVirtual().start(() -> pump(server, client, true));
        } catch (IOException serverAway) {
            close(client);
        }
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[8_192];
        try (from; to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (answers && contains(buffer, read) && toCut.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    return;
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException cut) {
            // One side has gone, and takes the other with it.
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static boolean contains(byte[] buffer, int length) {
        for (int at = 0; at <= length - COMMITTED.length; at++) {
            int same = 0;
            while (same < COMMITTED.length && buffer[at + same] == COMMITTED[same]) {
                same++;
            }
            if (same == COMMITTED.length) {
                return true;
            }
        }
        return false;
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        cutAll();
    }
}
