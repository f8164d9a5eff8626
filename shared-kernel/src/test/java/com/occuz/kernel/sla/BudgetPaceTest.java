package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.est;
import static com.occuz.kernel.sla.UptimeWorld.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BudgetPaceTest {

    private static UptimeReport year2025(String asOf, ServiceFacts facts) {
        return Uptime.report(Est.year(2025), Subject.PLATFORM, facts, Agreements.STANDARD, est(asOf));
    }

    private static BudgetPace pace(String asOf, ServiceFacts facts) {
        return BudgetPace.of(year2025(asOf, facts)).orElseThrow();
    }

    @Test
    void one_means_that_the_budget_lasts_just_to_the_end() {
        // A thousandth of the first hundred days.
        BudgetPace pace = pace("2025-04-11T00:00:00", facts(outage("2025-02-01T00:00:00", "2025-02-01T02:24:00")));

        assertThat(pace.burnRate()).isEqualTo("1.000");
        assertThat(pace.asSoFar().downtimeMillis()).isEqualTo(31_536_000);
        assertThat(pace.exhaustedAt()).contains(est("2026-01-01T00:00:00"));
    }

    @Test
    void twice_as_fast_uses_it_up_in_half_of_the_year() {
        BudgetPace pace = pace("2025-04-11T00:00:00", facts(outage("2025-02-01T00:00:00", "2025-02-01T04:48:00")));

        assertThat(pace.burnRate()).isEqualTo("2.000");
        assertThat(pace.exhaustedAt()).contains(est("2025-07-02T12:00:00"));
        assertThat(pace.asSoFar().percent()).contains("99.800");
        assertThat(pace.atBest().downtimeMillis()).isEqualTo(2 * 8_640_000);
        assertThat(pace.atBest().denominator()).isEqualTo(365 * 24 * HOUR);
    }

    @Test
    void the_slightest_downtime_shows_and_none_is_nought() {
        assertThat(pace("2025-12-01T00:00:00", facts(outage("2025-02-01T00:00:00", "2025-02-01T00:00:00.001"))).burnRate())
                .isEqualTo("0.001");
        assertThat(pace("2025-12-01T00:00:00", facts()).burnRate()).isEqualTo("0.000");
        assertThat(pace("2025-12-01T00:00:00", facts()).exhaustedAt()).isEmpty();
    }

    @Test
    void what_is_used_up_already_is_not_used_up_again() {
        BudgetPace pace = pace("2025-04-11T00:00:00", facts(outage("2025-02-01T00:00:00", "2025-02-02T00:00:00")));

        assertThat(pace.exhaustedAt()).isEmpty();
        assertThat(pace.atBest().percent()).contains("99.726");
    }

    @Test
    void excluded_time_is_no_part_of_it() {
        BudgetPace pace = pace("2025-04-11T00:00:00", facts(
                List.of(maintenance(PlannedWork.WHOLE_PLATFORM, "2025-03-01T00:00:00", "2025-03-11T00:00:00")),
                outage("2025-02-01T00:00:00", "2025-02-01T02:09:36")));

        assertThat(pace.burnRate()).isEqualTo("1.000");
    }

    @Test
    void there_is_none_where_nothing_counts_or_no_downtime_is_allowed() {
        assertThat(BudgetPace.of(year2025("2024-04-11T00:00:00", facts()))).isEqualTo(Optional.empty());
    }

    @Test
    void months_and_trailing_years_are_those_of_EST() {
        assertThat(Est.month(YearMonth.of(2028, 2)))
                .isEqualTo(new Window(est("2028-02-01T00:00:00"), est("2028-03-01T00:00:00")));
        assertThat(Est.trailingYear(est("2028-03-01T10:00:00")))
                .isEqualTo(new Window(est("2027-03-02T10:00:00"), est("2028-03-01T10:00:00")));
    }
}
