package com.occuz.query.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.exclusion.ExclusionEvent;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionApproved;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionClaimed;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionRejected;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionRevoked;
import com.occuz.kernel.exclusion.ExclusionId;
import com.occuz.kernel.exclusion.ExclusionScope;
import com.occuz.kernel.exclusion.Provider;
import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.IncidentEvent.ServiceRestored;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.CompareUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Compared;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.ServiceClass;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.sla.UptimeReport;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an exclusion does to figures (§ 9), as of any position: nothing before it is approved, nothing after it is revoked. */
class ExcludedFiguresTest extends ServiceLevelWorld {

    private static final Actor SAM = new Actor(ActorType.USER, "u_sam");
    private static final Actor SOFIA = new Actor(ActorType.USER, "u_sofia");
    private static final ExclusionScope PLATFORM = new ExclusionScope.Platform();

    /** The last two of the four hours that the service was down, and one more. */
    private static final Window AFTERNOON = new Window(est("2025-03-01T12:00:00"), est("2025-03-01T15:00:00"));

    @BeforeEach
    void anOutageOfFourHours() {
        started("2025-01-01T00:00:00");
        detected(FIRST, "2025-03-01T10:00:00");
        record(new ServiceRestored(FIRST, null, est("2025-03-01T14:00:00")));
    }

    private long record(ExclusionEvent event) {
        return record(event.exclusion().toString(), AccountId.PLATFORM, event);
    }

    private static ExclusionClaimed claim(ExclusionScope scope, Optional<IncidentId> incident) {
        return new ExclusionClaimed(
                ExclusionId.of(scope, AFTERNOON, incident), CauseCategory.THIRD_PARTY_PROVIDER, new Provider("AWS"),
                scope, AFTERNOON, sealed(new Prose("Their status page")), incident.orElse(null), SAM, CREATED);
    }

    private static ExclusionApproved approval(ExclusionClaimed claim) {
        return new ExclusionApproved(claim.exclusion(), sealed(new Prose("So it was")), SOFIA, CREATED);
    }

    private static Question question(Subject subject, long position, Knowledge knowledge) {
        return new Question(Est.year(2025), subject, new LedgerMoment(position, est("2030-01-01T00:00:00")), knowledge);
    }

    private long downtime(long position) {
        return year(2025, position).net().downtimeMillis();
    }

    @Test
    void only_the_affected_time_leaves_and_only_while_it_is_approved() {
        ExclusionClaimed claim = claim(PLATFORM, Optional.of(FIRST));
        long claimed = record(claim);
        long approved = record(approval(claim));
        long revoked = record(new ExclusionRevoked(claim.exclusion(), sealed(new Prose("It was us")), SAM, CREATED));

        assertThat(downtime(claimed)).isEqualTo(4 * HOUR);
        assertThat(downtime(revoked)).isEqualTo(4 * HOUR);
        UptimeReport report = year(2025, approved);
        assertThat(report.net().downtimeMillis()).isEqualTo(2 * HOUR);
        assertThat(report.net().denominator()).isEqualTo(365 * 24 * HOUR - 2 * HOUR);
        assertThat(report.excludedMillis()).containsEntry(ServiceClass.EXCLUDED, 2 * HOUR);
        assertThat(report.raw().downtimeMillis()).isEqualTo(4 * HOUR);
        assertThat(report.raw().denominator()).isEqualTo(365 * 24 * HOUR);
    }

    @Test
    void what_is_rejected_and_claimed_again_counts_once_somebody_agrees() {
        ExclusionClaimed claim = claim(PLATFORM, Optional.empty());
        record(claim);
        long rejected = record(new ExclusionRejected(claim.exclusion(), sealed(new Prose("No")), SOFIA, CREATED));
        long again = record(claim);
        long approved = record(approval(claim));

        assertThat(downtime(rejected)).isEqualTo(4 * HOUR);
        assertThat(downtime(again)).isEqualTo(4 * HOUR);
        assertThat(downtime(approved)).isEqualTo(2 * HOUR);
    }

    @Test
    void the_components_of_the_scope_decide_whom_it_excuses() {
        ExclusionClaimed others =
                claim(new ExclusionScope.OfComponents(Components.of(Component.ANALYTICS)), Optional.empty());
        record(others);
        assertThat(downtime(record(approval(others)))).isEqualTo(4 * HOUR);

        ExclusionClaimed ours =
                claim(new ExclusionScope.OfComponents(Components.of(Component.REDIRECTION)), Optional.empty());
        record(ours);
        assertThat(downtime(record(approval(ours)))).isEqualTo(2 * HOUR);
    }

    @Test
    void what_concerns_one_account_changes_that_accounts_figures_alone() {
        ExclusionClaimed claim = claim(new ExclusionScope.OfAccount(ACME), Optional.of(FIRST));
        record(claim);
        long approved = record(approval(claim));
        Subject acme = new Subject(Optional.empty(), Optional.of(ACME));
        Subject globex = new Subject(Optional.empty(), Optional.of(new AccountId("globex")));

        assertThat(downtime(approved)).isEqualTo(4 * HOUR);
        assertThat(measure(question(acme, approved, Knowledge.OURS)).net().downtimeMillis()).isEqualTo(2 * HOUR);
        assertThat(measure(question(globex, approved, Knowledge.OURS)).net().downtimeMillis()).isEqualTo(4 * HOUR);
    }

    @Test
    void the_timeline_names_the_clause_and_a_comparison_the_approval() {
        ExclusionClaimed claim = claim(PLATFORM, Optional.of(FIRST));
        long claimed = record(claim);
        long approved = record(approval(claim));

        assertThat(timeline(question(Subject.PLATFORM, approved, Knowledge.OURS)))
                .filteredOn(piece -> piece.named() == ServiceClass.EXCLUDED)
                .singleElement()
                .satisfies(piece -> assertThat(piece.from()).isEqualTo(AFTERNOON.from()))
                .extracting(Piece::clause)
                .isEqualTo("§ 9");
        Compared compared = views.ask(
                        new CompareUptime(
                                question(Subject.PLATFORM, claimed, Knowledge.OURS),
                                question(Subject.PLATFORM, approved, Knowledge.OURS)),
                        Compared.class)
                .orElseThrow();
        assertThat(compared.changes()).singleElement().satisfies(change -> {
            assertThat(change.difference().until()).isEqualTo(est("2025-03-01T14:00:00"));
            assertThat(change.events())
                    .isEqualTo(List.of(views.ledger.after(approved - 1, 1).getFirst().eventId()));
        });
    }

    @Test
    void what_sources_knew_has_no_exclusions() {
        ExclusionClaimed claim = claim(PLATFORM, Optional.empty());
        record(claim);
        long approved = record(approval(claim));

        assertThat(measure(question(Subject.PLATFORM, approved, Knowledge.SOURCE)).net().downtimeMillis())
                .isEqualTo(4 * HOUR);
    }
}
