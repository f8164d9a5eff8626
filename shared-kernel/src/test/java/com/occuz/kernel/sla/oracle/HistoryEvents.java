package com.occuz.kernel.sla.oracle;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionApproved;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionClaimed;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionRejected;
import com.occuz.kernel.exclusion.ExclusionEvent.ExclusionRevoked;
import com.occuz.kernel.exclusion.ExclusionId;
import com.occuz.kernel.exclusion.ExclusionScope;
import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.Classification;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Criterion;
import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.incident.IncidentEvent.CauseAttributed;
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
import com.occuz.kernel.incident.IncidentEvent.StabilizationShortened;
import com.occuz.kernel.incident.IncidentEvent.StartCorrected;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentKind;
import com.occuz.kernel.incident.IncidentTitle;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.incident.SourceRef;
import com.occuz.kernel.incident.Statement;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.servicelevel.ServiceLevelEvent;
import com.occuz.kernel.servicelevel.ServiceLevelEvent.ServiceStarted;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.sla.oracle.History.Axis;
import com.occuz.kernel.sla.oracle.History.Claim;
import com.occuz.kernel.sla.oracle.History.Incident;
import com.occuz.kernel.sla.oracle.History.Saying;
import com.occuz.kernel.sla.oracle.History.Turn;
import com.occuz.kernel.sla.oracle.History.Word;
import com.occuz.kernel.sla.oracle.History.Work;
import com.occuz.kernel.sla.oracle.ToldHistory.Told;
import com.occuz.kernel.work.WorkEvent.LateWorkApproved;
import com.occuz.kernel.work.WorkEvent.LateWorkRejected;
import com.occuz.kernel.work.WorkEvent.WorkCancelled;
import com.occuz.kernel.work.WorkEvent.WorkExtended;
import com.occuz.kernel.work.WorkEvent.WorkFinished;
import com.occuz.kernel.work.WorkEvent.WorkPlanned;
import com.occuz.kernel.work.WorkEvent.WorkStarted;
import com.occuz.kernel.work.WorkId;
import com.occuz.kernel.work.WorkTitle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A history as the ledger is told of it, event by event. */
final class HistoryEvents {

    private final Axis axis;
    private int events;

    private HistoryEvents(Axis axis) {
        this.axis = axis;
    }

    /** @param strands what follows the first event: the order within each tells something, that between them nothing */
    record Aggregate(Told first, List<List<Told>> strands) {}

    /** The same with what events cannot say left out: two of one name, references to causes, plans without a reason. */
    static History tellable(History history) {
        List<Incident> incidents = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Incident it : history.incidents()) {
            if (names.add(it.id())) {
                incidents.add(new Incident(
                        it.id(), it.owner(), it.components(), it.start(), it.turns(), it.severities(), it.scopes(),
                        it.stabilization(), it.stabilization() == null ? null : it.stabilizationEnd(), it.causedBy(), null));
            }
        }
        List<Work> works = new ArrayList<>();
        for (Work it : history.works()) {
            works.add(it.planned() == null ? toldOnce(it, works.size()) : planned(it, works.size()));
        }
        List<Claim> claims = new ArrayList<>();
        for (Claim it : history.claims()) {
            claims.add(new Claim(
                    new ExclusionId("c-" + claims.size()).toString(),
                    it.account() == null ? it.components() : History.ALL,
                    it.account(), it.affected(), it.incident(), it.claimant(), it.decision(),
                    it.decision() != null && it.revoked()));
        }
        return new History(
                history.axis(), history.versions(), history.subject(), history.serviceStart(), history.asOf(),
                history.from(), history.until(), incidents, works, claims, history.gaps());
    }

    private static Work toldOnce(Work it, int number) {
        String id = new IncidentId("told-" + number).toString();
        int start = it.start() == null ? 0 : it.start();
        return new Work(
                id, it.kind(), id, it.components(), null, it.recorded(), it.claimant(), List.of(), start,
                it.end() == null ? null : Integer.valueOf(Math.max(start, it.end())), null, true, List.of());
    }

    private static Work planned(Work it, int number) {
        boolean partOfMore = it.kind() == WorkKind.MIGRATION && !it.family().equals(it.id());
        String id = new WorkId(it.kind(), "w-" + number).toString();
        return new Work(
                id, it.kind(), partOfMore ? new WorkId(it.kind(), it.family().replace(':', '-')).toString() : id,
                it.components(), it.planned(), it.recorded(), it.claimant(), it.extensions(), it.start(), it.end(),
                it.cancelled(), true, it.words());
    }

    /** @param history a {@link #tellable} one */
    static List<Aggregate> of(History history) {
        HistoryEvents events = new HistoryEvents(history.axis());
        List<Aggregate> aggregates = new ArrayList<>();
        aggregates.add(new Aggregate(
                events.told(ServiceLevelEvent.AGGREGATE_ID, new ServiceStarted(null, Instant.EPOCH)),
                List.of(List.of(events.told(
                        ServiceLevelEvent.AGGREGATE_ID,
                        new ServiceStarted(Instant.EPOCH, history.axis().at(history.serviceStart())))))));
        history.incidents().forEach(it -> aggregates.add(events.incident(it)));
        history.works().forEach(it -> aggregates.add(it.planned() == null ? events.stated(it) : events.work(it)));
        history.claims().forEach(it -> aggregates.add(events.exclusion(it)));
        return aggregates;
    }

    private Aggregate incident(Incident it) {
        IncidentId id = IncidentId.parse(it.id());
        Instant start = axis.at(it.start());
        IncidentEvent first = new IncidentReported(
                id, it.owner(), sealed(new IncidentTitle("It broke")), prose(), graded(it.severities().getFirst()),
                Components.of(it.components()), scope(it.scopes().getFirst()), start, start);
        List<Told> turns = new ArrayList<>();
        for (Turn turn : it.turns()) {
            Instant at = axis.at(turn.tick());
            turns.add(told(it.id(), switch (turn.sort()) {
                case RESTORED -> new ServiceRestored(id, null, at);
                case RELAPSED -> new ServiceRelapsed(id, at);
                case START_CORRECTED -> new StartCorrected(id, start, prose(), at);
                case RESTORATION_CORRECTED -> new RestorationCorrected(id, start, prose(), at);
            }));
        }
        List<Told> severities = new ArrayList<>();
        for (Saying said : it.severities().subList(1, it.severities().size())) {
            severities.add(told(it.id(), said.from() == null
                    ? new SeverityCorrected(id, graded(said), graded(said), prose(), start)
                    : new SeverityChanged(id, graded(said), graded(said), prose(), axis.at(said.from()))));
        }
        List<Told> scopes = new ArrayList<>();
        for (Saying said : it.scopes().subList(1, it.scopes().size())) {
            scopes.add(told(it.id(), said.from() == null
                    ? new ScopeCorrected(id, scope(said), scope(said), prose(), start)
                    : new ScopeChanged(id, scope(said), scope(said), prose(), axis.at(said.from()))));
        }
        List<Told> stabilization = new ArrayList<>();
        if (it.stabilization() != null) {
            Instant until = axis.at(it.stabilization().until());
            stabilization.add(told(it.id(), new StabilizationDeclared(id, until, axis.at(it.stabilization().from()))));
            if (it.stabilizationEnd() != null) {
                Instant end = axis.at(it.stabilizationEnd());
                stabilization.add(told(it.id(), new StabilizationShortened(id, until, end, end)));
            }
        }
        List<Told> cause = it.causedBy() == null ? List.of() : List.of(told(it.id(), new CauseAttributed(
                id,
                it.causedBy() == WorkKind.MAINTENANCE
                        ? CauseCategory.SCHEDULED_MAINTENANCE
                        : CauseCategory.SERVICE_MIGRATION,
                prose(),
                null,
                start)));
        return new Aggregate(told(it.id(), first), List.of(turns, severities, scopes, stabilization, cause));
    }

    private Aggregate stated(Work it) {
        Statement statement = new Statement(
                new SourceRef("other:" + it.id()),
                it.kind() == WorkKind.MAINTENANCE ? IncidentKind.MAINTENANCE : IncidentKind.MIGRATION,
                sealed(new IncidentTitle("Elsewhere")),
                new Classification(Severity.CRITICAL, Criterion.NOT_STATED),
                Components.of(it.components()),
                axis.at(it.start() == null ? 0 : it.start()),
                it.end() == null ? null : axis.at(it.end()),
                null, null, null, null, null, null);
        return new Aggregate(
                told(it.id(), new IncidentStated(
                        IncidentId.parse(it.id()), new ImportId("one"), statement, statement.startedAt())),
                List.of());
    }

    private Aggregate work(Work it) {
        WorkId id = WorkId.parse(it.id());
        History.Span planned = it.planned() == null ? new History.Span(0, 0) : it.planned();
        WorkPlanned first = new WorkPlanned(
                id, sealed(new WorkTitle("Disks")), prose(), prose(), null,
                Components.of(it.components()), axis.at(planned.from()), axis.at(planned.until()),
                it.family().equals(it.id()) ? null : WorkId.parse(it.family()), actor(it.claimant()), axis.at(it.recorded()));
        List<List<Told>> strands = new ArrayList<>();
        it.extensions().forEach(extension -> strands.add(List.of(told(it.id(), new WorkExtended(
                id, first.until(), axis.at(extension.until()), axis.at(extension.recorded()))))));
        List<Told> words = new ArrayList<>();
        for (Word word : it.words()) {
            words.add(told(it.id(), word.approves()
                    ? new LateWorkApproved(id, actor(word.by()), prose(), first.occurredAt())
                    : new LateWorkRejected(id, actor(word.by()), prose(), first.occurredAt())));
        }
        strands.add(words);
        if (it.start() != null) {
            strands.add(List.of(told(it.id(), new WorkStarted(id, false, null, null, actor("ann"), axis.at(it.start())))));
        }
        if (it.end() != null) {
            strands.add(List.of(told(it.id(), new WorkFinished(id, axis.at(it.end())))));
        }
        if (it.cancelled() != null) {
            strands.add(List.of(told(it.id(), new WorkCancelled(id, null, axis.at(it.cancelled())))));
        }
        return new Aggregate(told(it.id(), first), strands);
    }

    private Aggregate exclusion(Claim it) {
        ExclusionId id = ExclusionId.parse(it.id());
        ExclusionScope scope = it.account() != null
                ? new ExclusionScope.OfAccount(it.account())
                : it.components().equals(History.ALL)
                        ? new ExclusionScope.Platform()
                        : new ExclusionScope.OfComponents(Components.of(it.components()));
        Instant at = axis.at(it.affected().until());
        List<Told> judged = new ArrayList<>();
        if (it.decision() != null) {
            Actor by = actor(it.decision().by());
            judged.add(told(it.id(), it.decision().approves()
                    ? new ExclusionApproved(id, prose(), by, at)
                    : new ExclusionRejected(id, prose(), by, at)));
            if (it.revoked()) {
                judged.add(told(it.id(), new ExclusionRevoked(id, prose(), by, at)));
            }
        }
        return new Aggregate(
                told(it.id(), new ExclusionClaimed(
                        id, CauseCategory.FORCE_MAJEURE, null, scope, axis.window(it.affected()), prose(),
                        it.incident() == null ? null : IncidentId.parse(it.incident()), actor(it.claimant()), at)),
                List.of(judged));
    }

    private Told told(String aggregate, DomainEvent event) {
        return new Told("event-" + events++, aggregate, event);
    }

    private static Classification graded(Saying said) {
        return new Classification(Severity.of(said.value()), Criterion.NOT_STATED);
    }

    private static IncidentScope scope(Saying said) {
        return said.value() == 1 ? IncidentScope.PLATFORM : IncidentScope.ACCOUNT;
    }

    private static Actor actor(String name) {
        return new Actor(ActorType.USER, name);
    }

    private static Erasable<Prose> prose() {
        return sealed(new Prose("So it was."));
    }

    private static <T> Erasable<T> sealed(T value) {
        return Erasable.of(KeySubject.of(AccountId.PLATFORM), value);
    }
}
