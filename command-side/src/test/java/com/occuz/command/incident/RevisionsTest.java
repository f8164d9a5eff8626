package com.occuz.command.incident;

import static com.occuz.command.incident.IncidentWorld.*;

import com.occuz.kernel.incident.Classification;
import com.occuz.kernel.incident.Criterion;
import com.occuz.kernel.incident.IncidentCommand.DeclareStabilization;
import com.occuz.kernel.incident.IncidentCommand.EndStabilization;
import com.occuz.kernel.incident.IncidentCommand.EscalateIncident;
import com.occuz.kernel.incident.IncidentEvent.IncidentClosed;
import com.occuz.kernel.incident.IncidentEvent.ScopeChanged;
import com.occuz.kernel.incident.IncidentEvent.ServiceRelapsed;
import com.occuz.kernel.incident.IncidentEvent.ServiceRestored;
import com.occuz.kernel.incident.IncidentEvent.SeverityChanged;
import com.occuz.kernel.incident.IncidentEvent.StabilizationDeclared;
import com.occuz.kernel.incident.IncidentEvent.StabilizationShortened;
import com.occuz.kernel.incident.IncidentRefusal.IncidentIsClosed;
import com.occuz.kernel.incident.IncidentRefusal.NobodysAccount;
import com.occuz.kernel.incident.IncidentRefusal.NotCritical;
import com.occuz.kernel.incident.IncidentRefusal.NotRestored;
import com.occuz.kernel.incident.IncidentRefusal.NotStabilizing;
import com.occuz.kernel.incident.IncidentRefusal.StabilizationIsOver;
import com.occuz.kernel.incident.IncidentRefusal.StabilizationNotProlonged;
import com.occuz.kernel.refusal.TimeRefusal.InTheFuture;
import com.occuz.kernel.refusal.TimeRefusal.TooEarly;
import com.occuz.kernel.refusal.TimeRefusal.TooLate;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RevisionsTest {

    private static final Classification HIGH =
            new Classification(Severity.HIGH, Criterion.MAJOR_FEATURE_DEGRADATION);

    @Nested
    class Escalation {

        @Test
        void makes_it_graver_from_an_instant_on() {
            reported().whenThen(
                            escalate(GRAVE, stated(5), 9),
                            List.of(new SeverityChanged(ID, SLIGHT, GRAVE, acmes(TEXT), at(5))));
        }

        @Test
        void may_make_it_less_grave() {
            detected().whenThen(
                            escalate(SLIGHT, NOW, 9),
                            List.of(new SeverityChanged(ID, GRAVE, SLIGHT, ours(TEXT), at(9))));
        }

        @Test
        void may_widen_it_to_the_platform() {
            reported().whenThen(
                            new EscalateIncident(
                                    ID, GRAVE, Optional.of(IncidentScope.PLATFORM), stated(5), TEXT, ANY_VERSION, at(9)),
                            List.of(
                                    new SeverityChanged(ID, SLIGHT, GRAVE, acmes(TEXT), at(5)),
                                    new ScopeChanged(
                                            ID,
                                            IncidentScope.ACCOUNT,
                                            IncidentScope.PLATFORM,
                                            acmes(TEXT),
                                            at(5))));
        }

        @Test
        void to_what_it_is_already_changes_nothing() {
            reported().whenThen(escalate(SLIGHT, stated(5), 9), List.of());
        }

        @Test
        void cannot_begin_before_the_incident_before_the_last_one_or_in_the_future() {
            reported().whenRefused(
                            escalate(GRAVE, stated(-11), 9), new TooEarly("from", "the incident began", at(-10)));
            reported(new SeverityChanged(ID, SLIGHT, HIGH, acmes(TEXT), at(5)))
                    .whenRefused(
                            escalate(GRAVE, stated(4), 9),
                            new TooEarly("from", "the last change of the severity", at(5)));
            reported().whenRefused(escalate(GRAVE, stated(10), 9), new InTheFuture("from", at(9)));
        }

        @Test
        void of_a_closed_incident_is_refused() {
            restored(new IncidentClosed(ID, at(40)))
                    .whenRefused(escalate(SLIGHT, NOW, 50), new IncidentIsClosed(at(40)));
        }

        @Test
        void cannot_give_what_nobody_reported_to_an_account() {
            detected().whenRefused(
                            new EscalateIncident(
                                    ID, SLIGHT, Optional.of(IncidentScope.ACCOUNT), NOW, TEXT, ANY_VERSION, at(9)),
                            new NobodysAccount());
        }
    }

    @Nested
    class Stabilization {

        private final Instant limit = at(30).plus(Duration.ofHours(72));

        @Test
        void lasts_72_hours_from_the_first_restoration_if_nobody_says_otherwise() {
            restored().whenThen(
                            stabilize(NOW, Optional.empty(), 40), List.of(new StabilizationDeclared(ID, limit, at(40))));
            restored().whenThen(
                            stabilize(stated(30), stated(60), 40),
                            List.of(new StabilizationDeclared(ID, at(60), at(30))));
        }

        @Test
        void is_counted_from_the_first_restoration_and_not_renewed_by_a_relapse() {
            restored(new ServiceRelapsed(ID, at(35)), new ServiceRestored(ID, null, at(100)))
                    .whenThen(
                            stabilize(NOW, Optional.empty(), 110),
                            List.of(new StabilizationDeclared(ID, limit, at(110))));
        }

        @Test
        void ends_after_72_hours_at_the_latest() {
            restored().whenRefused(
                            stabilize(NOW, Optional.of(limit.plusNanos(1_000)), 40),
                            new TooLate("until", "the end of the 72 hours after the first restoration", limit));
            restored().whenRefused(
                            stabilize(stated(30 + 72 * 60 + 1), Optional.empty(), 5_000),
                            new TooLate("at", "the end of the 72 hours after the first restoration", limit));
        }

        @Test
        void can_end_earlier_and_is_not_prolonged() {
            StabilizationDeclared declared = new StabilizationDeclared(ID, at(100), at(40));
            restored(declared).whenThen(
                            stabilize(NOW, stated(60), 50),
                            List.of(new StabilizationShortened(ID, at(100), at(60), at(50))));
            restored(declared).whenThen(stabilize(NOW, Optional.empty(), 50), List.of());
            restored(declared).whenThen(stabilize(NOW, stated(100), 50), List.of());
            restored(declared).whenRefused(
                            stabilize(NOW, stated(101), 50), new StabilizationNotProlonged(at(100)));
            restored(declared).whenRefused(
                            stabilize(NOW, stated(39), 50), new TooEarly("until", "stabilization began", at(40)));
        }

        @Test
        void follows_the_restoration_of_a_severity_1_incident_only() {
            detected().whenRefused(stabilize(NOW, Optional.empty(), 40), new NotRestored());
            reported(new ServiceRestored(ID, null, at(30)))
                    .whenRefused(stabilize(NOW, Optional.empty(), 40), new NotCritical());
            restored().whenRefused(
                            stabilize(stated(29), Optional.empty(), 40),
                            new TooEarly("at", "the service was restored", at(30)));
        }

        @Test
        void ends_early_by_a_word_of_its_own() {
            StabilizationDeclared declared = new StabilizationDeclared(ID, at(100), at(40));
            restored(declared).whenThen(
                            end(NOW, 60), List.of(new StabilizationShortened(ID, at(100), at(60), at(60))));
            // Also afterwards, of the past.
            restored(declared).whenThen(
                            end(stated(50), 200), List.of(new StabilizationShortened(ID, at(100), at(50), at(200))));
            restored(declared).whenThen(end(stated(100), 200), List.of());
            restored(declared).whenRefused(end(NOW, 200), new StabilizationIsOver(at(100)));
            restored(declared).whenRefused(end(stated(61), 60), new InTheFuture("endedAt", at(60)));
            restored(declared).whenRefused(
                            end(stated(39), 60), new TooEarly("endedAt", "stabilization began", at(40)));
            restored().whenRefused(end(NOW, 60), new NotStabilizing());
        }
    }

    private static EscalateIncident escalate(Classification to, Optional<Instant> from, long now) {
        return new EscalateIncident(ID, to, Optional.empty(), from, TEXT, ANY_VERSION, at(now));
    }

    private static EndStabilization end(Optional<Instant> endedAt, long now) {
        return new EndStabilization(ID, endedAt, ANY_VERSION, at(now));
    }

    private static DeclareStabilization stabilize(Optional<Instant> from, Optional<Instant> until, long now) {
        return new DeclareStabilization(ID, from, until, ANY_VERSION, at(now));
    }
}
