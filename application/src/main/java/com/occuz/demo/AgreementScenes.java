package com.occuz.demo;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.servicelevel.ServiceLevelCommand.PublishTerms;
import com.occuz.kernel.sla.SlaTerms;
import com.occuz.kernel.time.BusinessCalendar;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.OpenHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** How the agreement changes (§ 15): a version that has come into force, and one that will. */
final class AgreementScenes {

    private AgreementScenes() {}

    static List<Scene> of(long seed, Cast cast, Instant until) {
        Stage stage = new Stage(seed, "agreement", cast, until);
        SlaTerms faster = terms(Duration.ofHours(4), Duration.ofHours(5));
        BusinessCalendar closed = new BusinessCalendar(
                1, Est.OFFSET, BusinessCalendar.SUPPORT_HOURS.week(), holidays(Est.yearOf(until)));
        publish(stage, cast, stage.workday(176), Duration.ofDays(20), faster, closed,
                "Incidents of severity 2 are answered within five hours of business instead of seven. The support desk is"
                        + " closed on holidays, which are named from now on.");

        Map<DayOfWeek, List<OpenHours>> week = new EnumMap<>(closed.week());
        week.put(DayOfWeek.SATURDAY, List.of(OpenHours.of("09:00-13:00"), OpenHours.of("14:00-17:00")));
        publish(stage, cast, stage.workday(9), Duration.ofDays(45), terms(Duration.ofHours(3), Duration.ofHours(5)),
                new BusinessCalendar(1, Est.OFFSET, week, closed.holidays()),
                "The support desk opens on Saturdays. Critical incidents outside of its hours are answered within three"
                        + " hours instead of four.");
        return stage.scenes();
    }

    private static void publish(
            Stage stage, Cast cast, Instant at, Duration ahead, SlaTerms terms, BusinessCalendar calendar, String summary) {
        Instant from = Est.startOf(Est.dayOf(at.plus(ahead)));
        stage.by(cast.operator(), AccountId.PLATFORM, at, new PublishTerms(
                terms, calendar, Optional.empty(), Optional.of(from), new Prose(summary), Stage.actor(cast.operator()), at));
    }

    private static SlaTerms terms(Duration criticalOffHours, Duration high) {
        SlaTerms now = SlaTerms.STANDARD;
        return new SlaTerms(
                now.version(), now.contractStart(), now.criticalResponseInHours(), criticalOffHours, high,
                now.normalResponse(), now.normalResponseDays(), now.businessDays(), now.restorationObjective(),
                now.beyondRestorationObjective(), now.warningShare(), now.stabilizationLimit(), now.downtimeWeights(),
                now.exclusions(), now.uptimeTarget(), now.plannedWork());
    }

    /** Those with a fixed date, of the present year and the next. */
    private static SortedSet<LocalDate> holidays(int year) {
        SortedSet<LocalDate> days = new TreeSet<>();
        for (int each = year; each <= year + 1; each++) {
            days.add(LocalDate.of(each, Month.JANUARY, 1));
            days.add(LocalDate.of(each, Month.JULY, 4));
            days.add(LocalDate.of(each, Month.DECEMBER, 25));
        }
        return days;
    }
}
