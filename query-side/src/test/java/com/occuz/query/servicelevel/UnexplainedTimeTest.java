package com.occuz.query.servicelevel;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.IncidentEvent.IncidentDetected;
import com.occuz.kernel.incident.IncidentEvent.ServiceRestored;
import com.occuz.kernel.incident.IncidentTitle;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.monitoring.CandidateEvent;
import com.occuz.kernel.monitoring.CandidateEvent.AbsenceNoticed;
import com.occuz.kernel.monitoring.CandidateEvent.CandidateConfirmed;
import com.occuz.kernel.monitoring.CandidateEvent.CandidateDismissed;
import com.occuz.kernel.monitoring.CandidateId;
import com.occuz.kernel.monitoring.CandidateQuery.CandidateView;
import com.occuz.kernel.monitoring.CandidateQuery.FindCandidate;
import com.occuz.kernel.monitoring.CandidateState;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.CompareUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Compared;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.ServiceClass;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.sla.UptimeReport;
import com.occuz.kernel.time.Est;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two hours without a sign of life, and what the figures make of what is decided about them (reading 28). */
class UnexplainedTimeTest extends ServiceLevelWorld {

    private static final Instant FROM = est("2025-03-01T12:00:00");
    private static final Instant UNTIL = est("2025-03-01T14:00:00");
    private static final CandidateId GONE = CandidateId.ofAbsence(FROM);
    private static final Actor SAM = Actor.parse("user:u_sam");
    private static final Prose WHY = new Prose("The log of the proxy");

    private long before;
    private long noticed;

    @BeforeEach
    void tell() {
        before = started("2025-01-01T00:00:00");
        noticed = candidate(new AbsenceNoticed(
                GONE, FROM, UNTIL, Components.of(Component.values()), "a:1", null, "b:2", UNTIL));
    }

    private long candidate(CandidateEvent event) {
        long position = record(GONE.toString(), AccountId.PLATFORM, event);
        views.catchUp("candidates", 10);
        return position;
    }

    private static Question question(long position) {
        return new Question(
                Est.year(2025),
                Subject.PLATFORM,
                new LedgerMoment(position, est("2030-01-01T00:00:00")),
                Knowledge.OURS);
    }

    private CandidateView shown() {
        return views.ask(new FindCandidate(GONE), CandidateView.class).orElseThrow();
    }

    @Test
    void it_is_unknown_until_somebody_decides_and_was_not_before_it_was_noticed() {
        UptimeReport report = year(2025, noticed);
        assertThat(report.unknownMillis()).isEqualTo(2 * HOUR);
        assertThat(report.net().downtimeMillis()).isZero();
        assertThat(report.worst().downtimeMillis()).isEqualTo(2 * HOUR);
        assertThat(year(2025, before).unknownMillis()).isZero();
        assertThat(timeline(question(noticed)))
                .filteredOn(piece -> piece.named() == ServiceClass.UNKNOWN)
                .singleElement()
                .satisfies(piece -> assertThat(piece.events())
                        .containsExactly(views.ledger.after(noticed - 1, 1).getFirst().eventId()));
        assertThat(shown().state()).isEqualTo(CandidateState.UNDECIDED);
        assertThat(shown().evidence())
                .isEqualTo("No node gave a sign of life from " + Est.text(FROM) + " to " + Est.text(UNTIL)
                        + ". The last came from a:1, which fell silent, the next from b:2.");
    }

    @Test
    void dismissed_it_is_up_from_that_state_of_knowledge_on_and_a_comparison_names_the_decision() {
        long dismissed = candidate(new CandidateDismissed(GONE, sealed(WHY), SAM, CREATED));

        assertThat(year(2025, dismissed).unknownMillis()).isZero();
        assertThat(year(2025, dismissed).worst().downtimeMillis()).isZero();
        assertThat(year(2025, noticed).worst().downtimeMillis()).isEqualTo(2 * HOUR);
        Compared compared = views.ask(
                        new CompareUptime(question(noticed), question(dismissed)), Compared.class)
                .orElseThrow();
        assertThat(compared.changes()).singleElement().satisfies(change -> assertThat(change.events())
                .containsExactly(views.ledger.after(dismissed - 1, 1).getFirst().eventId()));
        assertThat(shown().state()).isEqualTo(CandidateState.DISMISSED);
    }

    @Test
    void confirmed_it_is_what_its_incident_tells() {
        record(new IncidentDetected(
                GONE.incident(), sealed(new IncidentTitle("Both nodes were down")), null, critical(),
                Components.of(Component.values()), IncidentScope.PLATFORM, FROM, UNTIL));
        record(new ServiceRestored(GONE.incident(), SAM, est("2025-03-01T13:00:00")));
        long confirmed = candidate(new CandidateConfirmed(GONE, GONE.incident(), sealed(WHY), SAM, CREATED));

        UptimeReport report = year(2025, confirmed);
        assertThat(report.unknownMillis()).isZero();
        assertThat(report.net().downtimeMillis()).isEqualTo(HOUR);
        assertThat(report.worst().downtimeMillis()).isEqualTo(HOUR);
        // Between the two, the incident is known and the rest of the time is not.
        assertThat(year(2025, confirmed - 1).unknownMillis()).isEqualTo(HOUR);
        assertThat(shown().incident()).isEqualTo(GONE.incident());
        assertThat(shown().version()).isEqualTo(2);
    }
}
