package com.occuz.kernel.work;

import com.occuz.kernel.ledger.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The claim that work which was recorded only once it had begun is "scheduled" all the same (§ 7, § 12). It is granted by
 * as many people as the terms ask for, none of them a claimant, and ends with one rejection.
 *
 * @param needed how many people have to approve it
 * @param claimants who recorded the work and who recorded its start
 * @param opinions oldest first; one of a person
 */
public record LateClaim(int needed, Set<Actor> claimants, List<Opinion> opinions) {

    /** What one person decided. */
    public record Opinion(Actor by, boolean approves, Instant at) {}

    /** How the claim stands. */
    public enum Standing {
        /** Nothing is excluded while it is. */
        CLAIMED,
        APPROVED,
        REJECTED
    }

    public LateClaim {
        claimants = Set.copyOf(claimants);
        opinions = List.copyOf(opinions);
    }

    static LateClaim by(int needed, Actor one, Actor other) {
        return new LateClaim(needed, one.equals(other) ? Set.of(one) : Set.of(one, other), List.of());
    }

    /** Who corrects when late work began states it as those did who recorded it. */
    LateClaim claimedBy(int approvals, Actor another) {
        Set<Actor> all = new HashSet<>(claimants);
        all.add(another);
        return new LateClaim(approvals, all, opinions);
    }

    public Standing standing() {
        if (opinions.stream().anyMatch(it -> !it.approves())) {
            return Standing.REJECTED;
        }
        return opinions.size() >= needed ? Standing.APPROVED : Standing.CLAIMED;
    }

    LateClaim with(Opinion opinion) {
        List<Opinion> all = new ArrayList<>(opinions);
        all.add(opinion);
        return new LateClaim(needed, claimants, all);
    }
}
