package com.occuz.kernel.credit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.policy.PolicyRef;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.sla.UptimeReport.Figure;
import com.occuz.kernel.time.Est;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditValuesTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final Instant AT = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource({"25, USD, 25.00", "0.5, EUR, 0.50", "007, JPY, 7", "1.2345, CLF, 1.2345"})
    void an_amount_has_the_decimals_of_its_currency(String amount, String currency, String kept) {
        assertThat(new CreditValue.Amount(amount, currency).amount()).isEqualTo(kept);
    }

    @ParameterizedTest
    @CsvSource({"0, USD", "0.00, USD", "-1, USD", "1.005, USD", "1.5, JPY", "1e3, USD", "1000000000, USD", "25, usd", "25, XXX", "25, NIX", "'', USD"})
    void an_amount_is_more_than_nothing_in_a_currency_that_is_paid_with(String amount, String currency) {
        assertThatThrownBy(() -> new CreditValue.Amount(amount, currency)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void days_of_service_are_from_one_to_a_leap_year() {
        assertThat(new CreditValue.ServiceDays(366)).hasToString("366 service days");
        assertThat(new CreditValue.ServiceDays(1)).hasToString("1 service day");
        assertThatThrownBy(() -> new CreditValue.ServiceDays(0)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new CreditValue.ServiceDays(367)).isInstanceOf(InvalidValue.class);
    }

    @Test
    void a_service_period_is_a_month_in_est() {
        assertThat(ServicePeriod.at(Instant.parse("2027-01-01T04:59:59Z"))).hasToString("2026-12");
        assertThat(ServicePeriod.at(Instant.parse("2027-01-01T05:00:00Z"))).hasToString("2027-01");
        assertThat(new ServicePeriod("2026-12").next()).isEqualTo(new ServicePeriod("2027-01"));
        assertThat(new ServicePeriod("2026-12")).isLessThan(new ServicePeriod("2027-01"));
        for (String wrong : new String[] {"2026-13", "2026-1", "12-2026", "+2026-01", ""}) {
            assertThatThrownBy(() -> new ServicePeriod(wrong)).as(wrong).isInstanceOf(InvalidValue.class);
        }
    }

    @Test
    void a_claim_is_known_by_its_account_and_its_incident() {
        CreditId one = CreditId.of(ACME, new IncidentId("i-1"));
        assertThat(CreditId.of(ACME, new IncidentId("i-1"))).isEqualTo(one);
        assertThat(CreditId.of(ACME, new IncidentId("i-2"))).isNotEqualTo(one);
        assertThat(CreditId.of(new AccountId("globex"), new IncidentId("i-1"))).isNotEqualTo(one);
        assertThat(CreditId.parse(one.toString())).isEqualTo(one);
    }

    private static CreditFigures figures(long position, Instant asOf, long down, String policy, String engine) {
        return new CreditFigures(
                position,
                asOf,
                Est.year(2026),
                down,
                new Figure(1, 9, 10),
                new Figure(1, 8, 10),
                new PolicyRef(1, policy),
                new PolicyRef(1, "c"),
                engine);
    }

    @Test
    void a_digest_stands_for_every_one_of_the_figures_and_for_what_they_were_computed_with() {
        String digest = figures(9, AT, 1, "p", "e").digest();
        assertThat(digest).matches("sha256:[0-9a-f]{64}").isEqualTo(figures(9, AT, 1, "p", "e").digest());
        assertThat(digest)
                .isNotEqualTo(figures(8, AT, 1, "p", "e").digest())
                .isNotEqualTo(figures(9, AT.plusMillis(1), 1, "p", "e").digest())
                .isNotEqualTo(figures(9, AT, 2, "p", "e").digest())
                .isNotEqualTo(figures(9, AT, 1, "q", "e").digest())
                .isNotEqualTo(figures(9, AT, 1, "p", "f").digest());
        assertThat(figures(9, AT, 1, "p", "e").sameAs(figures(8, AT, 1, "p", "e"))).isTrue();
        assertThat(figures(9, AT, 1, "p", "e").sameAs(figures(9, AT, 2, "p", "e"))).isFalse();
    }

    @Test
    void whoever_has_an_add_on_has_a_paid_plan() {
        assertThat(new SupportPlan(false, true, false, false).paid()).isTrue();
        assertThat(SupportPlan.NONE.paid()).isFalse();
        assertThat(new SupportPlan(true, false, false, false, false, false, 0).hasAddOn()).isFalse();
        assertThat(new SupportPlan(true, false, false, false, false, true, 0).hasAddOn()).isTrue();
        assertThat(new SupportPlan(true, false, false, false, false, false, 1).hasAddOn()).isTrue();
        assertThatThrownBy(() -> new SupportPlan(false, false, false, false, false, false, 1))
                .isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new SupportPlan(true, false, false, false, false, false, -1))
                .isInstanceOf(InvalidValue.class);
    }
}
