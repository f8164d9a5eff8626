package com.occuz.kernel.sla;

import com.occuz.kernel.sla.SlaTerms.BusinessDays;
import com.occuz.kernel.time.BusinessCalendar;
import com.occuz.kernel.time.Est;
import java.time.Duration;
import java.time.Instant;

/**
 * How long a response to an incident of one severity may take, counted from the instant its clock started (§ 5): for
 * Sev 1 wall-clock time, chosen by whether the clock started in support hours, otherwise business time.
 */
record ResponseTarget(Severity severity, Instant startedAt, SlaTerms terms, BusinessCalendar calendar) {

    ResponseTarget(Severity severity, Instant startedAt, Agreement agreement) {
        this(severity, startedAt, agreement.terms(), agreement.calendar());
    }


    /** A response at this very instant is in time. */
    Instant dueAt() {
        return countsDays()
                ? calendar.sameTimeAfterOpenDays(startedAt, terms.normalResponseDays())
                : after(time());
    }

    /** When a share of the time is used up. */
    Instant usedUp(Share share) {
        return countsDays() ? after(share.of(used(dueAt()))) : after(share.of(time()));
    }

    /** The time used between the start and {@code until}; nothing if that lies before. */
    Duration used(Instant until) {
        if (!until.isAfter(startedAt)) {
            return Duration.ZERO;
        }
        return severity == Severity.CRITICAL
                ? Duration.between(startedAt, until)
                : calendar.businessTime(startedAt, until);
    }

    /** What is allowed, as the agreement puts it, e.g. {@code 1 h, as it started in support hours}. */
    String allowed() {
        return switch (severity) {
            case CRITICAL -> Spelled.of(time()) + ", as the clock started "
                    + (calendar.isOpen(startedAt) ? "in support hours" : "outside support hours");
            case HIGH -> Spelled.of(time()) + " of support hours";
            case NORMAL -> countsDays()
                    ? terms.normalResponseDays() + " support days"
                    : Spelled.of(time()) + " of support hours" + otherReading();
        };
    }

    private String otherReading() {
        Instant byDays = calendar.sameTimeAfterOpenDays(startedAt, terms.normalResponseDays());
        return byDays.equals(dueAt())
                ? ""
                : " (counted as " + terms.normalResponseDays() + " support days it would be " + Est.text(byDays) + ")";
    }

    private boolean countsDays() {
        return severity == Severity.NORMAL && terms.businessDays() == BusinessDays.SAME_TIME;
    }

    private Duration time() {
        return switch (severity) {
            case CRITICAL -> calendar.isOpen(startedAt)
                    ? terms.criticalResponseInHours()
                    : terms.criticalResponseOffHours();
            case HIGH -> terms.highResponse();
            case NORMAL -> terms.normalResponse();
        };
    }

    private Instant after(Duration time) {
        return severity == Severity.CRITICAL ? startedAt.plus(time) : calendar.usedUp(startedAt, time);
    }
}
