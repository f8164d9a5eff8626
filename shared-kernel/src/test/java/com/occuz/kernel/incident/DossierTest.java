package com.occuz.kernel.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.IncidentEvent.ClockBreached;
import com.occuz.kernel.incident.IncidentEvent.FailurePointFound;
import com.occuz.kernel.incident.IncidentEvent.IncidentAcknowledged;
import com.occuz.kernel.incident.IncidentEvent.IncidentAnswered;
import com.occuz.kernel.incident.IncidentEvent.IncidentClosed;
import com.occuz.kernel.incident.IncidentEvent.IncidentReported;
import com.occuz.kernel.incident.IncidentEvent.IncidentStated;
import com.occuz.kernel.incident.IncidentEvent.RestorationCorrected;
import com.occuz.kernel.incident.IncidentEvent.ScopeChanged;
import com.occuz.kernel.incident.IncidentEvent.ScopeCorrected;
import com.occuz.kernel.incident.IncidentEvent.ServiceRelapsed;
import com.occuz.kernel.incident.IncidentEvent.ServiceRestored;
import com.occuz.kernel.incident.IncidentEvent.SeverityChanged;
import com.occuz.kernel.incident.IncidentEvent.SeverityCorrected;
import com.occuz.kernel.incident.IncidentEvent.StabilizationDeclared;
import com.occuz.kernel.incident.IncidentEvent.StartCorrected;
import com.occuz.kernel.incident.IncidentEvent.StatementsWithdrawn;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.sla.Alarm;
import com.occuz.kernel.sla.ClockName;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.Reading;
import com.occuz.kernel.sla.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DossierTest {

    private static final Instant NOON = Instant.parse("2026-01-09T12:00:00Z");
    private static final AccountId ACME = new AccountId("acme");
    private static final IncidentId ID = new IncidentId("i-1");
    private static final Classification SLIGHT =
            new Classification(Severity.NORMAL, Criterion.INDIVIDUAL_CUSTOMER_ISSUE);
    private static final Classification GRAVE =
            new Classification(Severity.CRITICAL, Criterion.GLOBAL_REDIRECTION_FAILURE);
    private static final ImportId ONE = new ImportId("one");
    private static final ImportId TWO = new ImportId("two");
    private static final Erasable<Prose> WHY = sealed(new Prose("the log says so"));
    private static final ClockBasis BASIS = new ClockBasis(1, "sha256:" + "0".repeat(64), 1, "sha256:" + "1".repeat(64));

    @Nested
    class Reported {

        @Test
        void beganWhenTheReporterSaysAndIsKnownSinceTheReport() {
            Dossier dossier = after();
            assertThat(dossier.course().startedAt()).isEqualTo(at(-10));
            assertThat(dossier.course().reportedAt()).isEqualTo(at(0));
            assertThat(dossier.course().knownAt()).isEqualTo(at(0));
            assertThat(dossier.version()).isEqualTo(1);
            assertThat(IncidentState.of(dossier, at(1))).isEqualTo(IncidentState.OPEN);
        }

        @Test
        void isRespondedToByTheEarlierOfAcknowledgementAndAnswer() {
            Dossier dossier = after(
                    new IncidentAcknowledged(ID, null, null, at(20)), new IncidentAnswered(ID, null, at(5)));
            assertThat(dossier.course().acknowledgedAt()).isEqualTo(at(20));
            assertThat(dossier.course().respondedAt()).isEqualTo(at(5));
            assertThat(IncidentState.of(dossier, at(21))).isEqualTo(IncidentState.ACKNOWLEDGED);
        }

        @Test
        void hasAnOutageForEachRelapse() {
            Dossier dossier = after(
                    new FailurePointFound(ID, WHY, at(2)),
                    new ServiceRestored(ID, null, at(10)),
                    new ServiceRelapsed(ID, at(20)));
            assertThat(dossier.course().outages())
                    .containsExactly(new Outage(at(-10), at(10)), new Outage(at(20), null));
            assertThat(dossier.course().relapses()).containsExactly(at(20));
            assertThat(dossier.course().restoredAt()).isNull();
            assertThat(dossier.course().firstRestoredAt()).isEqualTo(at(10));
            assertThat(IncidentState.of(dossier, at(21))).isEqualTo(IncidentState.DIAGNOSED);
        }

        @Test
        void isAsGraveFromAnInstantOnAsAnEscalationSays() {
            Dossier dossier = after(new SeverityChanged(ID, SLIGHT, GRAVE, WHY, at(3)));
            assertThat(dossier.severities().at(at(2))).isEqualTo(SLIGHT);
            assertThat(dossier.severities().at(at(3))).isEqualTo(GRAVE);
        }

        @Test
        void wasAsGraveAllAlongAsACorrectionSays() {
            Dossier dossier = after(
                    new SeverityChanged(ID, SLIGHT, GRAVE, WHY, at(3)),
                    new SeverityCorrected(ID, GRAVE, SLIGHT, WHY, at(-10)));
            assertThat(dossier.severities()).isEqualTo(Phases.of(at(-10), SLIGHT));
        }

        @Test
        void concernsEverybodyFromAnInstantOnOrAllAlong() {
            Dossier widened = after(
                    new ScopeChanged(ID, IncidentScope.ACCOUNT, IncidentScope.PLATFORM, WHY, at(3)));
            assertThat(widened.scopes().at(at(2))).isEqualTo(IncidentScope.ACCOUNT);
            assertThat(widened.scope()).isEqualTo(IncidentScope.PLATFORM);
            Dossier corrected = after(
                    new ScopeCorrected(ID, IncidentScope.ACCOUNT, IncidentScope.PLATFORM, WHY, at(-10)));
            assertThat(corrected.scopes().at(at(-10))).isEqualTo(IncidentScope.PLATFORM);
        }

        @Test
        void beginsAndEndsWhereCorrectionsSay() {
            Dossier dossier = after(
                    new ServiceRestored(ID, null, at(10)),
                    new StartCorrected(ID, at(-10), WHY, at(-30)),
                    new RestorationCorrected(ID, at(10), WHY, at(8)));
            assertThat(dossier.course().outages()).containsExactly(new Outage(at(-30), at(8)));
            assertThat(dossier.severities().all().getFirst().from()).isEqualTo(at(-30));
            assertThat(dossier.scopes().all().getFirst().from()).isEqualTo(at(-30));
        }

        @Test
        void isStabilizingToTheLastMicrosecondOfTheDeclaredPeriod() {
            Instant end = at(10).plus(Duration.ofHours(72));
            Dossier dossier =
                    after(new ServiceRestored(ID, null, at(10)), new StabilizationDeclared(ID, end, at(11)));
            assertThat(IncidentState.of(dossier, at(10))).isEqualTo(IncidentState.RESTORED);
            assertThat(IncidentState.of(dossier, at(11))).isEqualTo(IncidentState.STABILIZING);
            assertThat(IncidentState.of(dossier, end.minusNanos(1_000))).isEqualTo(IncidentState.STABILIZING);
            assertThat(IncidentState.of(dossier, end)).isEqualTo(IncidentState.RESTORED);
        }

        @Test
        void keepsABreachWhateverIsCorrectedLater() {
            ClockBreached breached = new ClockBreached(
                    ID, ClockName.RESPONSE, Reading.CONTRACT, Severity.CRITICAL, at(0), at(60), BASIS, at(60));
            Dossier dossier = after(breached, new SeverityCorrected(ID, GRAVE, SLIGHT, WHY, at(-10)));
            assertThat(dossier.alarms())
                    .containsExactly(new Alarm(ClockName.RESPONSE, Reading.CONTRACT, Alarm.Kind.DUE, at(60)));
        }

        @Test
        void isClosedForGood() {
            Dossier dossier = after(new ServiceRestored(ID, null, at(10)), new IncidentClosed(ID, at(12)));
            assertThat(IncidentState.of(dossier, at(12))).isEqualTo(IncidentState.CLOSED);
            assertThat(dossier.version()).isEqualTo(3);
        }

        @Test
        void cannotBeginTwiceNorChangeBeforeItBegan() {
            assertThatIllegalStateException().isThrownBy(() -> after(reported()));
            assertThatIllegalStateException()
                    .isThrownBy(() -> Dossier.of(List.of(new ServiceRestored(ID, null, at(10)))));
        }
    }

    @Nested
    class Imported {

        @Test
        void isWhatTheLastStatementSays() {
            Dossier dossier = of(stated(ONE, null), stated(ONE, at(30)));
            assertThat(dossier.course().restoredAt()).isEqualTo(at(30));
            assertThat(dossier.statements()).hasSize(2);
            assertThat(dossier.scope()).isEqualTo(IncidentScope.PLATFORM);
            assertThat(dossier.version()).isEqualTo(2);
            assertThat(Objects.requireNonNull(dossier.ref()).value()).isEqualTo("status:1");
        }

        @Test
        void saysAgainWhatAnEarlierImportToldWhenTheLaterOneIsWithdrawn() {
            Dossier dossier = of(stated(ONE, at(30)), stated(TWO, at(40)), new StatementsWithdrawn(ID, TWO, WHY, at(50)));
            assertThat(dossier.course().restoredAt()).isEqualTo(at(30));
            assertThat(dossier.isWithdrawn()).isFalse();
            assertThat(dossier.version()).isEqualTo(3);
        }

        @Test
        void isWithdrawnWhenNobodySaysAnythingOfItAnyMoreAndCanBeToldAgain() {
            Dossier gone = of(stated(ONE, at(30)), new StatementsWithdrawn(ID, ONE, WHY, at(50)));
            assertThat(gone.isWithdrawn()).isTrue();
            assertThat(IncidentState.of(gone, at(60))).isEqualTo(IncidentState.WITHDRAWN);
            Dossier again = Dossier.evolve(gone, stated(TWO, at(35)));
            assertThat(again.isWithdrawn()).isFalse();
            assertThat(again.course().restoredAt()).isEqualTo(at(35));
            assertThat(again.version()).isEqualTo(3);
        }

        @Test
        void keepsWhatWasRecordedHereWhenOneOfItsImportsIsWithdrawn() {
            Dossier dossier = of(
                    stated(ONE, at(30)),
                    stated(TWO, at(40)),
                    new RestorationCorrected(ID, at(40), WHY, at(41)),
                    new StatementsWithdrawn(ID, TWO, WHY, at(50)));
            assertThat(dossier.course().restoredAt()).isEqualTo(at(41));
            assertThat(dossier.handled()).isTrue();
        }
    }

    private static Dossier after(IncidentEvent... later) {
        Dossier dossier = Dossier.evolve(null, reported());
        for (IncidentEvent event : later) {
            dossier = Dossier.evolve(dossier, event);
        }
        return dossier;
    }

    private static Dossier of(IncidentEvent... events) {
        return Objects.requireNonNull(Dossier.of(List.of(events)));
    }

    private static IncidentReported reported() {
        return new IncidentReported(
                ID,
                ACME,
                sealed(new IncidentTitle("Nothing redirects")),
                sealed(new Prose("503 everywhere")),
                SLIGHT,
                Components.of(Component.REDIRECTION),
                IncidentScope.ACCOUNT,
                at(-10),
                at(0));
    }

    private static IncidentStated stated(ImportId by, @Nullable Instant restoredAt) {
        Statement statement = new Statement(
                new SourceRef("status:1"),
                IncidentKind.OUTAGE,
                sealed(new IncidentTitle("Degraded")),
                new Classification(Severity.CRITICAL, Criterion.NOT_STATED),
                Components.of(Component.CORE),
                at(0),
                restoredAt,
                null,
                null,
                null,
                null,
                null,
                null);
        return new IncidentStated(ID, by, statement, at(45));
    }

    private static Instant at(long minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    private static <T> Erasable<T> sealed(T value) {
        return Erasable.of(KeySubject.of(ACME), value);
    }
}
