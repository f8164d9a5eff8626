package com.occuz.kernel.link;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.ibm.icu.text.IDNA;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.regex.Pattern;

/**
 * The host of a URL: a domain name in lower case with international labels as A-labels (UTS #46, non-transitional), an
 * IPv4 address, or an IPv6 address in brackets, in its canonical spelling.
 */
public record Host(@JsonValue String value) {

    private static final IDNA UTS46 = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);
    private static final Pattern LABELS =
            Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.?");
    /** A name that ends like this is read as a number, and thus as an IPv4 address, by browsers. */
    private static final Pattern NUMBER = Pattern.compile("(?:\\d+|0x[0-9a-f]*)\\.?");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Host {
        value = normal(value);
    }

    /** Whether it names this machine itself. */
    public boolean isLoopback() {
        String name = withoutTrailingDot();
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || IpLiteral.isLoopback(name);
    }

    /** Whether both name the same host, with or without the dot of the root. */
    public boolean sameAs(Host other) {
        return withoutTrailingDot().equals(other.withoutTrailingDot());
    }

    private String withoutTrailingDot() {
        return value.endsWith(".") ? value.substring(0, value.length() - 1) : value;
    }

    private static String normal(String raw) {
        if (raw.startsWith("[")) {
            return IpLiteral.canonicalIpv6(raw);
        }
        StringBuilder ascii = new StringBuilder();
        IDNA.Info info = new IDNA.Info();
        UTS46.nameToASCII(raw, ascii, info);
        String host = ascii.toString();
        // The mapping reports hyphens in places 3 and 4 and a trailing dot, both of which live hosts have.
        boolean broken = info.getErrors().stream().anyMatch(e -> switch (e) {
            case HYPHEN_3_4, EMPTY_LABEL, LEADING_HYPHEN, TRAILING_HYPHEN -> false;
            default -> true;
        });
        if (broken || host.length() > 253 || !LABELS.matcher(host).matches()) {
            throw new InvalidValue("the host is not a domain name or an IP address");
        }
        String last = host.substring(host.lastIndexOf('.', host.length() - 2) + 1);
        if (NUMBER.matcher(last).matches() && !IpLiteral.isIpv4(host)) {
            throw new InvalidValue("the host is not a valid IPv4 address");
        }
        return host;
    }

    @Override
    public String toString() {
        return value;
    }
}
