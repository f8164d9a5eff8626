package com.occuz.boot;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.SocketException;
import java.net.UnknownHostException;

/** Finds out before anything is started whether the ports can be had. */
final class Ports {

    private Ports() {}

    /** The port itself, or a free one for 0. */
    static int claim(String flag, String host, int port) {
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new StartRefused(notOurs(host), e);
        }
        requireOurs(host, address);
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartRefused(
                    "port " + port + " on " + host + " cannot be had (" + e.getMessage() + "); choose another with "
                            + flag,
                    e);
        }
    }

    /** Any port of an address that is not ours would fail for that reason, and not for the port's. */
    private static void requireOurs(String host, InetAddress address) {
        try {
            if (!address.isAnyLocalAddress()
                    && !address.isLoopbackAddress()
                    && NetworkInterface.getByInetAddress(address) == null) {
                throw new StartRefused(notOurs(host));
            }
        } catch (SocketException e) {
            throw new StartRefused("the addresses of this machine cannot be listed (" + e.getMessage() + ")", e);
        }
    }

    private static String notOurs(String host) {
        return "--host " + host + " is not an address of this machine";
    }
}
