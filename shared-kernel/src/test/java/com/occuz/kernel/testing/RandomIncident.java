package com.occuz.kernel.testing;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.Classification;
import com.occuz.kernel.incident.ClockBasis;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Criterion;
import com.occuz.kernel.incident.Dossier;
import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.incident.IncidentEvent.CauseAttributed;
import com.occuz.kernel.incident.IncidentEvent.ClockBreached;
import com.occuz.kernel.incident.IncidentEvent.ClockWarned;
import com.occuz.kernel.incident.IncidentEvent.DetailAdded;
import com.occuz.kernel.incident.IncidentEvent.DetailRequested;
import com.occuz.kernel.incident.IncidentEvent.FailurePointFound;
import com.occuz.kernel.incident.IncidentEvent.IncidentAcknowledged;
import com.occuz.kernel.incident.IncidentEvent.IncidentAnswered;
import com.occuz.kernel.incident.IncidentEvent.IncidentClosed;
import com.occuz.kernel.incident.IncidentEvent.IncidentDetected;
import com.occuz.kernel.incident.IncidentEvent.IncidentReported;
import com.occuz.kernel.incident.IncidentEvent.IncidentStated;
import com.occuz.kernel.incident.IncidentEvent.ObjectiveExceeded;
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
import com.occuz.kernel.incident.IncidentEvent.StatementsWithdrawn;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentKind;
import com.occuz.kernel.incident.IncidentTitle;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.incident.SourceRef;
import com.occuz.kernel.incident.Statement;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.sla.ClockName;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.Reading;
import com.occuz.kernel.sla.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One incident's life: a possible order of events, now and then without some of them. */
final class RandomIncident {

    private static final ClockBasis BASIS =
            new ClockBasis(1, "sha256:" + "0".repeat(64), 1, "sha256:" + "f".repeat(64));

    private final AnyValue any;
    private final AccountId account;
    private final IncidentId id;
    private final SourceRef ref;
    private final Deque<Step> steps = new ArrayDeque<>();
    private @Nullable Dossier dossier;

    /** What may come next; where it is not possible it is left out. */
    private enum Step {
        RESTATE, ACKNOWLEDGE, ASK, ANSWER, ADD, WARN, BREACH, DIAGNOSE, ESCALATE, WIDEN, EXCEED, RESTORE, STABILIZE, RELAPSE,
        RESTORE_AGAIN, SHORTEN, CORRECT_START, CORRECT_END, CORRECT_SEVERITY, CORRECT_SCOPE, ATTRIBUTE, CLOSE, WITHDRAW
    }

    RandomIncident(AnyValue any, AccountId account) {
        this.any = any;
        this.account = account;
        this.ref = new SourceRef("status:" + any.id());
        this.id = any.oneIn(2) && account.equals(AccountId.PLATFORM) ? IncidentId.of(ref) : IncidentId.of(any.uuid());
        Arrays.stream(Step.values()).filter(step -> !any.oneIn(5)).forEach(steps::add);
    }

    IncidentId id() {
        return id;
    }

    AccountId account() {
        return account;
    }

    /** The next event of its life; empty when it is over. */
    Optional<IncidentEvent> next(Instant now) {
        IncidentEvent event = dossier == null ? begin(now) : null;
        while (event == null && !steps.isEmpty()) {
            event = step(steps.remove(), Objects.requireNonNull(dossier), now);
        }
        if (event != null) {
            dossier = Dossier.evolve(dossier, event);
        }
        return Optional.ofNullable(event);
    }

    private IncidentEvent begin(Instant now) {
        Instant start = now.minus(any.upTo(Duration.ofHours(2)));
        if (!account.equals(AccountId.PLATFORM)) {
            return new IncidentReported(
                    id, account, title(), prose(), classification(), components(), IncidentScope.ACCOUNT, start, now);
        }
        if (id.equals(IncidentId.of(ref))) {
            return stated(now, any.oneIn(2) ? null : now);
        }
        return new IncidentDetected(
                id,
                title(),
                any.oneIn(2) ? null : prose(),
                classification(),
                components(),
                IncidentScope.PLATFORM,
                start,
                now);
    }

    private IncidentStated stated(Instant now, @Nullable Instant restoredAt) {
        Instant start = now.minus(any.upTo(Duration.ofDays(300)));
        Statement statement = new Statement(
                ref,
                any.of(List.of(IncidentKind.values())),
                title(),
                new Classification(any.of(List.of(Severity.values())), Criterion.NOT_STATED),
                components(),
                start,
                restoredAt,
                any.oneIn(2) ? null : start,
                any.oneIn(2) ? null : start,
                any.oneIn(2) ? null : now,
                any.oneIn(2) ? null : now,
                any.oneIn(2) ? null : now,
                any.oneIn(2) ? null : prose());
        return new IncidentStated(id, new ImportId("i-" + any.below(3)), statement, now);
    }

    private @Nullable IncidentEvent step(Step step, Dossier known, Instant now) {
        boolean restored = known.course().restoredAt() != null;
        boolean imported = !known.statements().isEmpty();
        return switch (step) {
            case RESTATE -> imported ? stated(now, now) : null;
            case ACKNOWLEDGE -> new IncidentAcknowledged(id, any.oneIn(2) ? null : prose(), null, now);
            case ASK -> known.report() == null ? null : new DetailRequested(id, prose(), now);
            case ADD -> known.report() == null ? null : new DetailAdded(id, prose(), now);
            case ANSWER -> new IncidentAnswered(id, any.oneIn(4) ? null : prose(), now);
            case WARN -> imported ? null : new ClockWarned(
                    id, clock(), reading(), known.classification().severity(), now, now.plusSeconds(900), BASIS, now);
            case BREACH -> imported ? null : new ClockBreached(
                    id, ClockName.RESPONSE, reading(), known.classification().severity(), now, now, BASIS, now);
            case EXCEED -> imported ? null : new ObjectiveExceeded(
                    id, ClockName.RESTORATION, reading(), known.classification().severity(), now, now, BASIS, now);
            case DIAGNOSE -> new FailurePointFound(id, prose(), now);
            case ESCALATE -> new SeverityChanged(id, known.classification(), classification(), prose(), now);
            case WIDEN -> new ScopeChanged(id, known.scope(), IncidentScope.PLATFORM, prose(), now);
            case RESTORE, RESTORE_AGAIN -> restored ? null : new ServiceRestored(id, null, now);
            case STABILIZE -> restored ? new StabilizationDeclared(id, now.plus(Duration.ofHours(72)), now) : null;
            case RELAPSE -> restored ? new ServiceRelapsed(id, now) : null;
            case SHORTEN -> known.course().stabilization() == null ? null : new StabilizationShortened(
                    id, known.course().stabilization().until(), now, now);
            case CORRECT_START -> new StartCorrected(
                    id,
                    known.course().startedAt(),
                    prose(),
                    known.course().startedAt().minus(any.upTo(Duration.ofMinutes(30))));
            case CORRECT_END -> restored ? new RestorationCorrected(
                    id, Objects.requireNonNull(known.course().restoredAt()), prose(), now) : null;
            case CORRECT_SEVERITY -> new SeverityCorrected(
                    id, known.classification(), classification(), prose(), known.course().startedAt());
            case CORRECT_SCOPE -> new ScopeCorrected(
                    id, known.scope(), any.of(List.of(IncidentScope.values())), prose(), known.course().startedAt());
            case ATTRIBUTE -> new CauseAttributed(id, any.of(List.of(CauseCategory.values())), prose(), null, now);
            case CLOSE -> restored ? new IncidentClosed(id, now) : null;
            case WITHDRAW -> imported ? new StatementsWithdrawn(
                    id, known.statements().getLast().importId(), prose(), now) : null;
        };
    }

    private ClockName clock() {
        return any.of(List.of(ClockName.values()));
    }

    private Reading reading() {
        return any.of(List.of(Reading.values()));
    }

    private Erasable<IncidentTitle> title() {
        return sealed(new IncidentTitle(any.text()));
    }

    private Erasable<Prose> prose() {
        return sealed(new Prose(any.text() + (any.oneIn(3) ? "\n\t" + any.text() : "")));
    }

    private Classification classification() {
        return any.classification();
    }

    private Components components() {
        return any.oneIn(3)
                ? Components.of(any.of(List.of(Component.values())), Component.CORE)
                : Components.of(any.of(List.of(Component.values())));
    }

    private <T> Erasable<T> sealed(T value) {
        return Erasable.of(KeySubject.of(account), value);
    }
}
