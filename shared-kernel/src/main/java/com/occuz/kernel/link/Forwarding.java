package com.occuz.kernel.link;

/**
 * What of a visitor's own address goes on to the destination.
 *
 * @param query what they append after {@code ?}; it follows the destination's own query
 * @param path what they append after the slug; it follows the destination's own path
 */
public record Forwarding(boolean query, boolean path) {

    public static final Forwarding NONE = new Forwarding(false, false);
}
