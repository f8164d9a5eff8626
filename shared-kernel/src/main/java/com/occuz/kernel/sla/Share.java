package com.occuz.kernel.sla;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.math.BigInteger;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An exact fraction between 0 and 1, in lowest terms; {@code 3/10} on the wire. */
public record Share(long numerator, long denominator) implements Comparable<Share> {

    public static final Share NONE = new Share(0, 1);
    public static final Share ALL = new Share(1, 1);

    private static final long MOST = 1_000_000_000;
    private static final Pattern FORM = Pattern.compile("(\\d{1,9})/(\\d{1,9})");

    public Share {
        if (denominator < 1 || denominator > MOST || numerator < 0 || numerator > denominator) {
            throw new InvalidValue("a share is a fraction between 0 and 1 with a denominator of at most " + MOST);
        }
        long divisor = BigInteger.valueOf(numerator).gcd(BigInteger.valueOf(denominator)).longValueExact();
        numerator /= divisor;
        denominator /= divisor;
    }

    @JsonCreator
    public static Share of(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new InvalidValue("a share is written as a fraction, e.g. 3/10");
        }
        return new Share(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2)));
    }

    /** This share of {@code duration}, cut to whole microseconds. */
    public Duration of(Duration duration) {
        BigInteger micros = BigInteger.valueOf(duration.toSeconds())
                .multiply(BigInteger.valueOf(1_000_000))
                .add(BigInteger.valueOf(duration.getNano() / 1_000));
        long part = micros.multiply(BigInteger.valueOf(numerator))
                .divide(BigInteger.valueOf(denominator))
                .longValueExact();
        return Duration.ofSeconds(part / 1_000_000, part % 1_000_000 * 1_000);
    }

    public boolean isPositive() {
        return numerator > 0;
    }

    @Override
    public int compareTo(Share other) {
        return Long.compare(numerator * other.denominator, other.numerator * denominator);
    }

    @Override
    @JsonValue
    public String toString() {
        return numerator + "/" + denominator;
    }
}
