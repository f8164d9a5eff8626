package com.occuz.kernel.link;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.ibm.icu.text.IDNA;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.regex.Pattern;

/**
 * The host of a URL: a domain name in lower case with international labels as A-labels (UTS #46, non-transitional), an
 * IPv4 address, or an IPv6 address in brackets.
 */
public record Host(@JsonValue String value) {

    private static final IDNA UTS46 = IDNA.getUTS46Instance(
            IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);
    private static final Pattern LABELS =
            Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.)*[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\\.?");
    private static final Pattern IPV6 = Pattern.compile("\\[[0-9a-f:]{2,39}(?:[0-9.]{7,15})?]");
    private static final Pattern IPV4 = Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Host {
        value = normal(value);
    }

    /** Whether it names this machine itself. */
    public boolean isLoopback() {
        String name = withoutTrailingDot();
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.startsWith("127.")
                || name.equals("[::1]")
                || name.equals("0.0.0.0")
                || name.equals("[::]");
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
            String address = raw.toLowerCase(java.util.Locale.ROOT);
            if (!IPV6.matcher(address).matches() || address.contains(":::")) {
                throw new InvalidValue("the host is not an IPv6 address in brackets");
            }
            return address;
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
        if (last.chars().allMatch(c -> c == '.' || Character.isDigit(c)) && !IPV4.matcher(host).matches()) {
            throw new InvalidValue("the host is not a valid IPv4 address");
        }
        return host;
    }

    @Override
    public String toString() {
        return value;
    }
}
