package com.occuz.query.operations;

/** How far processors have come, as their stored tokens say. */
@FunctionalInterface
public interface ProcessorTokens {

    /** Read anew at every call; position 0 for a processor without a token. */
    Reached reached(String processor);

    /**
     * @param position every event up to here was offered to the processor, in its store's order
     */
    record Reached(long position) {}
}
