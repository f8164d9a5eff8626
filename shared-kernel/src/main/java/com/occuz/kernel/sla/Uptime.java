package com.occuz.kernel.sla;

import com.occuz.kernel.sla.Agreements.InForce;
import com.occuz.kernel.sla.SlaTerms.Exclusions;
import com.occuz.kernel.sla.UptimeReport.Allowance;
import com.occuz.kernel.sla.UptimeReport.BudgetUse;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Availability of a subject in a period (§ 2), as of an instant of knowledge: everything from one sweep. */
public final class Uptime {

    /** The version of this arithmetic: it changes whenever a figure could. */
    public static final String ENGINE = "3";

    private final ServiceFacts facts;
    private final Subject subject;
    private final Agreements agreements;
    private final Instant asOf;
    private final Window measured;

    /** What each incident claims; those that claim nothing of the subject are left out. */
    private final List<Claimed> ofIncidents = new ArrayList<>();

    private final List<Claim> ofPlannedWork;

    private record Claimed(String incident, Claims claims) {}

    private Uptime(Window period, Subject subject, ServiceFacts facts, Agreements agreements, Instant asOf) {
        this.facts = facts;
        this.subject = subject;
        this.agreements = agreements;
        this.asOf = asOf;
        this.measured = measured(running(period), asOf);
        Excuses excuses = new Excuses(facts, subject, agreements, asOf);
        for (IncidentFacts incident : facts.incidents()) {
            Claims claims = Claims.ofIncident(incident, subject, excuses, agreements, asOf);
            if (!claims.raw().isEmpty()) {
                ofIncidents.add(new Claimed(incident.incident(), claims));
            }
        }
        this.ofPlannedWork = excuses.ofPlannedWork();
    }

    /**
     * The figures.
     *
     * @param agreements every millisecond is measured by the version in force in it
     * @param asOf nothing beyond it is measured: the future is neither up nor down
     */
    public static UptimeReport report(
            Window period, Subject subject, ServiceFacts facts, Agreements agreements, Instant asOf) {
        return new Uptime(period, subject, facts, agreements, asOf).report(period);
    }

    /** What was measured as a partition, oldest first; empty where nothing was. */
    public static List<Piece> timeline(
            Window period, Subject subject, ServiceFacts facts, Agreements agreements, Instant asOf) {
        Uptime uptime = new Uptime(period, subject, facts, agreements, asOf);
        return Sweep.partition(uptime.measured, uptime.net(false));
    }

    /** The part of {@code period} in which the service runs, now or later. */
    private Window running(Window period) {
        Instant from = facts.serviceStart().map(Stated::at).filter(period.from()::isBefore).orElse(period.from());
        return facts.serviceStart().isPresent() && from.isBefore(period.until())
                ? new Window(from, period.until())
                : new Window(period.from(), period.from());
    }

    private static Window measured(Window running, Instant asOf) {
        Instant until = running.until().isBefore(asOf) ? running.until() : asOf;
        return new Window(running.from(), until.isAfter(running.from()) ? until : running.from());
    }

    private UptimeReport report(Window period) {
        Tally net = tally(net(false));
        Tally raw = isNothingExcused() ? net : tally(raw());
        boolean allKnown = facts.absences().stream().allMatch(it -> it.decision().isPresent());
        Tally worst = allKnown ? net : tally(net(true));
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
                worst.figure(),
                excluded,
                net.unknownMillis(),
                budget(period, net.excluded()),
                net.allowance(),
                net.meetsTarget(Exclusions.LEAVE_BOTH) != net.meetsTarget(Exclusions.COUNT_AS_UP),
                incidents());
    }

    private List<Claim> net(boolean atWorst) {
        List<Claim> claims = new ArrayList<>();
        ofIncidents.forEach(incident -> claims.addAll(incident.claims().net()));
        claims.addAll(ofPlannedWork);
        claims.addAll(Claims.ofAbsences(facts.absences(), subject, agreements, asOf, atWorst));
        return claims;
    }

    private boolean isNothingExcused() {
        return ofPlannedWork.isEmpty()
                && ofIncidents.stream().allMatch(it -> it.claims().net() == it.claims().raw());
    }

    private List<Claim> raw() {
        List<Claim> claims = new ArrayList<>();
        ofIncidents.forEach(incident -> claims.addAll(incident.claims().raw()));
        claims.addAll(Claims.ofAbsences(facts.absences(), subject, agreements, asOf, false));
        return claims;
    }

    private Tally tally(Collection<Claim> claims) {
        Tally tally = new Tally(agreements, measured);
        Sweep.walk(measured, claims, tally::add);
        return tally;
    }

    /**
     * The share that the targets leave of the whole period: the rest of a running year has its budget already, by the
     * versions that are known to hold then.
     *
     * @param excluded milliseconds of what was measured, by version; the versions to come have none yet
     */
    private long budget(Window period, List<Long> excluded) {
        List<SlaTerms> terms = new ArrayList<>();
        List<Long> millis = new ArrayList<>();
        for (InForce part : agreements.within(running(period))) {
            long taken = millis.size() < excluded.size() ? excluded.get(millis.size()) : 0;
            terms.add(part.agreement().terms());
            millis.add(UptimeReport.millis(part.window()) - taken);
        }
        return Allowance.of(terms, millis).wholeMillis();
    }

    private List<BudgetUse> incidents() {
        List<BudgetUse> uses = new ArrayList<>();
        for (Claimed incident : ofIncidents) {
            List<Claim> own = incident.claims().net();
            if (own.stream().anyMatch(claim -> claim.weight().isPositive() && Sweep.touches(claim, measured))) {
                use(incident.incident(), own).ifPresent(uses::add);
            }
        }
        uses.sort(Comparator.comparingLong(BudgetUse::downtimeMillis).reversed().thenComparing(BudgetUse::incident));
        return uses;
    }

    /** What an incident uses of the budget by itself: work that did not cause it takes nothing of that (§ 7, § 12). */
    private Optional<BudgetUse> use(String incident, List<Claim> own) {
        Tally tally = new Tally(agreements, measured);
        Stretches down = new Stretches();
        Sweep.walk(measured, own, stretch -> {
            tally.add(stretch);
            if (stretch.weight().isPositive() && !stretch.named().isExcluded()) {
                down.add(stretch.fromMilli(), stretch.untilMilli());
            }
        });
        long downtime = tally.figure().downtimeMillis();
        return downtime > 0
                ? Optional.of(new BudgetUse(incident, downtime, down.windows()))
                : Optional.empty();
    }

    /** Joins stretches that follow one another. */
    private static final class Stretches {

        private final List<Window> windows = new ArrayList<>();

        void add(long fromMilli, long untilMilli) {
            Instant from = Instant.ofEpochMilli(fromMilli);
            boolean joins = !windows.isEmpty() && windows.getLast().until().equals(from);
            windows.add(new Window(joins ? windows.removeLast().from() : from, Instant.ofEpochMilli(untilMilli)));
        }

        List<Window> windows() {
            return windows;
        }
    }
}
