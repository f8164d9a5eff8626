package com.occuz.demo;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** The dice of one part of the year; what one part throws does not move another. */
final class Chance {

    private final SplittableRandom random;

    Chance(long seed, String part) {
        this.random = new SplittableRandom(31 * seed + part.hashCode());
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    boolean percent(int percent) {
        return random.nextInt(100) < percent;
    }

    /** From 0 to below 1. */
    double share() {
        return random.nextDouble();
    }

    <T> T of(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    /** Whole seconds, both ends included. */
    Duration between(Duration least, Duration most) {
        return Duration.ofSeconds(random.nextLong(least.toSeconds(), most.toSeconds() + 1));
    }

    Duration minutes(int least, int most) {
        return between(Duration.ofMinutes(least), Duration.ofMinutes(most));
    }

    UUID uuid() {
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() >>> 2 | 1L << 63);
    }

    /** How often something happens that happens {@code expected} times on average. */
    int times(double expected) {
        int whole = (int) expected;
        double spread = Math.sqrt(expected) * (random.nextDouble() + random.nextDouble() + random.nextDouble() - 1.5);
        return Math.max(0, (int) (whole + spread + (random.nextDouble() < expected - whole ? 1 : 0)));
    }
}
