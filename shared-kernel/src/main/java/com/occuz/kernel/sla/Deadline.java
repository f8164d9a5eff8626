package com.occuz.kernel.sla;

import java.time.Instant;

/**
 * An instant at which something about a clock has to be recorded.
 *
 * @param ringsAt when to record it: for a warning the instant at which its share of the time is used up, for what is due
 *     the first instant after {@code dueAt}, because what happens at {@code dueAt} is in time
 * @param dueAt the clock's due instant
 */
public record Deadline(ClockName clock, Reading reading, Alarm.Kind kind, Instant ringsAt, Instant dueAt) {}
