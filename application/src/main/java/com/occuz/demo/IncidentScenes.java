package com.occuz.demo;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.exclusion.Provider;
import com.occuz.kernel.incident.CauseCategory;
import com.occuz.kernel.incident.Classification;
import com.occuz.kernel.incident.Criterion;
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
import com.occuz.kernel.incident.IncidentCommand.EscalateIncident;
import com.occuz.kernel.incident.IncidentCommand.Filing;
import com.occuz.kernel.incident.IncidentCommand.RecordRelapse;
import com.occuz.kernel.incident.IncidentCommand.ReportIncident;
import com.occuz.kernel.incident.IncidentCommand.RestoreService;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentTitle;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** One incident as those around it live through it, step by step; each step is a command at its own time. */
final class IncidentScenes {

    private final Chance chance;
    private final Cast cast;
    private final List<Scene> scenes;
    private final AccountId owner;
    private final UserId helper;
    private final Plot plot;
    private final IncidentId id;
    private Instant now;

    private IncidentScenes(Chance chance, Cast cast, List<Scene> scenes, AccountId owner, Plot plot, Instant now) {
        this(chance, cast, scenes, owner, chance.of(cast.support()), plot, IncidentId.of(chance.uuid()), now);
    }

    private IncidentScenes(
            Chance chance, Cast cast, List<Scene> scenes, AccountId owner, UserId helper, Plot plot, IncidentId id, Instant now) {
        this.chance = chance;
        this.cast = cast;
        this.scenes = scenes;
        this.owner = owner;
        this.plot = plot;
        this.helper = helper;
        this.id = id;
        this.now = now.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Our monitoring notices it {@code after} it began. */
    static IncidentScenes detected(
            Chance chance, Cast cast, List<Scene> scenes, Plot plot, Instant began, Duration after) {
        IncidentScenes made = new IncidentScenes(chance, cast, scenes, AccountId.PLATFORM, plot, began.plus(after));
        made.play(cast.operator(), new DetectIncident(
                made.id,
                new IncidentTitle(plot.title()),
                Optional.of(new Prose(plot.seen())),
                plot.classification(),
                plot.components(),
                Optional.of(began.truncatedTo(ChronoUnit.SECONDS)),
                Optional.of(made.now),
                made.now));
        return made;
    }

    /** A customer reports it {@code after} it began. */
    static IncidentScenes reported(
            Chance chance, Cast cast, List<Scene> scenes, AccountId account, Plot plot, Instant began, Duration after) {
        IncidentScenes made = new IncidentScenes(chance, cast, scenes, account, plot, began.plus(after));
        made.play(cast.speakerOf(account), new ReportIncident(
                made.id,
                account,
                new IncidentTitle(plot.title()),
                new Prose(plot.seen()),
                plot.classification(),
                plot.components(),
                Optional.of(began.truncatedTo(ChronoUnit.SECONDS)),
                made.now));
        return made;
    }

    /** Somebody of the desk files what a customer told us elsewhere. */
    static IncidentScenes filed(
            Chance chance, Cast cast, List<Scene> scenes, AccountId account, IncidentId id, UserId helper, Plot plot,
            Filing filing, Instant at) {
        IncidentScenes made = new IncidentScenes(chance, cast, scenes, account, helper, plot, id, at);
        made.play(helper, new ReportIncident(
                id,
                account,
                new IncidentTitle(plot.title()),
                new Prose(plot.seen()),
                plot.classification(),
                plot.components(),
                Optional.empty(),
                Optional.of(filing),
                at));
        return made;
    }

    Instant now() {
        return now;
    }

    IncidentId id() {
        return id;
    }

    /** Somebody of the desk claims that the agreement did not apply to {@code window} of it. */
    ExclusionScenes claimed(Duration later, Provider provider, Window window) {
        pass(later);
        return ExclusionScenes.claimed(chance, cast, scenes, id, plot, provider, window, now);
    }

    IncidentScenes acknowledged(Duration later) {
        pass(later);
        return by(new AcknowledgeIncident(
                id, helping(), Optional.empty(), Optional.of(new Prose("We see it and look into it.")), any(), now));
    }

    private Actor helping() {
        return new Actor(ActorType.USER, helper.toString());
    }

    IncidentScenes answered(Duration later, String message) {
        pass(later);
        return by(new AnswerIncident(id, ActorType.USER, Optional.empty(), Optional.of(new Prose(message)), any(), now));
    }

    /** § 8: what the report does not say, and the customer has to. */
    IncidentScenes askedForDetail(Duration later, String what) {
        pass(later);
        return by(new AskForDetail(id, new Prose(what), any(), now));
    }

    IncidentScenes detailAdded(Duration later, String detail) {
        pass(later);
        play(cast.speakerOf(owner), new AddDetail(id, new Prose(detail), any(), now));
        return this;
    }

    IncidentScenes diagnosed(Duration later) {
        pass(later);
        return by(new DiagnoseIncident(id, Optional.empty(), new Prose(plot.cause()), any(), now));
    }

    IncidentScenes restored(Duration later) {
        pass(later);
        return by(new RestoreService(id, helping(), Optional.empty(), any(), now));
    }

    IncidentScenes relapsed(Duration later) {
        pass(later);
        return by(new RecordRelapse(id, Optional.empty(), any(), now));
    }

    IncidentScenes stabilizing() {
        pass(Duration.ofMinutes(4));
        return by(new DeclareStabilization(id, Optional.empty(), Optional.empty(), any(), now));
    }

    IncidentScenes escalated(Duration later, Criterion criterion, Optional<IncidentScope> scope, String reason) {
        pass(later);
        return by(new EscalateIncident(
                id,
                new Classification(criterion.severity().orElseThrow(), criterion),
                scope,
                Optional.empty(),
                new Prose(reason),
                any(),
                now));
    }

    /** It turns out that it had begun earlier, or was over earlier, than was said. */
    IncidentScenes corrected(Duration later, Optional<Instant> startedAt, Optional<Instant> restoredAt, String reason) {
        pass(later);
        return by(new CorrectIncident(
                id,
                startedAt,
                restoredAt,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Prose(reason),
                any(),
                now));
    }

    IncidentScenes attributed(Duration later) {
        pass(later);
        return by(new AttributeCause(id, plot.category(), new Prose(plot.evidence()), Optional.empty(), any(), now));
    }

    IncidentScenes attributed(Duration later, CauseCategory category, String evidence) {
        pass(later);
        return by(new AttributeCause(id, category, new Prose(evidence), Optional.empty(), any(), now));
    }

    IncidentScenes closed(Duration later) {
        pass(later);
        return by(new CloseIncident(id, Optional.empty(), any(), now));
    }

    private static Optional<Long> any() {
        return Optional.empty();
    }

    /** Nothing takes a whole number of minutes. */
    private void pass(Duration time) {
        now = now.plus(time).plusSeconds(chance.below(50));
    }

    private IncidentScenes by(IncidentCommand command) {
        play(helper, command);
        return this;
    }

    private void play(UserId actor, IncidentCommand command) {
        scenes.add(new Scene(now, command, Cast.envelope(actor, owner, chance.uuid())));
    }
}
