package com.occuz.command.incident;

import com.occuz.command.AggregateIdResolver;
import com.occuz.command.Spec;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentImportCommand;
import com.occuz.kernel.incident.IncidentImportCommand.BeginImport;
import com.occuz.kernel.incident.IncidentImportCommand.EndImport;
import com.occuz.kernel.incident.IncidentImportCommand.WithdrawImport;
import com.occuz.kernel.incident.IncidentImportEvent;
import com.occuz.kernel.incident.IncidentImportEvent.ImportBegun;
import com.occuz.kernel.incident.IncidentImportEvent.ImportEnded;
import com.occuz.kernel.incident.IncidentImportEvent.ImportWithdrawn;
import com.occuz.kernel.incident.IncidentImportEvent.LineError;
import com.occuz.kernel.incident.IncidentImportRefusal.ImportExists;
import com.occuz.kernel.incident.IncidentImportRefusal.ImportIsRunning;
import com.occuz.kernel.incident.IncidentImportRefusal.ImportNotFound;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.refusal.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IncidentImportDeciderTest {

    private static final ImportId ID = new ImportId("i1");
    private static final Instant T0 = Instant.parse("2026-01-09T17:00:00Z");
    private static final Instant T1 = T0.plusSeconds(1);
    private static final KeySubject PLATFORM = KeySubject.of(AccountId.PLATFORM);
    private static final Prose REASON = new Prose("The wrong file");
    private static final List<LineError> ERRORS = List.of(new LineError(3, "severity: is required"));

    private static final ImportBegun BEGUN = new ImportBegun(ID, null, T0);
    private static final ImportEnded COMPLETED = ended(true);
    private static final ImportEnded BROKEN_OFF = ended(false);
    private static final ImportWithdrawn WITHDRAWN = new ImportWithdrawn(ID, Erasable.of(PLATFORM, REASON), T1);

    private final Spec<IncidentImportCommand, IncidentImportEvent, IncidentImport> spec = new Spec<>(
            new IncidentImport.Absent(), IncidentImportDecider::decide, IncidentImportDecider::evolve);

    private static ImportEnded ended(boolean complete) {
        return new ImportEnded(ID, complete, 6, 3, 2, 1, ERRORS, T1);
    }

    private static BeginImport begin(Instant at) {
        return new BeginImport(ID, Optional.empty(), at);
    }

    private static EndImport end(boolean complete) {
        return new EndImport(ID, complete, 3, 2, 1, ERRORS, T1);
    }

    private static WithdrawImport withdraw() {
        return new WithdrawImport(ID, REASON, T1);
    }

    @Nested
    class That_nobody_began {

        @Test
        void begins_with_its_mapping() {
            Prose mapping = new Prose("impact: critical = 1");
            spec.given(List.of()).whenThen(begin(T0), List.of(BEGUN));
            spec.given(List.of())
                    .whenThen(
                            new BeginImport(ID, Optional.of(mapping), T0),
                            List.of(new ImportBegun(ID, Erasable.of(PLATFORM, mapping), T0)));
        }

        @Test
        void neither_ends_nor_is_withdrawn() {
            spec.given(List.of()).whenRefused(end(true), new ImportNotFound());
            spec.given(List.of()).whenRefused(withdraw(), new ImportNotFound());
        }
    }

    @Nested
    class That_is_being_read {

        private final List<IncidentImportEvent> running = List.of(BEGUN);

        @Test
        void ends_with_what_was_counted_read_to_its_end_or_broken_off() {
            spec.given(running).whenThen(end(true), List.of(COMPLETED));
            spec.given(running).whenThen(end(false), List.of(BROKEN_OFF));
        }

        @Test
        void does_not_begin_again_and_is_not_withdrawn() {
            spec.given(running).whenRefused(begin(T1), new ImportExists());
            spec.given(running).whenRefused(withdraw(), new ImportIsRunning());
        }
    }

    @Nested
    class That_was_read_to_its_end {

        private final List<IncidentImportEvent> completed = List.of(BEGUN, COMPLETED);

        @Test
        void does_not_begin_again() {
            spec.given(completed).whenRefused(begin(T1), new ImportExists());
        }

        @Test
        void ends_once_whoever_says_so_again() {
            spec.given(completed).whenThen(end(true), List.of());
            spec.given(completed).whenThen(end(false), List.of());
        }

        @Test
        void is_withdrawn_once() {
            spec.given(completed).whenThen(withdraw(), List.of(WITHDRAWN));
            spec.given(List.of(BEGUN, COMPLETED, WITHDRAWN)).whenThen(withdraw(), List.of());
        }
    }

    @Nested
    class That_was_broken_off {

        private final List<IncidentImportEvent> brokenOff = List.of(BEGUN, BROKEN_OFF);

        @Test
        void begins_again_and_then_ends_again() {
            ImportBegun again = new ImportBegun(ID, null, T1);
            spec.given(brokenOff).whenThen(begin(T1), List.of(again));
            spec.given(List.of(BEGUN, BROKEN_OFF, again)).whenThen(end(true), List.of(COMPLETED));
        }

        @Test
        void ends_once_whoever_notices() {
            spec.given(brokenOff).whenThen(end(false), List.of());
        }

        @Test
        void is_withdrawn_and_then_begins_no_more() {
            spec.given(brokenOff).whenThen(withdraw(), List.of(WITHDRAWN));
            spec.given(List.of(BEGUN, BROKEN_OFF, WITHDRAWN)).whenRefused(begin(T1), new ImportExists());
            spec.given(List.of(BEGUN, BROKEN_OFF, WITHDRAWN)).whenThen(end(true), List.of());
        }
    }

    @Test
    void axon_wires_the_aggregate() {
        AggregateTestFixture<IncidentImportAggregate> fixture =
                new AggregateTestFixture<>(IncidentImportAggregate.class);
        fixture.registerCommandTargetResolver(new AggregateIdResolver());
        fixture.givenNoPriorActivity().when(begin(T0)).expectEvents(BEGUN);
        fixture.given(BEGUN).when(end(false)).expectEvents(BROKEN_OFF);
        fixture.given(BEGUN, COMPLETED).when(withdraw()).expectEvents(WITHDRAWN);
        fixture.given(BEGUN).when(begin(T1)).expectException(Refused.class).expectNoEvents();
    }
}
