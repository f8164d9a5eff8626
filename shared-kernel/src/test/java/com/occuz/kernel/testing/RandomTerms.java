package com.occuz.kernel.testing;

import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.servicelevel.ServiceLevelEvent.TermsPublished;
import com.occuz.kernel.sla.Agreement;
import com.occuz.kernel.sla.PlannedWorkTerms;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.sla.Share;
import com.occuz.kernel.sla.SlaTerms;
import com.occuz.kernel.sla.StartRule;
import com.occuz.kernel.time.BusinessCalendar;
import com.occuz.kernel.time.OpenHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Version after version of the agreement, each from now on or from some later time. */
public final class RandomTerms {

    private static final List<ZoneId> ZONES =
            List.of(ZoneOffset.ofHours(-5), ZoneId.of("America/New_York"), ZoneId.of("Australia/Lord_Howe"));

    private final AnyValue any;
    private Agreement last = Agreement.STANDARD;

    public RandomTerms(AnyValue any) {
        this.any = any;
    }

    /** The next version. */
    public TermsPublished publish(Instant now) {
        last = new Agreement(terms(last.terms().version() + 1), calendar(last.calendar().version() + 1));
        return new TermsPublished(
                last.terms(),
                last.calendar(),
                any.oneIn(2) ? now : now.plus(any.upTo(Duration.ofDays(20))),
                new Prose(any.text()),
                new Actor(ActorType.USER, "u_" + any.id()),
                now);
    }

    /** Any terms. */
    public SlaTerms terms(int version) {
        SlaTerms s = SlaTerms.STANDARD;
        return new SlaTerms(
                version, any.of(List.of(StartRule.values())), hours(3), hours(9), hours(9), hours(20),
                1 + any.below(9), any.of(List.of(SlaTerms.BusinessDays.values())), hours(9), s.beyondRestorationObjective(),
                s.warningShare(), hours(90),
                Map.of(Severity.CRITICAL, Share.ALL, Severity.HIGH, new Share(any.below(11), 10),
                        Severity.NORMAL, new Share(any.below(3), 4)),
                any.of(List.of(SlaTerms.Exclusions.values())), new Share(999 - any.below(20), 1000),
                new PlannedWorkTerms(
                        any.oneIn(2) ? Duration.ZERO : hours(5), 1 + any.below(3), any.below(4), hours(90)));
    }

    /** Any calendar; some are open on one day of the week only. */
    public BusinessCalendar calendar(int version) {
        Map<DayOfWeek, List<OpenHours>> week = new EnumMap<>(DayOfWeek.class);
        week.put(any.of(List.of(DayOfWeek.values())), List.of(OpenHours.of("08:00-12:00"), OpenHours.of("13:30-24:00")));
        if (any.oneIn(2)) {
            week.putAll(BusinessCalendar.SUPPORT_HOURS.week());
        }
        TreeSet<LocalDate> holidays = new TreeSet<>();
        for (int i = any.below(4); i > 0; i--) {
            holidays.add(LocalDate.of(2026, 1, 1).plusDays(any.below(400)));
        }
        return new BusinessCalendar(version, any.of(ZONES), week, holidays);
    }

    private Duration hours(int most) {
        return Duration.ofHours(1 + any.below(most));
    }
}
