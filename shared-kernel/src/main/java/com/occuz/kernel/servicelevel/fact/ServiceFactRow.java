package com.occuz.kernel.servicelevel.fact;

import java.time.Instant;

/**
 * A row of {@code view.service_fact}: never changed, never taken out.
 *
 * @param subject the aggregate that the fact is about
 */
public record ServiceFactRow(long position, String event, String subject, ServiceFact fact) {

    /** A row with when its event was recorded, which is kept for people to read; no figure needs it. */
    public record Recorded(ServiceFactRow row, Instant at) {}
}
