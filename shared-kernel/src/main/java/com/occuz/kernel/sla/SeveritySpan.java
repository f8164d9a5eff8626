package com.occuz.kernel.sla;

import java.time.Instant;

/** An incident was of this severity from an instant on, as {@code event} said, until the next span begins. */
public record SeveritySpan(Instant from, Severity severity, String event) {}
