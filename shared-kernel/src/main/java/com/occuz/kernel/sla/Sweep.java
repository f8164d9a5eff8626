package com.occuz.kernel.sla;

import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

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

    /** In the order of the classes. */
    private final List<Active> active = Arrays.stream(ServiceClass.values()).map(Active::new).toList();

    private Sweep(Window period, Collection<Claim> all) {
        this.begin = period.from().toEpochMilli();
        this.end = period.until().toEpochMilli();
        this.claims = new ArrayList<>(all.size());
        long[] froms = new long[all.size()];
        long[] untils = new long[all.size()];
        for (Claim claim : all) {
            int next = claims.size();
            froms[next] = Math.max(begin, claim.window().from().toEpochMilli());
            untils[next] = Math.min(end, claim.window().until().toEpochMilli());
            if (froms[next] < untils[next]) {
                claims.add(claim);
            }
        }
        this.from = Arrays.copyOf(froms, claims.size());
        this.until = Arrays.copyOf(untils, claims.size());
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
        long[] turns = turns();
        Turning opening = new Turning(turns, from);
        Turning closing = new Turning(turns, until);
        for (int turn = 0; turn + 1 < turns.length; turn++) {
            for (int i = opening.first(turn); i < opening.first(turn + 1); i++) {
                of(opening.claim(i)).open(opening.claim(i));
            }
            for (int i = closing.first(turn); i < closing.first(turn + 1); i++) {
                of(closing.claim(i)).close(closing.claim(i));
            }
            visitor.stretch(stretch(turns[turn], turns[turn + 1]));
        }
    }

    /** Every instant at which something may change, sorted, each once: the ends of the period among them. */
    private long[] turns() {
        int size = claims.size();
        long[] turns = new long[2 * size + 2];
        System.arraycopy(from, 0, turns, 0, size);
        System.arraycopy(until, 0, turns, size, size);
        turns[2 * size] = begin;
        turns[2 * size + 1] = end;
        Arrays.sort(turns);
        int distinct = 1;
        for (int i = 1; i < turns.length; i++) {
            if (turns[i] != turns[distinct - 1]) {
                turns[distinct++] = turns[i];
            }
        }
        return Arrays.copyOf(turns, distinct);
    }

    private Stretch stretch(long from, long until) {
        Active naming = naming();
        if (naming == null) {
            return new Stretch(from, until, ServiceClass.OPERATIONAL, Share.NONE, false, List::of);
        }
        boolean unwatched = active.get(ServiceClass.UNKNOWN.ordinal()).isHolding();
        return new Stretch(from, until, naming.named, naming.weight(), unwatched, naming::claims);
    }

    /**
     * The first class that holds; but what is counted as downtime comes before all excuses, and so does a lesser incident
     * that the terms count, except in stabilization, where it is operational (§ 6).
     *
     * @return {@code null} where nothing is claimed
     */
    private @Nullable Active naming() {
        Active first = null;
        boolean stabilizing = false;
        for (Active claims : active) {
            if (claims.isHolding()) {
                boolean counts = claims.named == ServiceClass.DOWN
                        || claims.named == ServiceClass.DEGRADED && !stabilizing && claims.weight().isPositive();
                if (counts) {
                    return claims;
                }
                stabilizing |= claims.named == ServiceClass.STABILIZATION;
                first = first == null ? claims : first;
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

    private Active of(int index) {
        return active.get(claims.get(index).named().ordinal());
    }

    /** The claims of one class that hold where the sweep stands. */
    private final class Active {

        private final ServiceClass named;
        private final TreeSet<Integer> indexes = new TreeSet<>();
        private final TreeMap<Share, Integer> weights = new TreeMap<>();

        Active(ServiceClass named) {
            this.named = named;
        }

        boolean isHolding() {
            return !indexes.isEmpty();
        }

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

    /** Which claims turn at which of some instants: their indexes, put in order by counting. */
    private static final class Turning {

        private final int[] claims;
        private final int[] first;

        /** @param turns sorted, each once, all of {@code instants} among them */
        Turning(long[] turns, long[] instants) {
            int[] turnOf = Arrays.stream(instants).mapToInt(it -> Arrays.binarySearch(turns, it)).toArray();
            this.first = new int[turns.length + 1];
            for (int turn : turnOf) {
                first[turn + 1]++;
            }
            for (int turn = 0; turn < turns.length; turn++) {
                first[turn + 1] += first[turn];
            }
            int[] next = first.clone();
            this.claims = new int[instants.length];
            for (int claim = 0; claim < instants.length; claim++) {
                claims[next[turnOf[claim]]++] = claim;
            }
        }

        int claim(int place) {
            return claims[place];
        }

        /** The place of the first claim that turns at this instant or later. */
        int first(int turn) {
            return first[turn];
        }
    }
}
