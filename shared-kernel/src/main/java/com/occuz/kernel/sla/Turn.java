package com.occuz.kernel.sla;

/** Service came back, or went again. */
public sealed interface Turn {

    Stated when();

    record Restored(Stated when) implements Turn {}

    record Relapsed(Stated when) implements Turn {}
}
