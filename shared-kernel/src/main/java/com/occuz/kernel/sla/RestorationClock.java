package com.occuz.kernel.sla;

import com.occuz.kernel.time.Est;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads the restoration clock (§ 5): Sev 1 alone has an objective, round the clock, from the failure point on; it pauses
 * while service is restored and goes on where it stood when it relapses (§ 6).
 */
record RestorationClock(Reading reading, ClockStart start, IncidentFacts incident, Agreement agreement, Instant asOf) {

    private static final String CLAUSE = "§ 5";

    Clock read() {
        List<Said.Span<Severity>> spans = incident.severitySpans();
        boolean critical = spans.getLast().value() == Severity.CRITICAL;
        Optional<Instant> startedAt = start.at();
        if (!critical && startedAt.flatMap(this::exceededAt).filter(this::whileCritical).isEmpty()) {
            return new Clock(
                    ClockName.RESTORATION, reading, Optional.empty(), Optional.empty(), Optional.empty(), 0,
                    Verdict.NOT_APPLICABLE,
                    "The agreement sets no restoration objective for " + spans.getLast().value() + ".",
                    CLAUSE, agreement);
        }
        return startedAt.map(this::started).orElseGet(this::notStarted);
    }

    private Clock notStarted() {
        Optional<Instant> restored = incident.restoration().map(Stated::at);
        return clock(
                Optional.empty(),
                restored,
                0,
                restored.isPresent() ? Verdict.MET : Verdict.PENDING,
                restored
                        .map(at -> "Restored on " + Est.text(at) + ", before the clock could start (" + start.because()
                                + ").")
                        .orElse("The clock has not started: " + start.because() + "."));
    }

    private Clock started(Instant startedAt) {
        Optional<Instant> restored = incident.restoration().map(Stated::at);
        Duration used = used(startedAt);
        boolean exceeded = used.compareTo(agreement.terms().restorationObjective()) > 0;
        String told = "the clock started on " + Est.text(startedAt) + " (" + start.because() + ") and has run for " + Spelled.of(used)
                + " of " + Spelled.of(agreement.terms().restorationObjective()) + pauses();
        Verdict verdict = exceeded
                ? agreement.terms().beyondRestorationObjective()
                : restored.isPresent() ? Verdict.MET : Verdict.RUNNING;
        String because = restored.map(at -> "Restored on " + Est.text(at) + ": ").orElse("Not restored: ") + told
                + (verdict == Verdict.NOT_DETERMINABLE
                        ? ", and beyond that a \"minimum\" can be read as a floor and as a ceiling"
                        : "")
                + ".";
        return clock(Optional.of(startedAt), restored, used.toMillis(), verdict, because);
    }

    /** Time of outages between the start and the instant of knowledge. */
    private Duration used(Instant startedAt) {
        Duration used = Duration.ZERO;
        for (Outage outage : incident.outages()) {
            used = used.plus(within(outage, startedAt, outage.endAsOf(asOf)));
        }
        return used;
    }

    /** The instant at which the objective is used up, as far as outages are known; an open one goes on. */
    Optional<Instant> dueAt(Instant startedAt, Duration objective) {
        Duration left = objective;
        List<Outage> outages = incident.outages();
        for (Outage outage : outages) {
            Instant from = later(outage.from().at(), startedAt);
            boolean last = outage == outages.getLast();
            Duration length = within(outage, startedAt, outage.until().map(Stated::at).orElse(Instant.MAX));
            // Where restoration came in time, this is the instant at which it would have been due.
            if (last || left.compareTo(length) <= 0) {
                return Optional.of(from.plus(left));
            }
            left = left.minus(length);
        }
        return Optional.empty();
    }

    private Optional<Instant> exceededAt(Instant startedAt) {
        return used(startedAt).compareTo(agreement.terms().restorationObjective()) > 0
                ? dueAt(startedAt, agreement.terms().restorationObjective())
                : Optional.empty();
    }

    private boolean whileCritical(Instant instant) {
        List<Said.Span<Severity>> spans = incident.severitySpans();
        return spans.stream()
                .filter(span -> !span.from().isAfter(instant))
                .reduce((first, second) -> second)
                .filter(span -> span.value() == Severity.CRITICAL)
                .isPresent();
    }

    private String pauses() {
        long relapses = incident.turns().stream().filter(Turn.Relapsed.class::isInstance).count();
        return relapses == 0 ? "" : ", paused while restored";
    }

    private static Duration within(Outage outage, Instant startedAt, Instant end) {
        Instant from = later(outage.from().at(), startedAt);
        return end.isAfter(from) ? Duration.between(from, end) : Duration.ZERO;
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }

    private Clock clock(
            Optional<Instant> startedAt, Optional<Instant> stoppedAt, long used, Verdict verdict, String because) {
        return new Clock(
                ClockName.RESTORATION,
                reading,
                startedAt,
                startedAt.flatMap(at -> dueAt(at, agreement.terms().restorationObjective())),
                stoppedAt,
                used,
                verdict,
                because,
                CLAUSE,
                agreement);
    }
}
