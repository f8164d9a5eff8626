package com.occuz.proof;

import java.util.Random;

/** Where the chance of a proof comes from; printed, and taken from {@code -Doccuz.seed} to see a run again. */
final class Seed {

    private Seed() {}

    static Random random(String proof) {
        long seed = Long.getLong("occuz.seed", System.nanoTime() & 0xffff_ffffL);
        System.out.println(proof + ": -Doccuz.seed=" + seed);
        return new Random(seed);
    }

    /** How long {@code ./occuz soak} was asked to take. */
    static int soakMinutes() {
        return Integer.getInteger("occuz.soak.minutes", 10);
    }
}
