package com.occuz.kernel.click;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** What is hashed of whoever clicks: the same at every entrance, so that one person is one visitor at all of them. */
public final class Visitor {

    private Visitor() {}

    /**
     * @param address an IP address in any of its spellings, or what a log has in its place
     * @return to be hashed and forgotten, never to be stored
     */
    public static String of(String address, @Nullable String userAgent) {
        return canonical(address) + '\n' + (userAgent == null ? "" : userAgent);
    }

    private static String canonical(String address) {
        try {
            return InetAddress.ofLiteral(address).getHostAddress();
        } catch (IllegalArgumentException noLiteral) {
            return address;
        }
    }
}
