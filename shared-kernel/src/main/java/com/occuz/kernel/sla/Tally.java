package com.occuz.kernel.sla;

import com.occuz.kernel.sla.Agreements.InForce;
import com.occuz.kernel.sla.SlaTerms.Exclusions;
import com.occuz.kernel.sla.Sweep.Stretch;
import com.occuz.kernel.sla.UptimeReport.Allowance;
import com.occuz.kernel.sla.UptimeReport.Figure;
import com.occuz.kernel.time.Window;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Adds the stretches of a time up, each millisecond by the version of the agreement in force in it (§ 15). */
final class Tally {

    private final long unit;
    private final List<Part> parts;
    private final Map<ServiceClass, Long> millis = new EnumMap<>(ServiceClass.class);
    private long down;
    private long unknown;

    /** Stretches come one after the other, so parts that are over are not looked at again. */
    private int first;

    /** A time with one version. */
    private static final class Part {

        private final SlaTerms terms;
        private final long until;
        private long counted;
        private long excluded;

        Part(InForce inForce) {
            this.terms = inForce.agreement().terms();
            this.until = inForce.window().until().toEpochMilli();
        }

        long time(Exclusions reading) {
            return reading == Exclusions.COUNT_AS_UP ? counted + excluded : counted;
        }
    }

    /** @param measured in which the stretches lie */
    Tally(Agreements agreements, Window measured) {
        List<InForce> versions = agreements.within(measured);
        this.parts = versions.stream().map(Part::new).toList();
        List<Agreement> used = versions.isEmpty()
                ? List.of(agreements.at(measured.from()))
                : versions.stream().map(InForce::agreement).toList();
        this.unit = Agreements.unit(used).longValueExact();
    }

    /** @param stretch not before the one that was added last */
    void add(Stretch stretch) {
        ServiceClass named = stretch.named();
        millis.merge(named, stretch.millis(), Long::sum);
        if (stretch.unwatched() && named != ServiceClass.DOWN) {
            unknown += stretch.millis();
        }
        long from = stretch.fromMilli();
        long end = stretch.untilMilli();
        while (from < end) {
            Part part = parts.get(first);
            long until = Math.min(part.until, end);
            if (from < until) {
                add(part, until - from, named, stretch.weight());
                from = until;
            }
            if (from < end) {
                first++;
            }
        }
    }

    private void add(Part part, long length, ServiceClass named, Share weight) {
        if (named.isExcluded()) {
            part.excluded += length;
        } else {
            part.counted += length;
            // Exact: the unit is a multiple of every weight's denominator.
            down += Math.multiplyExact(length, weight.numerator() * (unit / weight.denominator()));
        }
    }

    long millis(ServiceClass named) {
        return millis.getOrDefault(named, 0L);
    }

    /**
     * Milliseconds that nobody has decided on and that nothing else says were down: those that a decision can still make
     * downtime of, by whatever name they go.
     */
    long unknownMillis() {
        return unknown;
    }

    /** Milliseconds excluded under each version, in the order of {@link Agreements#within}. */
    List<Long> excluded() {
        return parts.stream().map(part -> part.excluded).toList();
    }

    /** Each version's own reading of "excluded from uptime". */
    Figure figure() {
        return figure(parts.stream().map(part -> part.time(part.terms.exclusions())).toList());
    }

    /** Downtime that the targets allow in what counts by each version's own reading. */
    Allowance allowance() {
        return allowance(parts.stream().map(part -> part.time(part.terms.exclusions())).toList());
    }

    /** Whether the targets are met if all versions read "excluded from uptime" in one way. */
    boolean meetsTarget(Exclusions reading) {
        Allowance allowed = allowance(parts.stream().map(part -> part.time(reading)).toList());
        return BigInteger.valueOf(down).multiply(allowed.denominator())
                        .compareTo(BigInteger.valueOf(unit).multiply(allowed.numerator()))
                <= 0;
    }

    private Figure figure(List<Long> times) {
        long denominator = Math.multiplyExact(times.stream().mapToLong(Long::longValue).sum(), unit);
        return new Figure(unit, denominator - down, denominator);
    }

    private Allowance allowance(List<Long> times) {
        List<SlaTerms> terms = new ArrayList<>();
        parts.forEach(part -> terms.add(part.terms));
        return Allowance.of(terms, times);
    }
}
