package com.occuz.kernel.sla;

import com.occuz.kernel.sla.SlaTerms.Exclusions;
import com.occuz.kernel.sla.UptimeReport.BudgetUse;
import com.occuz.kernel.sla.UptimeReport.Figure;
import com.occuz.kernel.time.Window;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Availability of a subject in a period (§ 2), as of an instant of knowledge: everything from one sweep. */
public final class Uptime {

    private final Subject subject;
    private final ServiceFacts facts;
    private final SlaTerms terms;
    private final Instant asOf;
    private final Window measured;

    private Uptime(Window period, Subject subject, ServiceFacts facts, SlaTerms terms, Instant asOf) {
        this.subject = subject;
        this.facts = facts;
        this.terms = terms;
        this.asOf = asOf;
        this.measured = measured(period, facts.serviceStart().at(), asOf);
    }

    /**
     * The figures.
     *
     * @param asOf nothing beyond it is measured: the future is neither up nor down
     */
    public static UptimeReport report(
            Window period, Subject subject, ServiceFacts facts, SlaTerms terms, Instant asOf) {
        return new Uptime(period, subject, facts, terms, asOf).report(period);
    }

    /** What was measured as a partition, oldest first; empty where nothing was. */
    public static List<Piece> timeline(
            Window period, Subject subject, ServiceFacts facts, SlaTerms terms, Instant asOf) {
        Uptime uptime = new Uptime(period, subject, facts, terms, asOf);
        return Sweep.partition(uptime.measured, uptime.claims());
    }

    /** The part of {@code period} between the service's start and the instant of knowledge. */
    private static Window measured(Window period, Instant serviceStart, Instant asOf) {
        Instant from = later(period.from(), serviceStart);
        Instant until = earlier(period.until(), asOf);
        return until.isAfter(from) ? new Window(from, until) : new Window(from, from);
    }

    private UptimeReport report(Window period) {
        Tally net = tally(claims());
        Tally raw = tally(Claims.ofIncidents(facts.incidents(), subject, terms, asOf));
        Map<ServiceClass, Long> excluded = new EnumMap<>(ServiceClass.class);
        for (ServiceClass named : ServiceClass.values()) {
            if (named.isExcluded()) {
                excluded.put(named, net.millis(named));
            }
        }
        return new UptimeReport(
                period,
                measured,
                net.figure(),
                raw.figure(),
                excluded,
                net.millis(ServiceClass.UNKNOWN),
                budget(period, excluded.values().stream().mapToLong(Long::longValue).sum()),
                incidents());
    }

    private List<Claim> claims() {
        List<Claim> claims = Claims.ofIncidents(facts.incidents(), subject, terms, asOf);
        claims.addAll(Claims.ofPlannedWork(facts.plannedWork(), subject, asOf));
        return claims;
    }

    private Tally tally(Collection<Claim> claims) {
        Tally tally = new Tally(terms);
        Sweep.walk(measured, claims, (from, until, named, weight, naming) -> tally.add(until - from, named, weight));
        return tally;
    }

    /** The share that the target leaves of the whole period: the rest of a running year has its budget already. */
    private long budget(Window period, long excluded) {
        long whole = Math.max(0, period.until().toEpochMilli()
                - later(period.from(), facts.serviceStart().at()).toEpochMilli());
        Share target = terms.uptimeTarget();
        return BigInteger.valueOf(whole - excluded)
                .multiply(BigInteger.valueOf(target.denominator() - target.numerator()))
                .divide(BigInteger.valueOf(target.denominator()))
                .longValueExact();
    }

    private List<BudgetUse> incidents() {
        List<Claim> excuses = Claims.ofPlannedWork(facts.plannedWork(), subject, asOf);
        List<BudgetUse> uses = new ArrayList<>();
        for (IncidentFacts incident : facts.incidents()) {
            List<Claim> claims = new ArrayList<>(Claims.ofIncident(incident, subject, terms, asOf));
            if (!claims.isEmpty()) {
                claims.addAll(excuses);
                long downtime = tally(claims).figure().downtimeMillis();
                if (downtime > 0) {
                    uses.add(new BudgetUse(incident.incident(), downtime));
                }
            }
        }
        uses.sort(Comparator.comparingLong(BudgetUse::downtimeMillis).reversed().thenComparing(BudgetUse::incident));
        return uses;
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }

    /** Adds stretches up. */
    private static final class Tally {

        private final SlaTerms terms;
        private final long unit;
        private final Map<ServiceClass, Long> millis = new EnumMap<>(ServiceClass.class);
        private long counted;
        private long down;

        Tally(SlaTerms terms) {
            this.terms = terms;
            this.unit = terms.downtimeUnit();
        }

        void add(long length, ServiceClass named, Share weight) {
            millis.merge(named, length, Long::sum);
            if (named.isExcluded()) {
                counted += terms.exclusions() == Exclusions.COUNT_AS_UP ? length : 0;
            } else {
                counted += length;
                // Exact: the unit is a multiple of every weight's denominator.
                down += Math.multiplyExact(length, weight.numerator() * (unit / weight.denominator()));
            }
        }

        long millis(ServiceClass named) {
            return millis.getOrDefault(named, 0L);
        }

        Figure figure() {
            long denominator = Math.multiplyExact(counted, unit);
            return new Figure(unit, denominator - down, denominator);
        }
    }
}
