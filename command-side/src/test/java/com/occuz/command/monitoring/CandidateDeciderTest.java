package com.occuz.command.monitoring;

import com.occuz.command.Spec;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.monitoring.CandidateCommand;
import com.occuz.kernel.monitoring.CandidateCommand.ConfirmCandidate;
import com.occuz.kernel.monitoring.CandidateCommand.DismissCandidate;
import com.occuz.kernel.monitoring.CandidateCommand.NoticeAbsence;
import com.occuz.kernel.monitoring.CandidateCommand.NoticeFailures;
import com.occuz.kernel.monitoring.CandidateEvent;
import com.occuz.kernel.monitoring.CandidateEvent.AbsenceNoticed;
import com.occuz.kernel.monitoring.CandidateEvent.CandidateConfirmed;
import com.occuz.kernel.monitoring.CandidateEvent.CandidateDismissed;
import com.occuz.kernel.monitoring.CandidateEvent.FailuresNoticed;
import com.occuz.kernel.monitoring.CandidateId;
import com.occuz.kernel.monitoring.CandidateRefusal.CandidateHasChanged;
import com.occuz.kernel.monitoring.CandidateRefusal.CandidateNotFound;
import com.occuz.kernel.monitoring.CandidateRefusal.ConfirmedBefore;
import com.occuz.kernel.monitoring.CandidateRefusal.DecidedByAMachine;
import com.occuz.kernel.monitoring.CandidateRefusal.DismissedBefore;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Minutes count from noon, when the last sign of life was given. */
class CandidateDeciderTest {

    private static final Instant NOON = Instant.parse("2026-01-09T17:00:00Z");
    private static final Window GONE = new Window(NOON, NOON.plusSeconds(600));
    private static final CandidateId ID = CandidateId.ofAbsence(NOON);
    private static final Components EDGE = Components.of(Component.REDIRECTION, Component.QR_REDIRECTION);
    private static final Actor ADA = Actor.parse("user:ada");
    private static final Actor BEN = Actor.parse("api-key:ben");
    private static final Prose WHY = new Prose("The log of the proxy");
    private static final Optional<Long> ANY_VERSION = Optional.empty();
    private static final Spec<CandidateCommand, CandidateEvent, Candidate> SPEC =
            new Spec<>(new Candidate.Absent(), CandidateDecider::decide, CandidateDecider::evolve);

    private static Instant at(long minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    private static AbsenceNoticed noticed() {
        return new AbsenceNoticed(
                ID, GONE.from(), GONE.until(), Components.of(Component.values()), "one", null, "two", at(11));
    }

    private static ConfirmCandidate confirm(Actor by) {
        return new ConfirmCandidate(ID, WHY, ANY_VERSION, by, at(30));
    }

    private static CandidateConfirmed confirmed(Actor by) {
        return new CandidateConfirmed(ID, ID.incident(), sealed(WHY), by, at(30));
    }

    private static DismissCandidate dismiss(Actor by, Prose why) {
        return new DismissCandidate(ID, why, ANY_VERSION, by, at(20));
    }

    private static CandidateDismissed dismissed(Actor by) {
        return new CandidateDismissed(ID, sealed(WHY), by, at(20));
    }

    private static Erasable<Prose> sealed(Prose words) {
        return Erasable.of(KeySubject.of(AccountId.PLATFORM), words);
    }

    private static Spec<CandidateCommand, CandidateEvent, Candidate>.Given given(CandidateEvent... events) {
        return SPEC.given(List.of(events));
    }

    @Nested
    class Nothing {

        @Test
        void is_noticed_of_every_part_of_the_platform() {
            given().whenThen(
                    new NoticeAbsence(GONE, "one", Optional.empty(), "two", at(11)), List.of(noticed()));
        }

        @Test
        void is_noticed_with_the_node_that_was_told_to_end() {
            given().whenThen(
                    new NoticeAbsence(GONE, "one", Optional.of(at(0)), "two", at(11)),
                    List.of(new AbsenceNoticed(
                            ID, GONE.from(), GONE.until(), Components.of(Component.values()), "one", at(0), "two", at(11))));
        }

        @Test
        void is_noticed_of_what_serves_the_requests_that_failed() {
            given().whenThen(
                    new NoticeFailures(GONE, EDGE, 100, 51, at(11)),
                    List.of(new FailuresNoticed(
                            CandidateId.ofFailures(NOON), GONE.from(), GONE.until(), EDGE, 100, 51, at(11))));
        }

        @Test
        void is_decided_on() {
            given().whenRefused(confirm(ADA), new CandidateNotFound());
            given().whenRefused(dismiss(ADA, WHY), new CandidateNotFound());
        }
    }

    @Nested
    class Undecided {

        @Test
        void is_noticed_once_by_whomever_and_whatever_else_they_saw() {
            given(noticed()).whenThen(
                    new NoticeAbsence(
                            new Window(NOON, NOON.plusSeconds(700)), "one", Optional.of(at(0)), "three", at(12)),
                    List.of());
        }

        @Test
        void is_confirmed_or_dismissed_by_people() {
            given(noticed()).whenThen(confirm(ADA), List.of(confirmed(ADA)));
            given(noticed()).whenThen(dismiss(BEN, WHY), List.of(dismissed(BEN)));
            Actor machine = new Actor(ActorType.AUTOMATION, "probe");
            given(noticed()).whenRefused(confirm(machine), new DecidedByAMachine());
            given(noticed()).whenRefused(dismiss(machine, WHY), new DecidedByAMachine());
        }

        @Test
        void is_decided_at_the_version_that_was_looked_at() {
            given(noticed()).whenRefused(
                    new ConfirmCandidate(ID, WHY, Optional.of(2L), ADA, at(30)), new CandidateHasChanged(1));
            given(noticed()).whenThen(
                    new DismissCandidate(ID, WHY, Optional.of(1L), ADA, at(20)), List.of(dismissed(ADA)));
        }
    }

    @Nested
    class Dismissed {

        @Test
        void is_dismissed_again_by_the_same_person_in_the_same_words() {
            given(noticed(), dismissed(ADA)).whenThen(dismiss(ADA, WHY), List.of());
            given(noticed(), dismissed(ADA))
                    .whenRefused(dismiss(ADA, new Prose("Another")), new DismissedBefore(at(20), ADA));
            given(noticed(), dismissed(ADA)).whenRefused(dismiss(BEN, WHY), new DismissedBefore(at(20), ADA));
        }

        @Test
        void is_confirmed_by_late_evidence() {
            given(noticed(), dismissed(ADA)).whenThen(confirm(BEN), List.of(confirmed(BEN)));
        }
    }

    @Nested
    class Confirmed {

        @Test
        void stays_so_for_what_was_so_is_corrected_in_the_incident() {
            given(noticed(), confirmed(ADA)).whenThen(confirm(ADA), List.of());
            given(noticed(), confirmed(ADA)).whenRefused(confirm(BEN), new ConfirmedBefore(at(30), ADA));
            given(noticed(), confirmed(ADA)).whenRefused(dismiss(ADA, WHY), new ConfirmedBefore(at(30), ADA));
        }
    }
}
