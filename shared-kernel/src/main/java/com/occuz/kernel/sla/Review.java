package com.occuz.kernel.sla;

/**
 * Somebody approved or rejected what another had claimed.
 *
 * @param by who it was, by an opaque id
 * @param event id of the event that recorded it
 */
public record Review(String by, boolean approved, String event) {}
