package com.occuz.query.operations;

/** Positions in blocks of 1,000: block 0 holds 1 to 1,000, block 1 holds 1,001 to 2,000. */
final class Blocks {

    static final long SIZE = 1_000;

    private Blocks() {}

    static long of(long position) {
        return (position - 1) / SIZE;
    }

    static long firstPosition(long block) {
        return block * SIZE + 1;
    }

    static long lastPosition(long block) {
        return (block + 1) * SIZE;
    }

    /** How many blocks lie completely at or below a position. */
    static long completeUpTo(long position) {
        return position / SIZE;
    }

    /**
     * What is held of a block, or of part of it.
     *
     * @param events how many
     * @param positionSum sum of their positions; with the number it betrays an event that took another's place
     */
    record Sum(long events, long positionSum) {

        static final Sum ZERO = new Sum(0, 0);

        static Sum of(long position) {
            return new Sum(1, position);
        }

        Sum plus(Sum other) {
            return new Sum(events + other.events, positionSum + other.positionSum);
        }
    }
}
