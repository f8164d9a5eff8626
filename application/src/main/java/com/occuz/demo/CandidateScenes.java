package com.occuz.demo;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.incident.Classification;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Criterion;
import com.occuz.kernel.incident.IncidentCommand.CloseIncident;
import com.occuz.kernel.incident.IncidentCommand.DetectIncident;
import com.occuz.kernel.incident.IncidentCommand.RestoreService;
import com.occuz.kernel.incident.IncidentTitle;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.monitoring.CandidateCommand.ConfirmCandidate;
import com.occuz.kernel.monitoring.CandidateCommand.DismissCandidate;
import com.occuz.kernel.monitoring.CandidateCommand.NoticeAbsence;
import com.occuz.kernel.monitoring.CandidateCommand.NoticeFailures;
import com.occuz.kernel.monitoring.CandidateId;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.PlannedWork;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Time that nobody could account for (reading 28): one piece was shown to have been served, one was an outage, and of two
 * nobody has said yet what they were. All of it lies in the night, when nobody is there to see.
 */
final class CandidateScenes {

    private static final String FIRST_NODE = "host-a.occuz.example:8080";
    private static final String SECOND_NODE = "host-b.occuz.example:8080";

    private final Stage stage;
    private final List<Scene> others;
    private final List<Window> gone = new ArrayList<>();

    private CandidateScenes(Stage stage, List<Scene> others) {
        this.stage = stage;
        this.others = others;
    }

    /** @param gone when redirects were not answered, or not all of them */
    record Made(List<Scene> scenes, List<Window> gone) {}

    /** @param others nothing happens in them while no node is there */
    static Made of(long seed, Cast cast, Instant until, List<Scene> others) {
        CandidateScenes made = new CandidateScenes(new Stage(seed, "unexplained time", cast, until), others);
        made.dismissed();
        made.confirmed();
        made.undecided();
        return new Made(List.copyOf(made.stage.scenes()), List.copyOf(made.gone));
    }

    private void dismissed() {
        CandidateId candidate = absence(night(203, Duration.ofSeconds(252)), Optional.empty());
        Instant at = stage.workday(202);
        play(stage.helper(1), at, new DismissCandidate(
                candidate,
                new Prose("The log of the proxy in front has answers of both nodes in each of these minutes; what was late was"
                        + " their way to the database."),
                Optional.empty(),
                Stage.actor(stage.helper(1)),
                at));
    }

    /** What it was is found out days later: figures that were asked for in the meantime did not know it. */
    private void confirmed() {
        Window window = night(58, Duration.ofSeconds(371));
        CandidateId candidate = absence(window, Optional.empty());
        UserId helper = stage.helper(0);
        Instant at = stage.workday(45);
        Prose reason = new Prose("The provider's log shows that the rack of both hosts had no power in this time.");
        play(helper, at, new DetectIncident(
                candidate.incident(),
                new IncidentTitle("Both hosts without power"),
                Optional.of(reason),
                new Classification(Criterion.CORE_PLATFORM_UNAVAILABLE.severity().orElseThrow(), Criterion.CORE_PLATFORM_UNAVAILABLE),
                Components.of(PlannedWork.WHOLE_PLATFORM),
                Optional.of(window.from()),
                Optional.of(noticed(window)),
                at));
        play(helper, at, new RestoreService(
                candidate.incident(), Stage.actor(helper), Optional.of(window.until()), Optional.empty(), at));
        play(helper, at, new ConfirmCandidate(candidate, reason, Optional.empty(), Stage.actor(helper), at));
        Instant closed = at.plus(Duration.ofMinutes(44));
        play(helper, closed, new CloseIncident(candidate.incident(), Optional.empty(), Optional.empty(), closed));
    }

    private void undecided() {
        Instant from = night(4, Duration.ofMinutes(3)).from().truncatedTo(ChronoUnit.MINUTES);
        Window minutes = new Window(from, from.plus(Duration.ofMinutes(3)));
        gone.add(minutes);
        Instant noticed = minutes.until().plusSeconds(38);
        watch("failure-watch", noticed, new NoticeFailures(
                minutes, Components.of(Component.REDIRECTION, Component.QR_REDIRECTION), 412, 377, noticed));

        Window window = night(1, Duration.ofSeconds(95));
        absence(window, Optional.of(window.from().plusMillis(840)));
    }

    /** @param ended when the last node ended in order; empty where it fell silent */
    private CandidateId absence(Window window, Optional<Instant> ended) {
        gone.add(window);
        NoticeAbsence notice = new NoticeAbsence(
                window, FIRST_NODE, ended, ended.isPresent() ? FIRST_NODE : SECOND_NODE, noticed(window));
        watch("absence-watch", noticed(window), notice);
        return notice.candidate();
    }

    private static Instant noticed(Window window) {
        return window.until().plusSeconds(2);
    }

    /** Of that night or the one before, and so on: the first in which nothing else happens. */
    private Window night(int daysAgo, Duration lasts) {
        Instant from = Est.startOf(Est.dayOf(stage.daysAgo(daysAgo))).plus(stage.chance().minutes(60, 300));
        while (isBusy(new Window(from, from.plus(lasts)))) {
            from = from.minus(Duration.ofDays(1));
        }
        return new Window(from, from.plus(lasts));
    }

    private boolean isBusy(Window window) {
        return others.stream().anyMatch(scene -> window.contains(scene.at()));
    }

    private void play(UserId person, Instant at, AggregateCommand command) {
        stage.by(person, AccountId.PLATFORM, at, command);
    }

    private void watch(String watcher, Instant at, AggregateCommand command) {
        String id = stage.chance().uuid().toString();
        stage.scenes().add(new Scene(at, command, new Metadata(
                AccountId.PLATFORM, ActorType.AUTOMATION, watcher, Channel.SYSTEM, id, id, id)));
    }
}
