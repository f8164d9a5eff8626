package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.at;
import static com.occuz.kernel.sla.AnyIncident.est;
import static com.occuz.kernel.sla.AnyIncident.known;
import static com.occuz.kernel.sla.PlannedWork.WHOLE_PLATFORM;
import static com.occuz.kernel.sla.Severity.CRITICAL;
import static com.occuz.kernel.sla.UptimeWorld.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExclusionTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final IncidentFacts OUTAGE = outage("2025-03-01T10:00:00", "2025-03-01T14:00:00");

    /** From noon to three. */
    private static final Exclusion CLAIM = claim(WHOLE_PLATFORM, Optional.empty(), Optional.empty());

    private static final Exclusion APPROVED = CLAIM.decided(new Review("bob", true, "approved"));

    private static Exclusion claim(Set<Component> components, Optional<AccountId> account, Optional<String> incident) {
        return new Exclusion(
                "exclusion:1", "third-party-provider", Optional.of("an internet provider"), components, account,
                new Window(est("2025-03-01T12:00:00"), est("2025-03-01T15:00:00")), incident, "ann", "claimed",
                Optional.empty(), Optional.empty());
    }

    private static Exclusion approved(Set<Component> components, Optional<AccountId> account, Optional<String> incident) {
        return claim(components, account, incident).decided(new Review("bob", true, "approved"));
    }

    private static ServiceFacts with(Exclusion exclusion, IncidentFacts... incidents) {
        return new ServiceFacts(
                Optional.of(at("2020-01-01T00:00:00", "start")), List.of(incidents), List.of(), List.of(exclusion),
                List.of());
    }

    private static long downtime(Exclusion exclusion) {
        return year(2025, with(exclusion, OUTAGE)).net().downtimeMillis();
    }

    private static long downtime(Subject subject, Exclusion exclusion, IncidentFacts incident) {
        return Uptime.report(Est.year(2025), subject, with(exclusion, incident), Agreements.STANDARD, LATER)
                .net()
                .downtimeMillis();
    }

    @Nested
    class That_somebody_else_approved {

        @Test
        void takes_out_what_it_has_in_common_with_the_outage_and_nothing_else() {
            UptimeReport report = year(2025, with(APPROVED, OUTAGE));

            assertThat(report.net().downtimeMillis()).isEqualTo(2 * HOUR);
            assertThat(report.net().denominator()).isEqualTo(365 * 24 * HOUR - 2 * HOUR);
            assertThat(report.excludedMillis()).containsEntry(ServiceClass.EXCLUDED, 2 * HOUR);
            assertThat(report.raw().downtimeMillis()).isEqualTo(4 * HOUR);
            assertThat(report.raw().denominator()).isEqualTo(365 * 24 * HOUR);
        }

        @Test
        void names_its_clause_and_events() {
            List<Piece> pieces = timeline("2025-03-01T00:00:00", "2025-03-02T00:00:00", with(APPROVED, OUTAGE));

            assertThat(pieces).extracting(Piece::named).containsExactly(
                    ServiceClass.OPERATIONAL, ServiceClass.DOWN, ServiceClass.EXCLUDED, ServiceClass.OPERATIONAL);
            assertThat(pieces.get(2).clause()).isEqualTo("§ 9");
            assertThat(pieces.get(2).events()).containsExactly("opened", "restored", "claimed", "approved");
        }

        @Test
        void names_the_events_of_every_claim_that_takes_the_time_out_whichever_came_first() {
            Exclusion other = new Exclusion(
                            "exclusion:2", "force-majeure", Optional.empty(), WHOLE_PLATFORM, Optional.empty(),
                            new Window(est("2025-03-01T13:00:00"), est("2025-03-01T16:00:00")), Optional.empty(), "cid",
                            "claimed-2", Optional.empty(), Optional.empty())
                    .decided(new Review("bob", true, "approved-2"));
            for (List<Exclusion> order : List.of(List.of(APPROVED, other), List.of(other, APPROVED))) {
                List<Piece> pieces = timeline("2025-03-01T12:00:00", "2025-03-01T14:00:00", new ServiceFacts(
                        Optional.of(at("2020-01-01T00:00:00", "start")), List.of(OUTAGE), List.of(), order, List.of()));

                assertThat(pieces).hasSize(2);
                assertThat(pieces.getFirst().events()).contains("approved").doesNotContain("approved-2");
                assertThat(pieces.getLast().from()).isEqualTo(est("2025-03-01T13:00:00"));
                assertThat(pieces.getLast().events()).contains("approved", "approved-2");
            }
        }

        @Test
        void says_why() {
            assertThat(APPROVED.because()).isEqualTo("Excluded is what the outages in its scope have in common with the"
                    + " affected time, for a failure of an internet provider: another person approved the claim.");
        }
    }

    @Test
    void counts_only_while_somebody_other_than_the_claimant_approves_it() {
        assertThat(downtime(CLAIM)).isEqualTo(4 * HOUR);
        assertThat(downtime(CLAIM.decided(new Review("ann", true, "own")))).isEqualTo(4 * HOUR);
        assertThat(downtime(CLAIM.decided(new Review("bob", false, "no")))).isEqualTo(4 * HOUR);
        assertThat(downtime(APPROVED.revoked("revoked"))).isEqualTo(4 * HOUR);
        assertThat(CLAIM.because()).contains("waits");
        assertThat(CLAIM.decided(new Review("bob", false, "no")).because()).contains("rejected");
        assertThat(APPROVED.revoked("revoked").because()).contains("revoked");
    }

    @Nested
    class Its_scope {

        @Test
        void excuses_the_named_incident_alone() {
            assertThat(downtime(approved(WHOLE_PLATFORM, Optional.empty(), Optional.of("incident:1")))).isEqualTo(2 * HOUR);
            assertThat(downtime(approved(WHOLE_PLATFORM, Optional.empty(), Optional.of("incident:2")))).isEqualTo(4 * HOUR);
        }

        @Test
        void excuses_the_platform_only_where_all_that_failed_is_in_it() {
            assertThat(downtime(approved(Set.of(Component.REDIRECTION), Optional.empty(), Optional.empty())))
                    .isEqualTo(2 * HOUR);
            assertThat(downtime(approved(Set.of(Component.ANALYTICS), Optional.empty(), Optional.empty())))
                    .isEqualTo(4 * HOUR);
        }

        @Test
        void excuses_to_one_account_what_hit_that_account() {
            Exclusion acmes = approved(WHOLE_PLATFORM, Optional.of(ACME), Optional.empty());
            Subject acme = new Subject(Optional.empty(), Optional.of(ACME));
            IncidentFacts own = IncidentFacts.opened(
                            "incident:1", ACME, IncidentScope.ACCOUNT, Set.of(Component.REDIRECTION), CRITICAL,
                            at("2025-03-01T10:00:00", "opened"))
                    .restored(at("2025-03-01T14:00:00", "restored"));

            assertThat(downtime(acme, acmes, own)).isEqualTo(2 * HOUR);
            assertThat(downtime(acme, acmes, OUTAGE)).isEqualTo(4 * HOUR);
            assertThat(downtime(Subject.PLATFORM, acmes, OUTAGE)).isEqualTo(4 * HOUR);
            assertThat(downtime(acme, approved(WHOLE_PLATFORM, Optional.of(ACME), Optional.of("incident:1")), OUTAGE))
                    .isEqualTo(2 * HOUR);
        }
    }

    @Nested
    class Clocks_of_what_it_excuses {

        private final IncidentFacts open = known(CRITICAL, "2025-03-01T12:30:00");

        private List<Clock> clocks(Exclusion exclusion) {
            return Clocks.of(open, List.of(exclusion), Agreements.STANDARD, est("2025-03-02T12:00:00"));
        }

        @Test
        void do_not_apply_and_keep_the_old_verdict_as_a_shadow() {
            assertThat(clocks(APPROVED)).extracting(Clock::verdict).containsOnly(Verdict.NOT_APPLICABLE);
            assertThat(clocks(APPROVED)).extracting(it -> it.shadow().orElseThrow()).containsExactly(
                    Verdict.BREACHED, Verdict.NOT_DETERMINABLE, Verdict.BREACHED, Verdict.NOT_DETERMINABLE);
            assertThat(clocks(APPROVED).getFirst().because())
                    .startsWith("Lifted by an approved exclusion (third-party-provider, an internet provider), and"
                            + " BREACHED without it: No response in time");
            assertThat(clocks(APPROVED).getFirst().clause()).isEqualTo("§ 9");
        }

        @Test
        void stand_as_they_are_while_the_claim_does_not_count() {
            assertThat(clocks(CLAIM)).isEqualTo(Clocks.of(open, Agreements.STANDARD, est("2025-03-02T12:00:00")));
            assertThat(clocks(APPROVED.revoked("revoked")))
                    .isEqualTo(Clocks.of(open, Agreements.STANDARD, est("2025-03-02T12:00:00")));
        }

        @Test
        void stand_where_the_excluded_failure_came_after_the_incident_unless_the_claim_names_it() {
            IncidentFacts earlier = known(CRITICAL, "2025-03-01T11:59:59");

            assertThat(Clocks.of(earlier, List.of(APPROVED), Agreements.STANDARD, est("2025-03-02T12:00:00")))
                    .extracting(Clock::shadow)
                    .containsOnly(Optional.empty());
            assertThat(Clocks.of(
                            earlier,
                            List.of(approved(WHOLE_PLATFORM, Optional.empty(), Optional.of("incident:1"))),
                            Agreements.STANDARD, est("2025-03-02T12:00:00")))
                    .extracting(Clock::verdict)
                    .containsOnly(Verdict.NOT_APPLICABLE);
        }

        @Test
        void stand_where_the_claim_names_another_incident() {
            assertThat(clocks(approved(WHOLE_PLATFORM, Optional.empty(), Optional.of("incident:2"))))
                    .extracting(Clock::shadow)
                    .containsOnly(Optional.empty());
        }

        @Test
        void stand_where_the_incident_hit_more_than_the_claim_is_about() {
            assertThat(clocks(approved(Set.of(Component.ANALYTICS), Optional.empty(), Optional.empty())))
                    .extracting(Clock::shadow)
                    .containsOnly(Optional.empty());
        }
    }
}
