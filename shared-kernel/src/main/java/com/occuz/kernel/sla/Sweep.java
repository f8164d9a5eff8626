package com.occuz.kernel.sla;

import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/**
 * Partitions a period by overlapping claims, without gap or overlap: one pass over their ends, n log n.
 *
 * <p>The axis is whole milliseconds, as the figures are. An instant between two of them belongs to the millisecond it
 * lies in, so order is kept: neighbouring windows stay neighbours, and what is shorter than a millisecond may vanish but
 * never grows.
 */
public final class Sweep {

    /** Told of each stretch in turn. */
    interface Visitor {
        void stretch(Stretch stretch);
    }

    /**
     * Time in which the same claims hold.
     *
     * @param unwatched whether one of them says that nobody knows, under whatever name the stretch goes
     * @param claims those that name it, in their order
     */
    record Stretch(
            long fromMilli,
            long untilMilli,
            ServiceClass named,
            Share weight,
            boolean unwatched,
            Supplier<List<Claim>> claims) {

        long millis() {
            return untilMilli - fromMilli;
        }
    }

    private final long begin;
    private final long end;
    private final List<Claim> claims;
    private final long[] from;
    private final long[] until;
    private final Map<ServiceClass, Active> active = new EnumMap<>(ServiceClass.class);

    private Sweep(Window period, Collection<Claim> claims) {
        this.begin = period.from().toEpochMilli();
        this.end = period.until().toEpochMilli();
        this.claims = claims.stream().filter(claim -> touches(claim, period)).toList();
        this.from = this.claims.stream().mapToLong(it -> Math.max(begin, it.window().from().toEpochMilli())).toArray();
        this.until = this.claims.stream().mapToLong(it -> Math.min(end, it.window().until().toEpochMilli())).toArray();
    }

    /** Whether a claim says something of at least one millisecond of {@code period}. */
    static boolean touches(Claim claim, Window period) {
        long from = Math.max(period.from().toEpochMilli(), claim.window().from().toEpochMilli());
        return from < Math.min(period.until().toEpochMilli(), claim.window().until().toEpochMilli());
    }

    /** The whole period as pieces, oldest first; no two neighbours are alike. Where nothing is claimed: operational. */
    public static List<Piece> partition(Window period, Collection<Claim> claims) {
        List<Piece> pieces = new ArrayList<>();
        walk(period, claims, stretch -> {
            Set<String> events = new LinkedHashSet<>();
            stretch.claims().get().forEach(claim -> events.addAll(claim.events()));
            append(pieces, new Piece(
                    Instant.ofEpochMilli(stretch.fromMilli()),
                    Instant.ofEpochMilli(stretch.untilMilli()),
                    stretch.named(),
                    stretch.weight(),
                    List.copyOf(events)));
        });
        return List.copyOf(pieces);
    }

    static void walk(Window period, Collection<Claim> claims, Visitor visitor) {
        new Sweep(period, claims).walk(visitor);
    }

    private void walk(Visitor visitor) {
        int size = claims.size();
        Integer[] byFrom = order(from);
        Integer[] byUntil = order(until);
        int opened = 0;
        int closed = 0;
        for (long at = begin; at < end; ) {
            for (; opened < size && from[byFrom[opened]] <= at; opened++) {
                of(byFrom[opened]).open(byFrom[opened]);
            }
            for (; closed < size && until[byUntil[closed]] <= at; closed++) {
                of(byUntil[closed]).close(byUntil[closed]);
            }
            long next = end;
            if (opened < size) {
                next = Math.min(next, from[byFrom[opened]]);
            }
            if (closed < size) {
                next = Math.min(next, until[byUntil[closed]]);
            }
            visitor.stretch(stretch(at, next));
            at = next;
        }
    }

    private Stretch stretch(long from, long until) {
        Optional<Map.Entry<ServiceClass, Active>> naming = naming();
        if (naming.isEmpty()) {
            return new Stretch(from, until, ServiceClass.OPERATIONAL, Share.NONE, false, List::of);
        }
        Active named = naming.get().getValue();
        Active unknown = active.get(ServiceClass.UNKNOWN);
        boolean unwatched = unknown != null && !unknown.indexes.isEmpty();
        return new Stretch(from, until, naming.get().getKey(), named.weight(), unwatched, named::claims);
    }

    /**
     * The first class that holds; but what is counted as downtime comes before all excuses, and so does a lesser incident
     * that the terms count, except in stabilization, where it is operational (§ 6).
     */
    private Optional<Map.Entry<ServiceClass, Active>> naming() {
        Optional<Map.Entry<ServiceClass, Active>> first = Optional.empty();
        boolean stabilizing = false;
        for (Map.Entry<ServiceClass, Active> entry : active.entrySet()) {
            Active claims = entry.getValue();
            if (!claims.indexes.isEmpty()) {
                boolean counts = entry.getKey() == ServiceClass.DOWN
                        || entry.getKey() == ServiceClass.DEGRADED && !stabilizing && claims.weight().isPositive();
                if (counts) {
                    return Optional.of(entry);
                }
                stabilizing |= entry.getKey() == ServiceClass.STABILIZATION;
                first = first.or(() -> Optional.of(entry));
            }
        }
        return first;
    }

    private static void append(List<Piece> pieces, Piece next) {
        if (!pieces.isEmpty()) {
            Piece last = pieces.getLast();
            if (last.named() == next.named()
                    && last.weight().equals(next.weight())
                    && last.events().equals(next.events())) {
                pieces.set(pieces.size() - 1, new Piece(
                        last.from(), next.until(), next.named(), next.weight(), next.events()));
                return;
            }
        }
        pieces.add(next);
    }

    /** Indexes in the order of their instants. */
    private static Integer[] order(long[] instants) {
        Integer[] order = new Integer[instants.length];
        Arrays.setAll(order, index -> index);
        Arrays.sort(order, Comparator.comparingLong(index -> instants[index]));
        return order;
    }

    private Active of(int index) {
        return active.computeIfAbsent(claims.get(index).named(), named -> new Active());
    }

    /** The claims of one class that hold where the sweep stands. */
    private final class Active {

        private final TreeSet<Integer> indexes = new TreeSet<>();
        private final TreeMap<Share, Integer> weights = new TreeMap<>();

        void open(int index) {
            indexes.add(index);
            weights.merge(claims.get(index).weight(), 1, Integer::sum);
        }

        void close(int index) {
            indexes.remove(index);
            weights.computeIfPresent(claims.get(index).weight(), (weight, count) -> count == 1 ? null : count - 1);
        }

        Share weight() {
            return weights.lastKey();
        }

        List<Claim> claims() {
            return indexes.stream().map(claims::get).toList();
        }
    }
}
