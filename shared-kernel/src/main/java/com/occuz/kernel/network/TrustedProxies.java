package com.occuz.kernel.network;

import com.occuz.kernel.refusal.InvalidValue;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The proxies in front of a node. What one of them says about whom it speaks for is believed; anybody else can send the
 * same headers, and theirs change nothing. Immutable.
 */
public final class TrustedProxies {

    /** Lists the clients and proxies that a request came through, the latest last. */
    public static final String FOR = "X-Forwarded-For";

    /** {@code http} or {@code https}: how the client spoke to the first proxy. */
    public static final String PROTO = "X-Forwarded-Proto";

    /** The host that the client asked for. */
    public static final String HOST = "X-Forwarded-Host";

    /** Nobody is trusted. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    private static final Pattern RANGE = Pattern.compile("([0-9A-Fa-f:.]+)(?:/(\\d{1,3}))?");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(?:\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** As some proxies write it: {@code 192.0.2.1:4711}, {@code [2001:db8::1]:4711}, {@code [2001:db8::1]}. */
    private static final Pattern WITH_PORT = Pattern.compile("(?:\\[([^]]*)]|([^:]*))(?::\\d{1,5})?");

    private final List<Range> ranges;

    private TrustedProxies(List<Range> ranges) {
        this.ranges = List.copyOf(ranges);
    }

    /** Addresses whose first {@code bits} are those of {@code network}. */
    private record Range(InetAddress network, int bits) {

        boolean includes(byte[] address) {
            byte[] ours = network.getAddress();
            if (ours.length != address.length) {
                return false;
            }
            int whole = bits / Byte.SIZE;
            if (Arrays.mismatch(ours, 0, whole, address, 0, whole) >= 0) {
                return false;
            }
            int rest = bits % Byte.SIZE;
            return rest == 0 || (ours[whole] ^ address[whole]) >> Byte.SIZE - rest == 0;
        }
    }

    /**
     * @param list addresses and ranges such as {@code 10.0.0.0/8, ::1}, between commas
     * @throws InvalidValue naming what is neither
     */
    public static TrustedProxies parse(String list) {
        return new TrustedProxies(Arrays.stream(list.split(",", -1)).map(String::strip).map(TrustedProxies::range).toList());
    }

    private static Range range(String text) {
        Matcher matcher = RANGE.matcher(text);
        if (matcher.matches()) {
            Optional<InetAddress> network = literal(matcher.group(1));
            int longest = network.map(it -> it.getAddress().length * Byte.SIZE).orElse(0);
            int bits = matcher.group(2) == null ? longest : Integer.parseInt(matcher.group(2));
            if (network.isPresent() && bits <= longest) {
                return new Range(network.get(), bits);
            }
        }
        throw new InvalidValue("is a list of addresses and ranges such as 10.0.0.0/8, not: " + text);
    }

    /** Whether anybody is trusted at all. */
    public boolean isEmpty() {
        return ranges.isEmpty();
    }

    /** Whether what comes from this address comes from one of the proxies. */
    public boolean trusts(String address) {
        return !isEmpty() && literal(withoutZone(address)).filter(this::trusts).isPresent();
    }

    private boolean trusts(InetAddress address) {
        byte[] bytes = address.getAddress();
        return ranges.stream().anyMatch(range -> range.includes(bytes));
    }

    /**
     * Whom a request comes from: the last one on its way that is none of the proxies. What stands before it in the header
     * may be made up. Where a proxy names no address (some write {@code unknown}), it is itself the last that is known.
     *
     * @param peer address at the other end of the connection
     * @param forwardedFor the lines of {@value #FOR}, in their order
     * @return an IP address, never a name
     */
    public String client(String peer, List<String> forwardedFor) {
        if (forwardedFor.isEmpty() || !trusts(peer)) {
            return peer;
        }
        String[] hops = String.join(",", forwardedFor).split(",", -1);
        String client = peer;
        for (int i = hops.length - 1; i >= 0; i--) {
            Optional<InetAddress> hop = address(hops[i].strip());
            if (hop.isEmpty()) {
                return client;
            }
            client = hop.get().getHostAddress();
            if (!trusts(hop.get())) {
                return client;
            }
        }
        return client;
    }

    /**
     * Whether a client spoke TLS all the way to a proxy.
     *
     * @param peer address at the other end of the connection
     * @param proto the lines of {@value #PROTO}; several proxies on the way must agree
     * @return empty if nobody says so who is believed
     */
    public Optional<Boolean> isHttps(String peer, List<String> proto) {
        if (proto.isEmpty() || !trusts(peer)) {
            return Optional.empty();
        }
        return Optional.of(Arrays.stream(String.join(",", proto).split(",", -1))
                .allMatch(each -> each.strip().equalsIgnoreCase("https")));
    }

    private static Optional<InetAddress> address(String hop) {
        Optional<InetAddress> bare = literal(withoutZone(hop));
        if (bare.isPresent()) {
            return bare;
        }
        Matcher matcher = WITH_PORT.matcher(hop);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        return literal(withoutZone(matcher.group(1) == null ? matcher.group(2) : matcher.group(1)));
    }

    /** An IPv4 address within IPv6 ({@code ::ffff:192.0.2.1}) is that IPv4 address. */
    private static Optional<InetAddress> literal(String text) {
        // The JDK would also read 10.1 as 10.0.0.1.
        if (!IPV4.matcher(text).matches() && !IPV6.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    /** The interface behind {@code fe80::1%eth0} is the machine's own affair. */
    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }

    /** The ranges, for people. */
    @Override
    public String toString() {
        return String.join(
                ",", ranges.stream().map(range -> range.network().getHostAddress() + "/" + range.bits()).toList());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TrustedProxies that && that.ranges.equals(ranges);
    }

    @Override
    public int hashCode() {
        return ranges.hashCode();
    }
}
