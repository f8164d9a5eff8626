package com.occuz.kernel.sla;

import com.occuz.kernel.time.Window;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * How available a subject was (§ 2), exactly.
 *
 * @param period what was asked for
 * @param measured the part of it between the service's start and the instant of knowledge, perhaps empty
 * @param net with excluded time taken out as the terms say
 * @param raw as if nothing were excluded
 * @param worst the net figure if all that nobody knows were downtime
 * @param excludedMillis by class; every class that can be excluded is there
 * @param unknownMillis what nobody has decided on and nothing says was down, also where the time goes by another name:
 *     it is why {@code worst} can be worse than {@code net}
 * @param budgetMillis downtime that the target allows in the whole period, from the service's start on, excluded time
 *     left out; cut to whole milliseconds
 * @param allowance downtime that the target allows in what was measured and counts
 * @param verdictDependsOnReading whether the target is met by one reading of "excluded from uptime" and missed by the
 *     other
 * @param incidents those with downtime in what was measured, the most first
 */
public record UptimeReport(
        Window period,
        Window measured,
        Figure net,
        Figure raw,
        Figure worst,
        Map<ServiceClass, Long> excludedMillis,
        long unknownMillis,
        long budgetMillis,
        Allowance allowance,
        boolean verdictDependsOnReading,
        List<BudgetUse> incidents) {

    public UptimeReport {
        excludedMillis = Map.copyOf(excludedMillis);
        incidents = List.copyOf(incidents);
    }

    /**
     * Time up divided by time that counts, not reduced, in milliseconds times {@code unit}.
     *
     * @param unit the common denominator of the weights of downtime
     */
    public record Figure(long unit, long numerator, long denominator) {

        /** Downtime as weighed, rounded up to whole milliseconds. */
        public long downtimeMillis() {
            return Math.ceilDiv(denominator - numerator, unit);
        }

        /** Rounded down to three decimals, so that 100 appears only without any downtime; empty where nothing counts. */
        public Optional<String> percent() {
            return percentage(numerator, denominator);
        }
    }

    /** Milliseconds as an exact fraction that is not reduced. */
    public record Allowance(BigInteger numerator, BigInteger denominator) {

        /** What each version's target leaves of its milliseconds, added up. */
        static Allowance of(List<SlaTerms> terms, List<Long> millis) {
            BigInteger denominator = BigInteger.ONE;
            for (SlaTerms version : terms) {
                BigInteger own = BigInteger.valueOf(version.uptimeTarget().denominator());
                denominator = denominator.multiply(own).divide(denominator.gcd(own));
            }
            BigInteger sum = BigInteger.ZERO;
            for (int i = 0; i < terms.size(); i++) {
                Share target = terms.get(i).uptimeTarget();
                sum = sum.add(BigInteger.valueOf(millis.get(i))
                        .multiply(BigInteger.valueOf(target.denominator() - target.numerator()))
                        .multiply(denominator.divide(BigInteger.valueOf(target.denominator()))));
            }
            return new Allowance(sum, denominator);
        }

        /** Rounded down. */
        long wholeMillis() {
            return numerator.divide(denominator).longValueExact();
        }
    }

    /**
     * An incident's part of the downtime.
     *
     * @param downtimeMillis its own counted downtime; where incidents overlap, the sum is more than the total
     * @param windows when that was, in whole milliseconds, oldest first; neighbours are one
     */
    public record BudgetUse(String incident, long downtimeMillis, List<Window> windows) {

        public BudgetUse {
            windows = List.copyOf(windows);
        }
    }

    /** The same figures with their excluded time under other names. */
    public UptimeReport withExcluded(Map<ServiceClass, Long> millis) {
        return new UptimeReport(
                period, measured, net, raw, worst, millis, unknownMillis, budgetMillis, allowance,
                verdictDependsOnReading, incidents);
    }

    /** Negative once the budget is overdrawn. */
    public long budgetLeftMillis() {
        return budgetMillis - net.downtimeMillis();
    }

    /** How much of the measured time is known, rounded down to three decimals; empty where nothing was measured. */
    public Optional<String> coveragePercent() {
        long millis = millis(measured);
        return percentage(millis - unknownMillis, millis);
    }

    static long millis(Window window) {
        return window.until().toEpochMilli() - window.from().toEpochMilli();
    }

    private static Optional<String> percentage(long part, long whole) {
        if (whole == 0) {
            return Optional.empty();
        }
        if (part == whole) {
            return Optional.of("100");
        }
        long thousandths = BigInteger.valueOf(part)
                .multiply(BigInteger.valueOf(100_000))
                .divide(BigInteger.valueOf(whole))
                .longValueExact();
        return Optional.of(String.format(Locale.ROOT, "%d.%03d", thousandths / 1000, thousandths % 1000));
    }
}
