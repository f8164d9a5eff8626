package com.occuz.kernel.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.support.ContactRule.Circumstances;
import com.occuz.kernel.time.BusinessCalendar;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading 23 as a table. */
class ContactRuleTest {

    private static final Map<String, SupportPlan> PLANS = Map.of(
            "nothing", SupportPlan.NONE,
            "paid", new SupportPlan(true, false, false, false, false, false, 0),
            "notices", new SupportPlan(true, false, false, false),
            "hours", new SupportPlan(true, false, false, false, false, false, 60),
            "enterprise", new SupportPlan(true, false, false, false, false, true, 0));

    @ParameterizedTest(name = "{0}, severity {1}, {2}, section {3}, {4}: {5}")
    @CsvSource(textBlock = """
            portal,          , nothing,    there, free,      official
            portal,         3, enterprise, gone,  suspended, official
            email,           , nothing,    there, free,      resubmission-asked
            email,          1, enterprise, there, free,      resubmission-asked
            email,           , nothing,    gone,  free,      official
            email,           , nothing,    there, suspended, official
            email,          1, enterprise, gone,  suspended, official
            account-manager, 1, enterprise, there, free,     when-filed
            account-manager, 1, enterprise, gone,  free,     when-filed
            account-manager, 2, enterprise, there, free,     logged-only
            account-manager, 3, enterprise, there, free,     logged-only
            account-manager, , enterprise, there, free,      logged-only
            account-manager, 1, notices,    there, free,     logged-only
            account-manager, 1, nothing,    there, free,     off-channel
            account-manager, 1, paid,       there, free,     off-channel
            direct,         1, nothing,    there, free,      off-channel
            direct,         1, nothing,    gone,  free,      off-channel
            direct,          , paid,       there, free,      off-channel
            direct,          , nothing,    there, suspended, off-channel
            direct,         1, notices,    there, free,      logged-only
            direct,         1, hours,      there, free,      logged-only
            direct,         1, enterprise, gone,  suspended, logged-only
            """)
    void what_a_contact_counts_for(
            String channel, @Nullable Integer severity, String plan, String section, String access, String standing) {
        Circumstances then = new Circumstances(
                Objects.requireNonNull(PLANS.get(plan)), section.equals("gone"), access.equals("suspended"));
        assertThat(ContactRule.standing(
                                ContactChannel.of(channel), Optional.ofNullable(severity).map(Severity::of), then)
                        .wireName())
                .isEqualTo(standing);
    }

    @Test
    void clocks_count_from_an_official_contact_or_from_its_filing_and_from_nothing_else() {
        Instant contact = Instant.parse("2026-03-01T12:00:00Z");
        Instant now = contact.plusSeconds(600);
        for (ContactStanding standing : ContactStanding.values()) {
            Optional<Instant> expected = switch (standing) {
                case OFFICIAL -> Optional.of(contact);
                case WHEN_FILED -> Optional.of(now);
                case RESUBMISSION_ASKED, LOGGED_ONLY, OFF_CHANNEL -> Optional.empty();
            };
            assertThat(ContactRule.countsFrom(standing, contact, now)).as("%s", standing).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource({
        // Friday night, the weekend, before and after the opening, and within hours: the next one then.
        "2026-01-09T22:00:00-05:00, 2026-01-12T07:00:00-05:00",
        "2026-01-10T12:00:00-05:00, 2026-01-12T07:00:00-05:00",
        "2026-01-12T06:59:59-05:00, 2026-01-12T07:00:00-05:00",
        "2026-01-12T07:00:00-05:00, 2026-01-13T07:00:00-05:00",
        "2026-01-09T21:59:59-05:00, 2026-01-12T07:00:00-05:00"
    })
    void the_next_support_window_begins_when_business_opens_again(String at, String opens) {
        assertThat(BusinessCalendar.SUPPORT_HOURS.opensNext(OffsetDateTime.parse(at).toInstant()))
                .isEqualTo(OffsetDateTime.parse(opens).toInstant());
    }
}
