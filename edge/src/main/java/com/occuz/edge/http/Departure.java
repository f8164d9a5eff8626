package com.occuz.edge.http;

/** Whether this edge is about to go: it still answers, and tells whoever asks to go elsewhere from now on. */
final class Departure {

    private volatile boolean announced;

    void announce() {
        announced = true;
    }

    boolean isAnnounced() {
        return announced;
    }
}
