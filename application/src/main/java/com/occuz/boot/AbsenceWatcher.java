package com.occuz.boot;

import com.occuz.axon.Commands;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.monitoring.CandidateCommand.NoticeAbsence;
import com.occuz.store.life.SignsOfLife;
import com.occuz.store.life.Silence;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Puts on record when no node gave a sign of life. What has to be told is kept until it is; whether it stands in the ledger
 * already the candidate itself knows. So any number of nodes may do this at once, die over it and begin again: each gap
 * is noticed once.
 */
record AbsenceWatcher(SignsOfLife signs, Commands commands, InstantSource clock) {

    private static final Duration ROUND = Duration.ofSeconds(1);

    Rounds start() {
        return Rounds.start("absence watcher", ROUND, this::tell);
    }

    private void tell() {
        for (Silence silence : signs.untold()) {
            NoticeAbsence notice = new NoticeAbsence(
                    silence.gone(),
                    silence.lastNode(),
                    silence.ended(),
                    silence.nextNode(),
                    clock.instant().truncatedTo(ChronoUnit.MICROS));
            String commandId = "absence-watch:" + notice.candidate().name();
            commands.send(
                    notice,
                    new Metadata(
                            AccountId.PLATFORM,
                            ActorType.AUTOMATION,
                            "absence-watch",
                            Channel.SYSTEM,
                            commandId,
                            commandId,
                            commandId),
                    Optional.empty());
            signs.told(silence.gone().from());
        }
    }
}
