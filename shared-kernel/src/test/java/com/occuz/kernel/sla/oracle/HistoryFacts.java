package com.occuz.kernel.sla.oracle;

import com.occuz.kernel.sla.Absence;
import com.occuz.kernel.sla.Agreements;
import com.occuz.kernel.sla.AnyTerms;
import com.occuz.kernel.sla.Cause;
import com.occuz.kernel.sla.Exclusion;
import com.occuz.kernel.sla.IncidentFacts;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.PlannedWork;
import com.occuz.kernel.sla.PlannedWorkTerms;
import com.occuz.kernel.sla.Review;
import com.occuz.kernel.sla.ServiceFacts;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.sla.SlaTerms;
import com.occuz.kernel.sla.Stated;
import com.occuz.kernel.sla.oracle.History.Axis;
import com.occuz.kernel.sla.oracle.History.Claim;
import com.occuz.kernel.sla.oracle.History.Extension;
import com.occuz.kernel.sla.oracle.History.Gap;
import com.occuz.kernel.sla.oracle.History.Incident;
import com.occuz.kernel.sla.oracle.History.Saying;
import com.occuz.kernel.sla.oracle.History.Turn;
import com.occuz.kernel.sla.oracle.History.Word;
import com.occuz.kernel.sla.oracle.History.Work;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A history as the engine is told of it, in any order in which facts can arrive. */
final class HistoryFacts {

    private final Axis axis;

    private HistoryFacts(Axis axis) {
        this.axis = axis;
    }

    static ServiceFacts of(History history) {
        HistoryFacts facts = new HistoryFacts(history.axis());
        return new ServiceFacts(
                Optional.of(new Stated(history.axis().at(history.serviceStart()), "start")),
                history.incidents().stream().map(facts::incident).toList(),
                history.works().stream().map(facts::work).toList(),
                history.claims().stream().map(facts::exclusion).toList(),
                history.gaps().stream().map(facts::absence).toList());
    }

    /** The same as they arrive in another order, as far as an order tells nothing itself. */
    static ServiceFacts reordered(ServiceFacts facts, long order) {
        Random random = new Random(order);
        return new ServiceFacts(
                facts.serviceStart(),
                shuffled(facts.incidents(), random),
                shuffled(facts.plannedWork().stream().map(work -> reordered(work, random)).toList(), random),
                shuffled(facts.exclusions(), random),
                shuffled(facts.absences(), random));
    }

    private static PlannedWork reordered(PlannedWork work, Random random) {
        return new PlannedWork(
                work.id(), work.kind(), work.family(), work.components(), work.plan(),
                shuffled(work.extensions(), random), work.startedAt(), work.endedAt(), work.cancelledAt(),
                work.justified(), work.reviews());
    }

    static Agreements agreements(History history) {
        List<SlaTerms> versions = history.versions().stream()
                .map(version -> terms(history, version.terms()))
                .toList();
        Agreements agreements = AnyTerms.always(versions.getFirst().withVersion(1));
        for (int i = 1; i < versions.size(); i++) {
            agreements = agreements.with(
                    AnyTerms.agreement(versions.get(i).withVersion(i + 1)),
                    history.axis().at(history.versions().get(i).from()));
        }
        return agreements;
    }

    private static SlaTerms terms(History history, History.Terms terms) {
        return AnyTerms.with(
                history.axis().ticks(terms.stabilizationLimit()),
                Map.of(
                        Severity.CRITICAL, terms.weights().get(0),
                        Severity.HIGH, terms.weights().get(1),
                        Severity.NORMAL, terms.weights().get(2)),
                terms.leaveBoth() ? SlaTerms.Exclusions.LEAVE_BOTH : SlaTerms.Exclusions.COUNT_AS_UP,
                new PlannedWorkTerms(
                        history.axis().ticks(terms.leadTime()),
                        terms.approvals(),
                        terms.migrationsPerYear(),
                        history.axis().ticks(terms.migrationLimit())));
    }

    private IncidentFacts incident(Incident drawn) {
        IncidentFacts facts = IncidentFacts.opened(
                drawn.id(),
                drawn.owner(),
                scope(drawn.scopes().getFirst()),
                drawn.components(),
                Severity.of(drawn.severities().getFirst().value()),
                stated(drawn.start()));
        for (Turn turn : drawn.turns()) {
            Stated when = stated(turn.tick());
            facts = switch (turn.sort()) {
                case RESTORED -> facts.restored(when);
                case RELAPSED -> facts.relapsed(when);
                case START_CORRECTED -> facts.startCorrected(when);
                case RESTORATION_CORRECTED -> facts.restorationCorrected(when);
            };
        }
        for (Saying said : drawn.severities().subList(1, drawn.severities().size())) {
            Severity severity = Severity.of(said.value());
            facts = said.from() == null
                    ? facts.severityCorrected(severity, "severity")
                    : facts.escalated(severity, stated(said.from()));
        }
        for (Saying said : drawn.scopes().subList(1, drawn.scopes().size())) {
            facts = said.from() == null
                    ? facts.scopeCorrected(scope(said), "scope")
                    : facts.scopeChanged(scope(said), stated(said.from()));
        }
        if (drawn.stabilization() != null) {
            facts = facts.stabilizing(axis.window(drawn.stabilization()), "declared");
            facts = drawn.stabilizationEnd() == null ? facts : facts.stabilizationEnds(stated(drawn.stabilizationEnd()));
        }
        return drawn.causedBy() == null && drawn.causeReference() == null
                ? facts
                : facts.attributed(new Cause(
                        Optional.ofNullable(drawn.causedBy()), Optional.ofNullable(drawn.causeReference()), "cause"));
    }

    private PlannedWork work(Work drawn) {
        PlannedWork work = drawn.planned() == null
                ? PlannedWork.told(drawn.id(), drawn.kind(), drawn.components(), stated(drawn.start() == null ? 0 : drawn.start()))
                : PlannedWork.planned(
                        drawn.id(),
                        drawn.kind(),
                        drawn.components(),
                        new PlannedWork.Plan(
                                axis.window(drawn.planned()), axis.at(drawn.recorded()),
                                drawn.claimant(), "planned"));
        work = work.inFamily(drawn.family());
        for (Extension extension : drawn.extensions()) {
            work = work.extended(new PlannedWork.Extension(
                    axis.at(extension.until()), axis.at(extension.recorded()), "extended"));
        }
        for (Word word : drawn.words()) {
            work = work.reviewed(review(word));
        }
        work = drawn.start() == null ? work : work.started(stated(drawn.start()));
        work = drawn.end() == null ? work : work.ended(stated(drawn.end()));
        work = drawn.cancelled() == null ? work : work.cancelled(stated(drawn.cancelled()));
        return drawn.justified() ? work.withJustification() : work;
    }

    private Exclusion exclusion(Claim drawn) {
        return new Exclusion(
                drawn.id(), "force-majeure", Optional.empty(), drawn.components(), Optional.ofNullable(drawn.account()),
                axis.window(drawn.affected()), Optional.ofNullable(drawn.incident()), drawn.claimant(),
                "claimed", Optional.ofNullable(drawn.decision()).map(HistoryFacts::review),
                drawn.revoked() ? Optional.of("revoked") : Optional.empty());
    }

    private Absence absence(Gap drawn) {
        return new Absence(
                "gap", drawn.components(), stated(drawn.from()), Optional.ofNullable(drawn.until()).map(this::stated),
                Optional.ofNullable(drawn.down()).map(down -> new Absence.Decision(down, "decided")));
    }

    private static Review review(Word word) {
        return new Review(word.by(), word.approves(), "review");
    }

    private static IncidentScope scope(Saying said) {
        return said.value() == 1 ? IncidentScope.PLATFORM : IncidentScope.ACCOUNT;
    }

    private Stated stated(int tick) {
        return new Stated(axis.at(tick), "at-" + tick);
    }

    private static <T> List<T> shuffled(List<T> all, Random random) {
        List<T> shuffled = new ArrayList<>(all);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }
}
