package com.occuz.kernel.sla;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A stretch of time that one timeline names or weighs otherwise than another.
 *
 * @param before empty: the first timeline did not measure it
 * @param after empty: the second one does not
 */
public record Difference(Instant from, Instant until, Optional<Piece> before, Optional<Piece> after) {

    /**
     * Where two timelines differ, oldest first; each of them is a partition as {@link Uptime#timeline} gives it. Events
     * alone make no difference.
     */
    public static List<Difference> between(List<Piece> before, List<Piece> after) {
        TreeSet<Instant> ends = new TreeSet<>();
        for (Piece piece : union(before, after)) {
            ends.add(piece.from());
            ends.add(piece.until());
        }
        List<Difference> differences = new ArrayList<>();
        int b = 0;
        int a = 0;
        for (Instant from : ends) {
            Instant until = ends.higher(from);
            if (until != null) {
                b = at(before, b, from);
                a = at(after, a, from);
                Difference next = new Difference(from, until, holding(before, b, from), holding(after, a, from));
                if (!next.isNone()) {
                    differences.add(next);
                }
            }
        }
        return List.copyOf(differences);
    }

    private boolean isNone() {
        return Objects.equals(before.map(Piece::named), after.map(Piece::named))
                && Objects.equals(before.map(Piece::weight), after.map(Piece::weight));
    }

    private static List<Piece> union(List<Piece> before, List<Piece> after) {
        List<Piece> all = new ArrayList<>(before);
        all.addAll(after);
        return all;
    }

    /** The index of the first piece that ends after {@code instant}, from an index on. */
    private static int at(List<Piece> pieces, int index, Instant instant) {
        int found = index;
        while (found < pieces.size() && !pieces.get(found).until().isAfter(instant)) {
            found++;
        }
        return found;
    }

    private static Optional<Piece> holding(List<Piece> pieces, int index, Instant instant) {
        return index < pieces.size() && !pieces.get(index).from().isAfter(instant)
                ? Optional.of(pieces.get(index))
                : Optional.empty();
    }
}
