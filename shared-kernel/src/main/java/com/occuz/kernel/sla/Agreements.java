package com.occuz.kernel.sla;

import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.time.Window;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The versions of the agreement that are known, and which of them is in force when (§ 15).
 *
 * <p>Of those in effect at an instant the one published last holds. So a version that takes effect earlier than one
 * published before it takes that one's place for good.
 */
public final class Agreements {

    /** How the agreement is read where nothing was ever published. */
    public static final Agreements STANDARD = always(Agreement.STANDARD);

    /** Eight thousand years of milliseconds in such units still fit into a long. */
    private static final BigInteger MOST_UNITS = BigInteger.valueOf(10_000);

    private final List<Edition> editions;

    /** Those of them that are ever in force, each until the next one. */
    private final List<Edition> inTurn;

    /**
     * A version with the instant at which it takes effect.
     *
     * @param from empty: it held before anything was published
     */
    public record Edition(Agreement agreement, Optional<Instant> from) {

        public int version() {
            return agreement.terms().version();
        }

        private boolean holdsAt(Instant instant) {
            return from.filter(instant::isBefore).isEmpty();
        }
    }

    /** A version and a time in which it is in force. */
    public record InForce(Agreement agreement, Window window) {}

    private Agreements(List<Edition> editions) {
        this.editions = List.copyOf(editions);
        List<Edition> turns = new ArrayList<>();
        for (Edition edition : editions) {
            Optional<Instant> from = edition.from();
            turns.removeIf(other -> from.isEmpty() || other.from().filter(it -> !it.isBefore(from.get())).isPresent());
            turns.add(edition);
        }
        this.inTurn = List.copyOf(turns);
    }

    /** One version that holds whenever it is asked for. */
    public static Agreements always(Agreement agreement) {
        return new Agreements(List.of(new Edition(agreement, Optional.empty())));
    }

    /**
     * These, and one more that was published after them.
     *
     * @param from when it takes effect
     * @throws InvalidValue if it is not the next version, or if the weights of all versions have no common denominator
     *     that can be counted in
     */
    public Agreements with(Agreement next, Instant from) {
        if (next.terms().version() != latest().version() + 1) {
            throw new InvalidValue("version " + next.terms().version() + " does not come after " + latest().version());
        }
        List<Edition> more = new ArrayList<>(editions);
        more.add(new Edition(next, Optional.of(from)));
        Agreements all = new Agreements(more);
        if (unit(more.stream().map(Edition::agreement).toList()).compareTo(MOST_UNITS) > 0) {
            throw new InvalidValue("the weights of all versions have a common denominator of at most " + MOST_UNITS);
        }
        return all;
    }

    /** All versions, the first one first; never empty. */
    public List<Edition> editions() {
        return editions;
    }

    /** The version that was published last, whether it is in force already or not. */
    public Edition latest() {
        return editions.getLast();
    }

    /** The version with this number. */
    public Optional<Edition> version(int version) {
        return editions.stream().filter(it -> it.version() == version).findFirst();
    }

    /** The version in force at an instant. */
    public Agreement at(Instant instant) {
        return editionAt(instant).agreement();
    }

    /** The same with when it took effect. */
    public Edition editionAt(Instant instant) {
        for (Edition edition : inTurn.reversed()) {
            if (edition.holdsAt(instant)) {
                return edition;
            }
        }
        throw new IllegalStateException("some version has held from the beginning");
    }

    /** The versions in force in a time, one after the other without gap or overlap; none in an empty one. */
    public List<InForce> within(Window window) {
        List<InForce> within = new ArrayList<>();
        for (int i = 0; i < inTurn.size(); i++) {
            Instant from = inTurn.get(i).from().filter(window.from()::isBefore).orElse(window.from());
            Instant until = i + 1 == inTurn.size() ? window.until() : earlier(inTurn.get(i + 1), window.until());
            if (from.isBefore(until)) {
                within.add(new InForce(inTurn.get(i).agreement(), new Window(from, until)));
            }
        }
        return within;
    }

    private static Instant earlier(Edition next, Instant until) {
        return next.from().filter(until::isAfter).orElse(until);
    }

    /** The common denominator of the weights of downtime of some versions. */
    static BigInteger unit(List<Agreement> agreements) {
        BigInteger unit = BigInteger.ONE;
        for (Agreement agreement : agreements) {
            BigInteger own = BigInteger.valueOf(agreement.terms().downtimeUnit());
            unit = unit.multiply(own).divide(unit.gcd(own));
        }
        return unit;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Agreements same && same.editions.equals(editions);
    }

    @Override
    public int hashCode() {
        return editions.hashCode();
    }

    @Override
    public String toString() {
        return editions.toString();
    }
}
