package com.occuz.command.incident;

import static com.occuz.command.incident.IncidentWorld.*;
import static com.occuz.command.incident.IncidentWorld.ADA;

import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentCommand.CorrectIncident;
import com.occuz.kernel.incident.IncidentCommand.RestoreService;
import com.occuz.kernel.incident.IncidentCommand.StateIncident;
import com.occuz.kernel.incident.IncidentCommand.WatchClocks;
import com.occuz.kernel.incident.IncidentCommand.WithdrawStatements;
import com.occuz.kernel.incident.IncidentEvent.RestorationCorrected;
import com.occuz.kernel.incident.IncidentEvent.StatementsWithdrawn;
import com.occuz.kernel.incident.IncidentRefusal.HandledHere;
import com.occuz.kernel.incident.IncidentRefusal.IncidentNotFound;
import com.occuz.kernel.incident.IncidentRefusal.NotImported;
import com.occuz.kernel.incident.IncidentRefusal.StatementTooOld;
import com.occuz.kernel.incident.Statement;
import com.occuz.kernel.refusal.TimeRefusal.InTheFuture;
import com.occuz.kernel.refusal.TimeRefusal.TooLate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class StatementsTest {

    private static final Statement BEGUN = anyStatement(null, at(5));
    private static final Statement OVER = anyStatement(at(30), at(35));

    @Nested
    class Absent {

        @Test
        void the_first_statement_makes_it_known() {
            absent().whenThen(anyStating(BEGUN), List.of(anyStated(BEGUN)));
        }

        @Test
        void a_source_cannot_have_told_its_future_nor_ours() {
            absent().whenRefused(
                            anyStating(anyStatement(at(30), at(29))),
                            new TooLate("restoredAt", "the source said so", at(29)));
            absent().whenRefused(
                            anyStating(anyStatement(null, at(-1))),
                            new TooLate("startedAt", "the source said so", at(-1)));
            absent().whenRefused(
                            anyStating(anyStatement(null, at(501))), new InTheFuture("statedAt", at(500)));
            absent().whenRefused(
                            anyStating(anyStatement(at(501), null)), new InTheFuture("restoredAt", at(500)));
        }
    }

    @Nested
    class Imported {

        @Test
        void what_the_source_said_next_takes_the_place_of_what_it_said_before() {
            imported(BEGUN).whenThen(anyStating(OVER), List.of(anyStated(OVER)));
        }

        @Test
        void the_same_series_again_changes_nothing() {
            Statement repeated = anyStatement(null, at(20));
            imported(BEGUN, OVER).whenThen(anyStating(BEGUN), List.of());
            imported(BEGUN, OVER).whenThen(anyStating(repeated), List.of());
            imported(BEGUN, OVER).whenThen(anyStating(OVER), List.of());
        }

        @Test
        void the_same_without_a_date_changes_nothing_and_something_else_is_a_correction() {
            Statement once = anyStatement(at(30), null);
            Statement now = anyStatement(at(31), null);
            imported(once).whenThen(anyStating(once), List.of());
            imported(once).whenThen(anyStating(now), List.of(anyStated(now)));
            imported(once, now).whenThen(anyStating(once), List.of(anyStated(once)));
        }

        @Test
        void what_was_said_before_the_last_word_comes_too_late() {
            imported(OVER).whenRefused(anyStating(anyStatement(at(3), at(6))), new StatementTooOld(at(35)));
        }

        @Test
        void it_is_no_longer_told_by_its_source_once_it_is_handled_here() {
            RestorationCorrected correction = new RestorationCorrected(ID, at(30), ours(TEXT), at(25));
            SPEC.given(List.of(anyStated(OVER), correction))
                    .whenRefused(anyStating(anyStatement(at(29), at(60))), new HandledHere());
            SPEC.given(List.of(anyStated(OVER), correction)).whenThen(anyStating(OVER), List.of());
        }

        @Test
        void it_can_be_corrected_here() {
            imported(OVER).whenThen(
                            new CorrectIncident(
                                    ID,
                                    Optional.empty(),
                                    stated(25),
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.empty(),
                                    TEXT,
                                    ANY_VERSION,
                                    at(500)),
                            List.of(new RestorationCorrected(ID, at(30), ours(TEXT), at(25))));
        }

        @Test
        void nobody_is_warned_of_its_past() {
            imported(BEGUN).whenThen(new WatchClocks(ID, at(500)), List.of());
        }
    }

    @Nested
    class Withdrawn {

        private final WithdrawStatements command = new WithdrawStatements(ID, IMPORT, TEXT, at(500));
        private final StatementsWithdrawn event = new StatementsWithdrawn(ID, IMPORT, ours(TEXT), at(500));

        @Test
        void an_import_takes_back_what_it_told_once() {
            imported(BEGUN, OVER).whenThen(command, List.of(event));
            SPEC.given(List.of(anyStated(OVER), event)).whenThen(command, List.of());
        }

        @Test
        void another_import_takes_nothing_back() {
            imported(OVER).whenThen(new WithdrawStatements(ID, new ImportId("other"), TEXT, at(500)), List.of());
        }

        @Test
        void there_is_nothing_to_act_on_until_it_is_told_again() {
            SPEC.given(List.of(anyStated(OVER), event))
                    .whenRefused(new RestoreService(ID, ADA, NOW, ANY_VERSION, at(501)), new IncidentNotFound());
            StateIncident again = anyStating(OVER);
            SPEC.given(List.of(anyStated(OVER), event)).whenThen(again, List.of(anyStated(OVER)));
        }
    }

    @Test
    void what_arose_here_is_told_by_nobody_else() {
        detected().whenRefused(anyStating(OVER), new NotImported());
        absent().whenRefused(new WithdrawStatements(ID, IMPORT, TEXT, at(1)), new IncidentNotFound());
    }
}
