package com.occuz.query.servicelevel;

import java.time.Instant;

/**
 * A row of {@code view.service_fact}: never changed, never taken out.
 *
 * @param subject the aggregate that the fact is about
 */
record ServiceFactRow(long position, Instant recordedAt, String event, String subject, ServiceFact fact) {}
