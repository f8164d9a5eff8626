package com.occuz.kernel.sla.oracle;

import com.occuz.kernel.sla.UptimeReport.Figure;

/** What the ticks of a history add up to. */
final class OracleSums {

    private final long unit;
    private final long millis;
    private final Sum net = new Sum();
    private final Sum raw = new Sum();
    private final Sum worst = new Sum();
    private long excluded;
    private long unknown;

    OracleSums(History history, long unit) {
        this.unit = unit;
        this.millis = history.axis().tickMicros() / 1_000;
    }

    /** In ticks times the unit. */
    private static final class Sum {

        private long up;
        private long all;

        void add(long up, long all) {
            this.up += up;
            this.all += all;
        }
    }

    void add(SlowOracle.Tick truth, boolean leaveBoth) {
        long down = unit / truth.weight().denominator() * truth.weight().numerator();
        long excused = leaveBoth ? 0 : unit;
        boolean counts = !truth.named().isExcluded();
        net.add(counts ? unit - down : excused, counts ? unit : excused);
        raw.add(unit - unit / truth.raw().denominator() * truth.raw().numerator(), unit);
        if (truth.worstIsDown()) {
            worst.add(0, unit);
        } else {
            worst.add(counts ? unit - down : excused, counts ? unit : excused);
        }
        excluded += counts ? 0 : 1;
        unknown += truth.isUnknown() ? 1 : 0;
    }

    Figure net() {
        return figure(net);
    }

    Figure raw() {
        return figure(raw);
    }

    Figure worst() {
        return figure(worst);
    }

    long excludedMillis() {
        return excluded * millis;
    }

    long unknownMillis() {
        return unknown * millis;
    }

    private Figure figure(Sum sum) {
        return new Figure(unit, sum.up * millis, sum.all * millis);
    }
}
