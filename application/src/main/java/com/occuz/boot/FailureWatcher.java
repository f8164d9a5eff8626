package com.occuz.boot;

import com.occuz.api.Questions;
import com.occuz.axon.Commands;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.monitoring.CandidateCommand.NoticeFailures;
import com.occuz.kernel.monitoring.CandidateKind;
import com.occuz.kernel.monitoring.CandidateQuery.CandidateView;
import com.occuz.kernel.monitoring.CandidateQuery.ListCandidates;
import com.occuz.kernel.monitoring.FailingMinutes;
import com.occuz.kernel.monitoring.FailingMinutes.Run;
import com.occuz.kernel.query.Page;
import com.occuz.kernel.sla.Component;
import com.occuz.store.life.SignsOfLife;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Puts on record when most requests of the edges failed (reading 5). The minutes come with the nodes' signs of life. The id
 * of what is noticed follows from where it began, so any number of nodes may do this at once; what is on record already and
 * has half slid out of the nodes' memory is not noticed again.
 */
record FailureWatcher(
        SignsOfLife signs, Commands commands, Questions questions, InstantSource clock, FailingMinutes rule) {

    private static final Duration ROUND = Duration.ofSeconds(10);

    /** Signs of life come every five seconds; one that is late is still in time. */
    private static final Duration TOLD_BY = Duration.ofSeconds(30);

    /** More than two hours hold, in parts of five minutes. */
    private static final int LATEST = 50;

    private static final Components EDGE = Components.of(Component.REDIRECTION, Component.QR_REDIRECTION);

    Rounds start() {
        return Rounds.start("failure watcher", ROUND, this::tell);
    }

    private void tell() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        List<Run> runs = rule.runs(signs.minutes(), now.minus(TOLD_BY));
        if (runs.isEmpty()) {
            return;
        }
        @SuppressWarnings("unchecked") // the query's contract
        Page<CandidateView> known =
                questions.one(new ListCandidates(Optional.empty(), Optional.empty(), LATEST), Page.class);
        for (Run run : runs) {
            boolean onRecord = known.items().stream()
                    .anyMatch(it -> it.kind() == CandidateKind.FAILURES
                            && it.window().from().isBefore(run.window().until())
                            && run.window().from().isBefore(it.window().until()));
            if (!onRecord) {
                notice(run, now);
            }
        }
    }

    private void notice(Run run, Instant now) {
        NoticeFailures notice = new NoticeFailures(run.window(), EDGE, run.requests(), run.failures(), now);
        String commandId = "failure-watch:" + notice.candidate().name();
        commands.send(
                notice,
                new Metadata(
                        AccountId.PLATFORM,
                        ActorType.AUTOMATION,
                        "failure-watch",
                        Channel.SYSTEM,
                        commandId,
                        commandId,
                        commandId),
                Optional.empty());
    }
}
