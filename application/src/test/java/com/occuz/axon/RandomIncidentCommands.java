package com.occuz.axon;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.Classification;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Criterion;
import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentCommand;
import com.occuz.kernel.incident.IncidentCommand.AcknowledgeIncident;
import com.occuz.kernel.incident.IncidentCommand.AddDetail;
import com.occuz.kernel.incident.IncidentCommand.AnswerIncident;
import com.occuz.kernel.incident.IncidentCommand.AskForDetail;
import com.occuz.kernel.incident.IncidentCommand.AttributeCause;
import com.occuz.kernel.incident.IncidentCommand.CloseIncident;
import com.occuz.kernel.incident.IncidentCommand.CorrectIncident;
import com.occuz.kernel.incident.IncidentCommand.DeclareStabilization;
import com.occuz.kernel.incident.IncidentCommand.DetectIncident;
import com.occuz.kernel.incident.IncidentCommand.DiagnoseIncident;
import com.occuz.kernel.incident.IncidentCommand.EndStabilization;
import com.occuz.kernel.incident.IncidentCommand.EscalateIncident;
import com.occuz.kernel.incident.IncidentCommand.RecordRelapse;
import com.occuz.kernel.incident.IncidentCommand.ReportIncident;
import com.occuz.kernel.incident.IncidentCommand.RestoreService;
import com.occuz.kernel.incident.IncidentCommand.StateIncident;
import com.occuz.kernel.incident.IncidentCommand.WatchClocks;
import com.occuz.kernel.incident.IncidentCommand.WithdrawStatements;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentImportCommand;
import com.occuz.kernel.incident.IncidentImportCommand.BeginImport;
import com.occuz.kernel.incident.IncidentImportCommand.EndImport;
import com.occuz.kernel.incident.IncidentImportCommand.WithdrawImport;
import com.occuz.kernel.incident.IncidentImportEvent.LineError;
import com.occuz.kernel.incident.IncidentKind;
import com.occuz.kernel.incident.IncidentTitle;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.incident.SourceRef;
import com.occuz.kernel.incident.Statement;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.testing.AnyValue;
import com.occuz.kernel.work.WorkId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One client's intents about a few incidents at a time, in any order: many are refused, all are possible. */
final class RandomIncidentCommands {

    private static final Optional<Long> ANY_VERSION = Optional.empty();

    private final AnyValue any;
    private final AccountId account;
    private final int refs;
    private final List<IncidentId> incidents = new ArrayList<>();
    private int imports;

    RandomIncidentCommands(AnyValue any, AccountId account) {
        this(any, account, 40);
    }

    /** @param refs of how many incidents other systems tell: of few, each is told of, handled and taken back often */
    RandomIncidentCommands(AnyValue any, AccountId account, int refs) {
        this.any = any;
        this.account = account;
        this.refs = refs;
    }

    AggregateCommand next(Instant now) {
        if (any.oneIn(10)) {
            return aboutImports(now);
        }
        return aboutIncidents(now);
    }

    private IncidentImportCommand aboutImports(Instant now) {
        return switch (any.below(3)) {
            case 0 -> new BeginImport(importNumber(++imports), sometimes(prose()), now);
            case 1 -> new EndImport(
                    importNumber(imports),
                    any.oneIn(3),
                    any.below(9),
                    any.below(9),
                    1,
                    List.of(new LineError(1, any.text())),
                    now);
            default -> new WithdrawImport(importNumber(imports), prose(), now);
        };
    }

    private ImportId importNumber(int number) {
        return new ImportId("i-" + account + "-" + number);
    }

    private IncidentCommand aboutIncidents(Instant now) {
        if (incidents.size() < 3 || any.oneIn(6)) {
            return begin(now);
        }
        IncidentId id = incidents.get(Math.max(0, incidents.size() - 1 - any.below(4)));
        Optional<Instant> earlier = any.oneIn(3) ? Optional.of(now.minus(any.upTo(Duration.ofMinutes(9)))) : Optional.empty();
        return switch (any.below(18)) {
            case 0 -> new AcknowledgeIncident(id, person(), earlier, Optional.empty(), ANY_VERSION, now);
            case 1 -> new AnswerIncident(id, ActorType.USER, earlier, Optional.of(prose()), ANY_VERSION, now);
            case 2 -> new DiagnoseIncident(id, earlier, prose(), ANY_VERSION, now);
            case 3, 4 -> new RestoreService(id, person(), earlier, ANY_VERSION, now);
            case 5 -> new RecordRelapse(id, earlier, ANY_VERSION, now);
            case 6 -> new EscalateIncident(
                    id, any.classification(), sometimes(IncidentScope.PLATFORM), earlier, prose(), ANY_VERSION, now);
            case 7, 8 -> correct(id, now);
            case 9 -> attribute(id, now);
            case 10, 13 -> new DeclareStabilization(
                    id, earlier, sometimes(now.plus(any.upTo(Duration.ofHours(50)))), ANY_VERSION, now);
            case 14 -> new EndStabilization(id, earlier, ANY_VERSION, now);
            case 11 -> any.oneIn(4) ? new CloseIncident(id, earlier, ANY_VERSION, now) : tell(now);
            case 12 -> new WithdrawStatements(id, new ImportId("i-" + any.below(3)), prose(), now);
            case 15 -> new AskForDetail(id, prose(), ANY_VERSION, now);
            case 16 -> new AddDetail(id, prose(), ANY_VERSION, now);
            default -> new WatchClocks(id, now.plus(any.upTo(Duration.ofHours(12))));
        };
    }

    private IncidentCommand begin(Instant now) {
        if (any.oneIn(3)) {
            return tell(now);
        }
        IncidentId id = IncidentId.of(any.uuid());
        incidents.add(id);
        Optional<Instant> start = sometimes(now.minus(any.upTo(Duration.ofHours(1))));
        if (any.oneIn(2)) {
            return new ReportIncident(
                    id, account, title(), prose(), any.oneIn(2) ? grave() : any.classification(), components(), start, now);
        }
        return new DetectIncident(
                id, title(), sometimes(prose()), grave(), components(), start, Optional.empty(), now);
    }

    private StateIncident tell(Instant now) {
        SourceRef ref = new SourceRef(account + ":" + any.below(refs));
        IncidentId id = IncidentId.of(ref);
        incidents.add(id);
        Instant start = Orders.AT.minus(Duration.ofDays(1 + any.below(9)));
        Statement statement = new Statement(
                ref,
                any.of(List.of(IncidentKind.values())),
                Erasable.of(KeySubject.of(AccountId.PLATFORM), title()),
                new Classification(any.of(List.of(Severity.values())), Criterion.NOT_STATED),
                components(),
                start,
                any.oneIn(2) ? null : start.plus(any.upTo(Duration.ofHours(20))),
                null,
                null,
                null,
                null,
                any.oneIn(2) ? null : now,
                null);
        return new StateIncident(id, new ImportId("i-" + any.below(3)), statement, now);
    }

    private AttributeCause attribute(IncidentId id, Instant now) {
        CauseCategory category = any.of(List.of(CauseCategory.values()));
        return new AttributeCause(
                id,
                category,
                prose(),
                category.work().filter(it -> any.oneIn(2)).map(kind -> new WorkId(kind, "some-work")),
                ANY_VERSION,
                now);
    }

    private Actor person() {
        return new Actor(ActorType.USER, "u_" + any.below(3));
    }

    private CorrectIncident correct(IncidentId id, Instant now) {
        return new CorrectIncident(
                id,
                sometimes(now.minus(any.upTo(Duration.ofHours(3)))),
                sometimes(now.minus(any.upTo(Duration.ofMinutes(3)))),
                sometimes(any.of(List.of(Severity.values()))),
                Optional.empty(),
                sometimes(any.of(List.of(IncidentScope.values()))),
                prose(),
                ANY_VERSION,
                now);
    }

    private Classification grave() {
        return new Classification(Severity.CRITICAL, Criterion.CORE_PLATFORM_UNAVAILABLE);
    }

    private IncidentTitle title() {
        return new IncidentTitle(any.text());
    }

    private Prose prose() {
        return new Prose(any.text());
    }

    private Components components() {
        return Components.of(any.of(List.of(Component.values())));
    }

    private <T> Optional<T> sometimes(T value) {
        return any.oneIn(3) ? Optional.of(value) : Optional.empty();
    }
}
