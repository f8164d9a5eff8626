package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.at;
import static com.occuz.kernel.sla.AnyIncident.est;
import static com.occuz.kernel.sla.AnyIncident.known;
import static com.occuz.kernel.sla.ClocksWorld.response;
import static com.occuz.kernel.sla.Severity.CRITICAL;
import static com.occuz.kernel.sla.Severity.HIGH;
import static com.occuz.kernel.sla.Severity.NORMAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.occuz.kernel.time.BusinessCalendar;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.OpenHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WhatOtherSystemsGetWrongAboutDeadlinesTest {

    private static BusinessCalendar on(DayOfWeek day, String... hours) {
        return new BusinessCalendar(
                1, Est.OFFSET, Map.of(day, List.of(hours).stream().map(OpenHours::of).toList()), new TreeSet<>());
    }

    @Test
    void a_later_breach_overwriting_an_earlier_one() {
        IncidentFacts twice = known(CRITICAL, "2026-01-09T10:00:00")
                .alarmed(new Alarm(ClockName.RESPONSE, Reading.CONTRACT, Alarm.Kind.DUE, est("2026-01-09T10:30:00")))
                .alarmed(new Alarm(ClockName.RESPONSE, Reading.CONTRACT, Alarm.Kind.DUE, est("2026-01-09T10:45:00")));

        assertThat(response(twice, "2026-01-09T12:00:00").dueAt()).contains(est("2026-01-09T10:30:00"));
        assertThat(twice.alarms()).extracting(Alarm::dueAt)
                .containsExactly(est("2026-01-09T10:30:00"), est("2026-01-09T10:45:00"));
    }

    @Test
    void a_severity_change_rewriting_deadlines_without_history() {
        IncidentFacts breached = known(CRITICAL, "2026-01-09T10:00:00").escalated(NORMAL, at("2026-01-09T11:30:00", "later"));

        assertThat(response(breached, "2026-01-09T12:00:00").verdict()).isEqualTo(Verdict.BREACHED);
        assertThat(response(breached, "2026-01-09T12:00:00").dueAt()).contains(est("2026-01-09T11:00:00"));
        assertThat(breached.severitySpans()).extracting(Said.Span::value, Said.Span::event).containsExactly(
                tuple(CRITICAL, "opened"), tuple(NORMAL, "later"));
        assertThat(response(known(HIGH, "2026-01-09T10:00:00").escalated(CRITICAL, at("2026-01-09T12:00:00")),
                                "2026-01-09T11:59:59")
                        .verdict())
                .isNotEqualTo(Verdict.BREACHED);
    }

    @Test
    void a_second_opening_interval_on_one_day_lost() {
        BusinessCalendar split = on(DayOfWeek.MONDAY, "09:00-12:00", "13:00-17:00");

        assertThat(split.usedUp(est("2026-01-05T09:00:00"), Duration.ofHours(4))).isEqualTo(est("2026-01-05T14:00:00"));
        assertThat(split.businessTime(est("2026-01-05T00:00:00"), est("2026-01-06T00:00:00")))
                .isEqualTo(Duration.ofHours(7));
    }

    @Test
    void look_ahead_limits_in_calendars_such_as_a_schedule_open_on_Tuesdays_only() {
        BusinessCalendar tuesdays = on(DayOfWeek.TUESDAY, "09:00-10:00");

        assertThat(tuesdays.usedUp(est("2026-01-07T00:00:00"), Duration.ofHours(520))).isEqualTo(est("2035-12-25T10:00:00"));
    }
}
