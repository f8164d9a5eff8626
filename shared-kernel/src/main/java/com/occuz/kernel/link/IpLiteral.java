package com.occuz.kernel.link;

import com.occuz.kernel.refusal.InvalidValue;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.regex.Pattern;

/** IP addresses as they occur in URLs. One address has many spellings; browsers see through all of them, so do we. */
public final class IpLiteral {

    private static final Pattern IPV4 =
            Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(?:\\.(?!$)|$)){4}");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-fA-F:.]{2,45}]");
    private static final int GROUPS = 8;

    private IpLiteral() {}

    /** Four decimal numbers without leading zeros, which some would read as octal. */
    static boolean isIpv4(String text) {
        return IPV4.matcher(text).matches();
    }

    /** An IPv4 or IPv6 address, without brackets, zone or port. */
    public static boolean isAddress(String text) {
        if (isIpv4(text)) {
            return true;
        }
        try {
            return !canonicalIpv6("[" + text + "]").isEmpty();
        } catch (InvalidValue e) {
            return false;
        }
    }

    /**
     * An IPv6 address in brackets, in the one spelling of RFC 5952 (an embedded IPv4 address in hexadecimal, as browsers
     * do).
     *
     * @throws InvalidValue if it is none
     */
    static String canonicalIpv6(String bracketed) {
        if (!IPV6.matcher(bracketed).matches()) {
            throw new InvalidValue("the host is not an IPv6 address in brackets");
        }
        try {
            String inside = bracketed.substring(1, bracketed.length() - 1);
            if (inside.indexOf(':') < 0) {
                throw new InvalidValue("the host is not an IPv6 address in brackets");
            }
            return "[" + text(InetAddress.ofLiteral(inside).getAddress()) + "]";
        } catch (IllegalArgumentException e) {
            throw new InvalidValue("the host is not an IPv6 address in brackets");
        }
    }

    /** Whether a canonical address is this machine's own, or none in particular, which connects to it as well. */
    static boolean isLoopback(String host) {
        if (host.startsWith("[")) {
            return host.equals("[::1]") || host.equals("[::]") || host.matches("\\[::ffff:(?:7f[0-9a-f]{2}|0):[0-9a-f]+]");
        }
        return isIpv4(host) && (host.startsWith("127.") || host.equals("0.0.0.0"));
    }

    private static String text(byte[] address) {
        int[] groups = new int[GROUPS];
        int offset = 0;
        if (address.length == 4) {
            // The JDK turns ::ffff:a.b.c.d into a plain IPv4 address.
            groups[5] = 0xffff;
            offset = 6;
        }
        for (int i = 0; i < address.length; i += 2) {
            groups[offset + i / 2] = (address[i] & 0xff) << 8 | address[i + 1] & 0xff;
        }
        int[] zeros = longestZeros(groups);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == zeros[0]) {
                text.append("::");
                i += zeros[1] - 1;
            } else {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    /** Start and length of the first longest run of two or more zero groups; a start of -1 if there is none. */
    private static int[] longestZeros(int[] groups) {
        int[] best = {-1, 1};
        for (int i = 0; i < groups.length; i++) {
            int start = i;
            int length = (int) Arrays.stream(groups).skip(start).takeWhile(group -> group == 0).count();
            if (length > best[1]) {
                best = new int[] {start, length};
            }
        }
        return best;
    }
}
