package com.occuz.edge.journal;

/** What a click has outlived by the time its redirect is answered. */
public enum Durability {
    /** On stable storage: it survives the loss of power. */
    FSYNC,
    /** Handed to the operating system: it survives the death of the process. */
    OS
}
