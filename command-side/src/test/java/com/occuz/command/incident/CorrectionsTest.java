package com.occuz.command.incident;

import static com.occuz.command.incident.IncidentWorld.*;

import com.occuz.kernel.incident.Classification;
import com.occuz.kernel.incident.Criterion;
import com.occuz.kernel.incident.IncidentCommand.CorrectIncident;
import com.occuz.kernel.incident.IncidentEvent.IncidentClosed;
import com.occuz.kernel.incident.IncidentEvent.RestorationCorrected;
import com.occuz.kernel.incident.IncidentEvent.ScopeCorrected;
import com.occuz.kernel.incident.IncidentEvent.ServiceRelapsed;
import com.occuz.kernel.incident.IncidentEvent.ServiceRestored;
import com.occuz.kernel.incident.IncidentEvent.SeverityChanged;
import com.occuz.kernel.incident.IncidentEvent.SeverityCorrected;
import com.occuz.kernel.incident.IncidentEvent.StabilizationDeclared;
import com.occuz.kernel.incident.IncidentEvent.StartCorrected;
import com.occuz.kernel.incident.IncidentRefusal.CriterionOfAnotherSeverity;
import com.occuz.kernel.incident.IncidentRefusal.NobodysAccount;
import com.occuz.kernel.incident.IncidentRefusal.NotRestored;
import com.occuz.kernel.incident.IncidentRefusal.NothingToCorrect;
import com.occuz.kernel.refusal.TimeRefusal.InTheFuture;
import com.occuz.kernel.refusal.TimeRefusal.TooEarly;
import com.occuz.kernel.refusal.TimeRefusal.TooLate;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.Severity;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CorrectionsTest {

    private static final Classification HIGH =
            new Classification(Severity.HIGH, Criterion.MAJOR_FEATURE_DEGRADATION);

    @Test
    void says_what_was_so_all_along() {
        reported(new SeverityChanged(ID, SLIGHT, HIGH, acmes(TEXT), at(5)))
                .whenThen(
                        new Correcting().severity(GRAVE).scope(IncidentScope.PLATFORM).at(9),
                        List.of(
                                new SeverityCorrected(ID, HIGH, GRAVE, acmes(TEXT), at(-10)),
                                new ScopeCorrected(
                                        ID,
                                        IncidentScope.ACCOUNT,
                                        IncidentScope.PLATFORM,
                                        acmes(TEXT),
                                        at(-10))));
    }

    @Test
    void of_the_severity_keeps_the_criterion_only_where_it_fits() {
        reported().whenThen(
                        new Correcting().severity(Severity.HIGH).at(9),
                        List.of(new SeverityCorrected(
                                ID,
                                SLIGHT,
                                new Classification(Severity.HIGH, Criterion.NOT_STATED),
                                acmes(TEXT),
                                at(-10))));
    }

    @Test
    void with_a_criterion_of_another_severity_is_refused() {
        CorrectIncident command =
                new Correcting().severity(Severity.HIGH).criterion(Criterion.CORE_PLATFORM_UNAVAILABLE).at(9);
        reported().whenRefused(
                        command,
                        new CriterionOfAnotherSeverity("the criterion core-platform-unavailable is not one of severity 2;"
                                + " there are major-feature-degradation, regional-performance-impact"));
    }

    @Test
    void takes_an_escalation_back() {
        reported(new SeverityChanged(ID, SLIGHT, GRAVE, acmes(TEXT), at(5)))
                .whenThen(
                        new Correcting().severity(GRAVE).at(9),
                        List.of(new SeverityCorrected(ID, GRAVE, GRAVE, acmes(TEXT), at(-10))));
    }

    @Test
    void of_start_and_end_moves_them() {
        restored().whenThen(
                        new Correcting().startedAt(-20).restoredAt(25).at(50),
                        List.of(
                                new StartCorrected(ID, at(-10), ours(TEXT), at(-20)),
                                new RestorationCorrected(ID, at(30), ours(TEXT), at(25))));
    }

    @Test
    void of_start_and_end_beyond_the_old_end_moves_the_end_first() {
        SPEC.given(List.of(anyDetected(), new ServiceRestored(ID, null, at(-8))))
                .whenThen(
                        new Correcting().startedAt(-5).restoredAt(20).at(50),
                        List.of(
                                new RestorationCorrected(ID, at(-8), ours(TEXT), at(20)),
                                new StartCorrected(ID, at(-10), ours(TEXT), at(-5))));
    }

    @Test
    void of_a_closed_incident_is_possible() {
        restored(new IncidentClosed(ID, at(40)))
                .whenThen(
                        new Correcting().restoredAt(25).at(50),
                        List.of(new RestorationCorrected(ID, at(30), ours(TEXT), at(25))));
    }

    @Test
    void to_what_is_known_already_changes_nothing() {
        restored().whenThen(
                        new Correcting().startedAt(-10).restoredAt(30).severity(GRAVE).at(50), List.of());
    }

    @Test
    void of_nothing_is_refused() {
        reported().whenRefused(new Correcting().at(9), new NothingToCorrect());
    }

    @Test
    void cannot_move_the_start_behind_what_followed() {
        reported().whenRefused(
                        new Correcting().startedAt(1).at(50),
                        new TooLate("startedAt", "the incident was reported", at(0)));
        detected().whenRefused(
                        new Correcting().startedAt(1).at(50),
                        new TooLate("startedAt", "the incident was detected", at(0)));
        reported(new SeverityChanged(ID, SLIGHT, HIGH, acmes(TEXT), at(-5)))
                .whenRefused(
                        new Correcting().startedAt(-4).at(50),
                        new TooLate("startedAt", "the severity changed", at(-5)));
        reported(anyFailurePoint(-6)).whenRefused(
                        new Correcting().startedAt(-4).at(50),
                        new TooLate("startedAt", "the failure point was found", at(-6)));
        detected(new ServiceRestored(ID, null, at(-8)))
                .whenRefused(
                        new Correcting().startedAt(-4).at(50),
                        new TooLate("startedAt", "the service was restored", at(-8)));
        detected().whenRefused(new Correcting().startedAt(51).at(50), new InTheFuture("startedAt", at(50)));
    }

    @Test
    void cannot_move_the_restoration_before_the_failure_nor_behind_what_followed() {
        restored().whenRefused(
                        new Correcting().restoredAt(-11).at(50),
                        new TooEarly("restoredAt", "the service failed", at(-10)));
        restored(new ServiceRelapsed(ID, at(35)), new ServiceRestored(ID, null, at(40)))
                .whenRefused(
                        new Correcting().restoredAt(34).at(50),
                        new TooEarly("restoredAt", "the service failed", at(35)));
        restored(new IncidentClosed(ID, at(40)))
                .whenRefused(
                        new Correcting().restoredAt(41).at(50),
                        new TooLate("restoredAt", "the incident was closed", at(40)));
        restored(new StabilizationDeclared(ID, at(500), at(32)))
                .whenRefused(
                        new Correcting().restoredAt(33).at(50),
                        new TooLate("restoredAt", "stabilization began", at(32)));
        restored().whenRefused(
                        new Correcting().restoredAt(51).at(50), new InTheFuture("restoredAt", at(50)));
    }

    @Test
    void of_a_restoration_needs_one() {
        detected().whenRefused(new Correcting().restoredAt(5).at(50), new NotRestored());
    }

    @Test
    void cannot_give_what_nobody_reported_to_an_account() {
        detected().whenRefused(
                        new Correcting().scope(IncidentScope.ACCOUNT).at(9), new NobodysAccount());
    }

    /** A correction in the making. */
    private static final class Correcting {

        private Optional<Instant> startedAt = Optional.empty();
        private Optional<Instant> restoredAt = Optional.empty();
        private Optional<Severity> severity = Optional.empty();
        private Optional<Criterion> criterion = Optional.empty();
        private Optional<IncidentScope> scope = Optional.empty();

        Correcting startedAt(long minutes) {
            startedAt = stated(minutes);
            return this;
        }

        Correcting restoredAt(long minutes) {
            restoredAt = stated(minutes);
            return this;
        }

        Correcting severity(Severity right) {
            severity = Optional.of(right);
            return this;
        }

        Correcting severity(Classification right) {
            severity = Optional.of(right.severity());
            criterion = Optional.of(right.criterion());
            return this;
        }

        Correcting criterion(Criterion right) {
            criterion = Optional.of(right);
            return this;
        }

        Correcting scope(IncidentScope right) {
            scope = Optional.of(right);
            return this;
        }

        CorrectIncident at(long now) {
            return new CorrectIncident(
                    ID, startedAt, restoredAt, severity, criterion, scope, TEXT, ANY_VERSION, IncidentWorld.at(now));
        }
    }
}
