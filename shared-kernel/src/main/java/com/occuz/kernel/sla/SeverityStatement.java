package com.occuz.kernel.sla;

import java.time.Instant;
import java.util.Optional;

/**
 * Somebody said how bad an incident is.
 *
 * @param from from this instant on (an escalation or de-escalation); empty: it was so all along (the first statement, or
 *     a correction)
 * @param event id of the event that said it
 */
public record SeverityStatement(Severity severity, Optional<Instant> from, String event) {}
