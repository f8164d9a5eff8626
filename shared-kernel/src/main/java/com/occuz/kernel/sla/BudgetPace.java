package com.occuz.kernel.sla;

import com.occuz.kernel.sla.UptimeReport.Allowance;
import com.occuz.kernel.sla.UptimeReport.Figure;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * How fast a subject uses up its error budget (§ 2), and where that leads by the end of the period.
 *
 * <p>Two forecasts, between which the truth lies unless things get worse than they were: nothing more happens; or what is
 * left of the period has the share of downtime that the measured part had (the rest of the period counts in full: nothing
 * ahead is taken to be excluded). Both are exact, with the same unit as the figure they go on from.
 *
 * @param burned with {@code allowed}, the burn rate as a fraction that is not reduced: the share of downtime in what was
 *     measured, divided by the share that the target leaves; at 1 the period's end finds the budget just used up
 * @param allowed positive
 * @param atBest the period's figure if nothing more happens
 * @param asSoFar the period's figure if it goes on as it was
 * @param exhaustedAt when the budget is used up if it goes on as it was; empty where it lasts, or is used up already
 */
public record BudgetPace(
        BigInteger burned, BigInteger allowed, Figure atBest, Figure asSoFar, Optional<Instant> exhaustedAt) {

    /** The same for a period that goes on; empty where it is over, for then nothing is forecast. */
    public static Optional<BudgetPace> ofRunning(UptimeReport report) {
        return report.measured().until().isBefore(report.period().until()) ? of(report) : Optional.empty();
    }

    /** Empty where nothing counts yet, and where the target leaves no budget. */
    public static Optional<BudgetPace> of(UptimeReport report) {
        Figure net = report.net();
        Allowance allowance = report.allowance();
        if (net.denominator() == 0 || allowance.numerator().signum() == 0) {
            return Optional.empty();
        }
        long left = report.period().until().toEpochMilli() - report.measured().until().toEpochMilli();
        BigInteger down = BigInteger.valueOf(net.denominator() - net.numerator());
        BigInteger counted = BigInteger.valueOf(net.denominator());
        BigInteger ahead = BigInteger.valueOf(left).multiply(BigInteger.valueOf(net.unit()));
        long more = ceil(ahead.multiply(down), counted).longValueExact();
        long whole = Math.addExact(net.denominator(), ahead.longValueExact());
        return Optional.of(new BudgetPace(
                down.multiply(allowance.denominator()),
                allowance.numerator().multiply(BigInteger.valueOf(net.unit())),
                new Figure(net.unit(), whole - down.longValueExact(), whole),
                new Figure(net.unit(), whole - down.longValueExact() - more, whole),
                exhausted(report, down, counted, left)));
    }

    private static Optional<Instant> exhausted(UptimeReport report, BigInteger down, BigInteger counted, long left) {
        BigInteger unit = BigInteger.valueOf(report.net().unit());
        BigInteger unused = BigInteger.valueOf(report.budgetMillis()).multiply(unit).subtract(down);
        if (down.signum() == 0 || unused.signum() <= 0) {
            return Optional.empty();
        }
        BigInteger millis = ceil(unused.multiply(counted), down.multiply(unit));
        return millis.compareTo(BigInteger.valueOf(left)) > 0
                ? Optional.empty()
                : Optional.of(report.measured().until().plusMillis(millis.longValueExact()));
    }

    /** The burn rate, rounded up to three decimals, so that 0.000 appears only without any downtime. */
    public String burnRate() {
        BigInteger thousandths = ceil(burned.multiply(BigInteger.valueOf(1000)), allowed);
        BigInteger[] parts = thousandths.divideAndRemainder(BigInteger.valueOf(1000));
        return String.format(Locale.ROOT, "%d.%03d", parts[0], parts[1]);
    }

    private static BigInteger ceil(BigInteger dividend, BigInteger divisor) {
        return dividend.add(divisor).subtract(BigInteger.ONE).divide(divisor);
    }
}
