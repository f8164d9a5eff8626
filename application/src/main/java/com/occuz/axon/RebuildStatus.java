package com.occuz.axon;

import java.util.Optional;

/**
 * A view that is being made again, on whichever node. The view that is read goes on meanwhile.
 *
 * @param position up to which the new tables hold everything
 * @param begun whether a node is at it; it waits for one otherwise
 * @param failure why it has ended without taking the view's place
 */
public record RebuildStatus(long position, boolean begun, Optional<String> failure) {}
