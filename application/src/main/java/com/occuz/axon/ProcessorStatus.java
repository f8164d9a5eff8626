package com.occuz.axon;

import java.util.Optional;

/**
 * How a processor is doing on this node.
 *
 * @param position up to which the view holds everything
 * @param head the last position of what it follows
 * @param runsHere whether this node does the work; another one does otherwise
 * @param halted why it goes no further
 * @param deadLetters events that it could not handle
 * @param rebuild if the view is being made again, on whichever node
 */
public record ProcessorStatus(
        String name,
        long position,
        long head,
        boolean runsHere,
        Optional<String> halted,
        long deadLetters,
        Optional<RebuildStatus> rebuild) {

    /** Positions it has yet to handle. */
    public long lag() {
        return Math.max(0, head - position);
    }
}
