package com.occuz.edge.journal;

/** A stream cannot be read on: bytes that were durable once are broken or gone. */
public final class DamagedJournal extends RuntimeException {

    DamagedJournal(String sentence) {
        super(sentence);
    }
}
