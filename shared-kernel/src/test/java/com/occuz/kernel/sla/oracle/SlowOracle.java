package com.occuz.kernel.sla.oracle;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.ServiceClass;
import com.occuz.kernel.sla.Share;
import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.sla.oracle.History.Claim;
import com.occuz.kernel.sla.oracle.History.Gap;
import com.occuz.kernel.sla.oracle.History.Incident;
import com.occuz.kernel.sla.oracle.History.Saying;
import com.occuz.kernel.sla.oracle.History.Span;
import com.occuz.kernel.sla.oracle.History.Turn;
import com.occuz.kernel.sla.oracle.History.Work;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one tick was, asked of every fact by itself, as the readings of the agreement say it (the rows are named). It knows
 * no intervals: whether something held is asked tick by tick.
 */
final class SlowOracle {

    private static final List<Component> OF_PLATFORM =
            List.of(Component.values()).stream().filter(it -> it != Component.SUPPORT_SECTION).toList();

    private final History history;
    private final WorkOracle works;

    /** The components whose time is asked for. */
    private final List<Component> seen;

    private final @Nullable AccountId account;

    /** By identity: two incidents can be alike in every word. */
    private final Map<Incident, List<Outage>> outages = new IdentityHashMap<>();

    SlowOracle(History history) {
        this.history = history;
        this.works = new WorkOracle(history);
        this.seen = history.subject().component().map(List::of).orElse(OF_PLATFORM);
        this.account = history.subject().account().orElse(null);
        history.incidents().forEach(incident -> outages.put(incident, outages(incident)));
    }

    /**
     * @param isUnknown row 28: nobody watched and nobody has decided, and nothing that counts says it was down; by row 31
     *     the label has no part in that
     * @param worstIsDown whether it is downtime if all that nobody knows is
     */
    record Tick(ServiceClass named, Share weight, Share raw, boolean isUnknown, boolean worstIsDown) {}

    Tick tick(int tick) {
        boolean down = false;
        boolean excused = false;
        boolean rawDown = false;
        boolean degraded = false;
        boolean stabilized = false;
        Share lesser = Share.NONE;
        Share rawLesser = Share.NONE;
        for (Incident incident : history.incidents()) {
            if (!hits(incident.components()) || !concerns(incident, tick)) {
                continue;
            }
            stabilized = stabilized || isStabilized(incident, tick);
            if (!isGone(incident, tick)) {
                continue;
            }
            int severity = said(incident.severities(), tick);
            Share weight = history.terms(tick).weights().get(severity - 1);
            boolean counts = !isExcusedByWork(incident, tick);
            boolean byClaim = counts && isExcusedByClaim(incident, tick);
            excused |= byClaim;
            if (severity == 1) {
                rawDown = true;
                down |= counts && !byClaim;
            } else {
                rawLesser = heavier(rawLesser, weight);
                if (counts && !byClaim) {
                    degraded = true;
                    lesser = heavier(lesser, weight);
                }
            }
        }
        boolean unknown = false;
        for (Gap gap : history.gaps()) {
            if (hits(gap.components()) && isWithin(tick, gap.from(), gap.until())) {
                // Row 28: what was decided to be down counts; what was not decided is unknown.
                unknown |= gap.down() == null;
                down |= gap.down() != null && gap.down();
                rawDown |= gap.down() != null && gap.down();
            }
        }
        // Row 15: degraded work in stabilization is operational, also as if nothing were excluded.
        lesser = stabilized ? Share.NONE : lesser;
        Share ofCritical = history.terms(tick).weights().getFirst();
        Share raw = rawDown ? ofCritical : stabilized ? Share.NONE : rawLesser;
        ServiceClass named = named(tick, down, lesser, excused, stabilized, degraded, unknown);
        Share weight = down ? ofCritical : lesser;
        return new Tick(named, named.isExcluded() ? Share.NONE : weight, raw, unknown && !down, down || unknown);
    }

    /** How much of a tick is downtime by this incident alone. */
    Share own(Incident incident, int tick) {
        if (!hits(incident.components())
                || !concerns(incident, tick)
                || !isGone(incident, tick)
                || isExcusedByWork(incident, tick)
                || isExcusedByClaim(incident, tick)) {
            return Share.NONE;
        }
        int severity = said(incident.severities(), tick);
        return severity != 1 && isStabilized(incident, tick)
                ? Share.NONE
                : history.terms(tick).weights().get(severity - 1);
    }

    /** Row 31; what is counted comes first (row 18), by its name. */
    private ServiceClass named(
            int tick, boolean down, Share lesser, boolean excused, boolean stabilized, boolean degraded, boolean unknown) {
        if (down) {
            return ServiceClass.DOWN;
        }
        if (lesser.isPositive()) {
            return ServiceClass.DEGRADED;
        }
        if (isWork(WorkKind.MIGRATION, tick)) {
            return ServiceClass.MIGRATION;
        }
        if (isWork(WorkKind.MAINTENANCE, tick)) {
            return ServiceClass.MAINTENANCE;
        }
        if (excused) {
            return ServiceClass.EXCLUDED;
        }
        if (stabilized) {
            return ServiceClass.STABILIZATION;
        }
        if (degraded) {
            return ServiceClass.DEGRADED;
        }
        return unknown ? ServiceClass.UNKNOWN : ServiceClass.OPERATIONAL;
    }

    private boolean isWork(WorkKind kind, int tick) {
        for (Work work : history.works()) {
            if (work.kind() == kind && covers(work) && works.isExcluded(work, tick)) {
                return true;
            }
        }
        return false;
    }

    /** Row 3: the components in scope, and the platform only where the scope is the whole platform. */
    private boolean covers(Work work) {
        return work.components().containsAll(seen);
    }

    /** Row 18: its cause is that maintenance, or that migration. */
    private boolean isExcusedByWork(Incident incident, int tick) {
        if (incident.causedBy() == null) {
            return false;
        }
        String meant = incident.causeReference();
        for (Work work : history.works()) {
            if (work.kind() == incident.causedBy()
                    && (meant == null || meant.equals(work.id()) || meant.equals(work.family()))
                    && covers(work)
                    && works.isExcluded(work, tick)) {
                return true;
            }
        }
        return false;
    }

    /** Rows 21 and 22: approved by another, not revoked, in scope, in the affected time. */
    private boolean isExcusedByClaim(Incident incident, int tick) {
        for (Claim claim : history.claims()) {
            boolean stands = claim.decision() != null
                    && claim.decision().approves()
                    && !claim.decision().by().equals(claim.claimant())
                    && !claim.revoked();
            boolean meant = claim.incident() == null
                    || claim.incident().equals(incident.id())
                    || claim.id().equals(incident.causeReference());
            if (stands && meant && claim.affected().contains(tick) && isInScope(claim, incident, tick)) {
                return true;
            }
        }
        return false;
    }

    private boolean isInScope(Claim claim, Incident incident, int tick) {
        for (Component component : incident.components()) {
            if (seen.contains(component) && !claim.components().contains(component)) {
                return false;
            }
        }
        boolean itsAlone = said(incident.scopes(), tick) == 0;
        return claim.account() == null
                || claim.account().equals(account)
                        && (itsAlone || claim.incident() != null);
    }

    private boolean hits(Set<Component> components) {
        for (Component component : seen) {
            if (components.contains(component)) {
                return true;
            }
        }
        return false;
    }

    private boolean concerns(Incident incident, int tick) {
        return said(incident.scopes(), tick) == 1
                || incident.owner().equals(account);
    }

    /** Row 6: from the onset to the last restoration, less the time between a restoration and a relapse. */
    private boolean isGone(Incident incident, int tick) {
        for (Outage outage : outages.getOrDefault(incident, List.of())) {
            if (isWithin(tick, outage.from(), outage.until())) {
                return true;
            }
        }
        return false;
    }

    /** Row 15: declared, not ended, at most so long from the first restoration. */
    private boolean isStabilized(Incident incident, int tick) {
        Span declared = incident.stabilization();
        List<Outage> all = outages.getOrDefault(incident, List.of());
        Integer restored = all.isEmpty() ? null : all.getFirst().until();
        if (declared == null || restored == null) {
            return false;
        }
        Integer end = incident.stabilizationEnd();
        boolean shortened = end != null && declared.contains(end) && tick >= end;
        return restored <= tick && tick < restored + history.terms(restored).stabilizationLimit()
                && declared.contains(tick) && !shortened;
    }

    /** @param until {@code null} while it lasts */
    record Outage(int from, @Nullable Integer until) {}

    /** What is known in the end, of all that was recorded one after the other. */
    static List<Outage> outages(Incident incident) {
        List<Outage> outages = new ArrayList<>(List.of(new Outage(incident.start(), null)));
        for (Turn turn : incident.turns()) {
            Outage last = outages.getLast();
            switch (turn.sort()) {
                case RESTORED -> {
                    // Said while service was there it restores nothing, and no correction is about it.
                    if (last.until() == null) {
                        outages.set(outages.size() - 1, new Outage(last.from(), turn.tick()));
                    }
                }
                case RELAPSED -> {
                    if (last.until() != null) {
                        outages.add(new Outage(turn.tick(), null));
                    }
                }
                case START_CORRECTED -> outages.set(0, new Outage(turn.tick(), outages.getFirst().until()));
                case RESTORATION_CORRECTED -> {
                    int corrected = outages.size() - (last.until() == null && outages.size() > 1 ? 2 : 1);
                    outages.set(corrected, new Outage(outages.get(corrected).from(), turn.tick()));
                }
            }
        }
        return outages;
    }

    private boolean isWithin(int tick, int from, Integer until) {
        return from <= tick && tick < history.asOf() && (until == null || tick < until);
    }

    /** Row 14: what was said last of all that holds at the tick. */
    private static int said(List<Saying> sayings, int tick) {
        int value = 0;
        for (Saying saying : sayings) {
            if (saying.from() == null || saying.from() <= tick) {
                value = saying.value();
            }
        }
        return value;
    }

    private static Share heavier(Share a, Share b) {
        return a.numerator() * b.denominator() >= b.numerator() * a.denominator() ? a : b;
    }
}
