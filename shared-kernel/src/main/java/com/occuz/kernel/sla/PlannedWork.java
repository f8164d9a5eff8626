package com.occuz.kernel.sla;

import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is known of a piece of scheduled work (§ 7, § 12) at some position of the ledger, with the events that told it.
 * Begin with {@link #planned}, or with {@link #told} where another system told of it; then add what happens. What of it
 * is excluded from uptime, {@link WorkRulings} says.
 *
 * @param family parts that share purpose and infrastructure share it and are one migration; its own id otherwise
 * @param components what it covers, at least one, sorted; the platform only where it covers all of it
 * @param plan empty: another system told of it, and when it was planned there nobody knows
 * @param extensions in the order in which they were recorded
 * @param startedAt when it really began; empty while it has not
 * @param endedAt when it was finished, or aborted after its start; empty while it goes on
 * @param cancelledAt called off; at its start or before, it never took place
 * @param justified whether a justification was recorded; mandatory for migrations
 * @param reviews what people said of it, in the order in which it was recorded; matters where it was recorded late
 */
public record PlannedWork(
        String id,
        WorkKind kind,
        String family,
        Set<Component> components,
        Optional<Plan> plan,
        List<Extension> extensions,
        Optional<Stated> startedAt,
        Optional<Stated> endedAt,
        Optional<Stated> cancelledAt,
        boolean justified,
        List<Review> reviews) {

    /** Work on everything there is. */
    public static final Set<Component> WHOLE_PLATFORM =
            Collections.unmodifiableSet(EnumSet.allOf(Component.class));

    /**
     * The plan.
     *
     * @param recordedAt when we learnt it (the envelope's time), whatever it says
     * @param claimant who recorded it, by an opaque id; nobody approves a claim of their own
     * @param event id of the event that recorded it
     */
    public record Plan(Window window, Instant recordedAt, String claimant, String event) {}

    /**
     * The planned end was moved.
     *
     * @param until the new end
     * @param recordedAt when we learnt it; it counts only if that was before the end that it moves
     * @param event id of the event that recorded it
     */
    public record Extension(Instant until, Instant recordedAt, String event) {}

    public PlannedWork {
        components = Collections.unmodifiableSet(new TreeSet<>(components));
        extensions = List.copyOf(extensions);
        reviews = List.copyOf(reviews);
        if (components.isEmpty()) {
            throw new IllegalArgumentException("planned work covers at least one component");
        }
    }

    /** Work as its plan tells it: a family of its own, without a justification. */
    public static PlannedWork planned(String id, WorkKind kind, Set<Component> components, Plan plan) {
        return new PlannedWork(
                id, kind, id, components, Optional.of(plan), List.of(), Optional.empty(), Optional.empty(),
                Optional.empty(), false, List.of());
    }

    /** Work that another system told of: known since when it really began, and nothing else. */
    public static PlannedWork told(String id, WorkKind kind, Set<Component> components, Stated startedAt) {
        return new PlannedWork(
                id, kind, id, components, Optional.empty(), List.of(), Optional.of(startedAt), Optional.empty(),
                Optional.empty(), false, List.of());
    }

    /** It is part of a migration; a later word holds. */
    public PlannedWork inFamily(String family) {
        return new PlannedWork(
                id, kind, family, components, plan, extensions, startedAt, endedAt, cancelledAt, justified, reviews);
    }

    /** Why it is needed was recorded. */
    public PlannedWork withJustification() {
        return new PlannedWork(
                id, kind, family, components, plan, extensions, startedAt, endedAt, cancelledAt, true, reviews);
    }

    public PlannedWork extended(Extension extension) {
        return new PlannedWork(
                id, kind, family, components, plan, plus(extensions, extension), startedAt, endedAt, cancelledAt,
                justified, reviews);
    }

    /** It began; said again, it replaces what was said before. */
    public PlannedWork started(Stated when) {
        return new PlannedWork(
                id, kind, family, components, plan, extensions, Optional.of(when), endedAt, cancelledAt, justified,
                reviews);
    }

    /** It was finished, or aborted after its start; said again, it replaces what was said before. */
    public PlannedWork ended(Stated when) {
        return new PlannedWork(
                id, kind, family, components, plan, extensions, startedAt, Optional.of(when), cancelledAt, justified,
                reviews);
    }

    public PlannedWork cancelled(Stated when) {
        return new PlannedWork(
                id, kind, family, components, plan, extensions, startedAt, endedAt, Optional.of(when), justified,
                reviews);
    }

    public PlannedWork reviewed(Review review) {
        return new PlannedWork(
                id, kind, family, components, plan, extensions, startedAt, endedAt, cancelledAt, justified,
                plus(reviews, review));
    }

    /** What people said of a claim that has fallen does not count for another one. */
    public PlannedWork unreviewed() {
        return new PlannedWork(
                id, kind, family, components, plan, extensions, startedAt, endedAt, cancelledAt, justified, List.of());
    }

    /** When it really began, unless it had been cancelled by then. */
    public Optional<Stated> tookPlaceFrom() {
        return startedAt.filter(started ->
                cancelledAt.filter(cancelled -> !cancelled.at().isAfter(started.at())).isEmpty());
    }

    /** When it really was over: finished, aborted or, once begun, cancelled, whatever came first. */
    public Optional<Stated> overAt() {
        return endedAt
                .filter(ended -> cancelledAt.filter(it -> it.at().isBefore(ended.at())).isEmpty())
                .or(() -> cancelledAt);
    }

    private static <T> List<T> plus(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return longer;
    }
}
