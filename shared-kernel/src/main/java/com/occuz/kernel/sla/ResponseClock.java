package com.occuz.kernel.sla;

import com.occuz.kernel.time.Est;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads the response clock (§ 5). Whatever the severity becomes, targets count from the original start. */
record ResponseClock(
        Reading reading, ClockStart start, IncidentFacts incident, Agreement agreement, Instant asOf) {

    private static final String CLAUSE = "§ 5";

    Clock read() {
        Optional<Instant> responded = incident.firstResponse().map(Stated::at);
        return start.at()
                .map(startedAt -> started(startedAt, responded))
                .orElseGet(() -> notStarted(responded));
    }

    private Clock notStarted(Optional<Instant> responded) {
        String because = responded
                .map(at -> "A response on " + Est.text(at) + " came before the clock could start (" + start.because()
                        + "), which counts as met.")
                .orElse("The clock has not started: " + start.because() + ".");
        Verdict verdict = responded.isPresent() ? Verdict.MET : Verdict.PENDING;
        return clock(Optional.empty(), Optional.empty(), responded, 0, verdict, because);
    }

    private Clock started(Instant startedAt, Optional<Instant> responded) {
        Due due = due(startedAt);
        Instant usedUntil = responded.orElse(asOf);
        long used = due.target().used(usedUntil).toMillis();
        String told = "started on " + Est.text(startedAt) + " (" + start.because() + "), "
                + due.target().severity() + " allows " + due.target().allowed() + ", due on " + Est.text(due.at())
                + due.note();
        boolean late = responded.map(due.at()::isBefore).orElse(due.at().isBefore(asOf));
        String because = responded
                .map(at -> "Responded on " + Est.text(at) + ", " + (late ? "too late" : "in time") + ": " + told + ".")
                .orElse((late ? "No response in time: " : "Waiting for a response: ") + told + ".");
        Verdict verdict = late ? Verdict.BREACHED : responded.isPresent() ? Verdict.MET : Verdict.RUNNING;
        return clock(Optional.of(startedAt), Optional.of(due.at()), responded, used, verdict, because);
    }

    /** The due instant that decides, and what makes it differ from the target's own. */
    record Due(Instant at, ResponseTarget target, String note) {}

    /**
     * The first due instant that comes while its severity is in force: a later de-escalation cannot undo a breach, and an
     * escalation cannot have breached before it. One that was recorded stands, whatever is said of the severity later.
     */
    Due due(Instant startedAt) {
        Due bySeverity = dueBySeverity(startedAt);
        return incident.alarms().stream()
                .filter(alarm -> alarm.kind() == Alarm.Kind.DUE)
                .filter(alarm -> alarm.clock() == ClockName.RESPONSE && alarm.reading() == reading)
                .map(Alarm::dueAt)
                .min(Instant::compareTo)
                .filter(recorded -> recorded.isBefore(bySeverity.at()))
                .map(recorded -> new Due(recorded, bySeverity.target(), " as its recorded breach says"))
                .orElse(bySeverity);
    }

    private Due dueBySeverity(Instant startedAt) {
        List<Said.Span<Severity>> spans = incident.severitySpans();
        for (int i = 0; i < spans.size() - 1; i++) {
            Instant end = spans.get(i + 1).from();
            if (end.isAfter(startedAt)) {
                Due due = due(spans.get(i), startedAt);
                if (due.at().isBefore(end)) {
                    return due;
                }
            }
        }
        return due(spans.getLast(), startedAt);
    }

    private Due due(Said.Span<Severity> span, Instant startedAt) {
        ResponseTarget target = new ResponseTarget(span.value(), startedAt, agreement);
        Instant dueAt = target.dueAt();
        return dueAt.isBefore(span.from())
                ? new Due(span.from(), target, ", the moment it became that severe")
                : new Due(dueAt, target, "");
    }

    private Clock clock(
            Optional<Instant> startedAt,
            Optional<Instant> dueAt,
            Optional<Instant> stoppedAt,
            long used,
            Verdict verdict,
            String because) {
        return new Clock(
                ClockName.RESPONSE, reading, startedAt, dueAt, stoppedAt, used, verdict, because, CLAUSE,
                agreement);
    }
}
