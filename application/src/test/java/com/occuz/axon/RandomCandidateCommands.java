package com.occuz.axon;

import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.monitoring.CandidateCommand;
import com.occuz.kernel.monitoring.CandidateCommand.ConfirmCandidate;
import com.occuz.kernel.monitoring.CandidateCommand.DismissCandidate;
import com.occuz.kernel.monitoring.CandidateCommand.NoticeAbsence;
import com.occuz.kernel.monitoring.CandidateCommand.NoticeFailures;
import com.occuz.kernel.monitoring.CandidateId;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.testing.AnyValue;
import com.occuz.kernel.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One client's intents about time that nobody can explain: many are refused, all are possible. */
final class RandomCandidateCommands {

    private final AnyValue any;
    private final List<CandidateId> noticed = new ArrayList<>();

    RandomCandidateCommands(AnyValue any) {
        this.any = any;
    }

    CandidateCommand next(Instant now) {
        if (noticed.isEmpty() || any.oneIn(3)) {
            CandidateCommand notice = notice(now);
            noticed.add(notice.candidate());
            return notice;
        }
        CandidateId id = noticed.get(Math.max(0, noticed.size() - 1 - any.below(2)));
        Actor by = new Actor(ActorType.USER, "u_" + any.below(3));
        Prose reason = new Prose(any.text());
        return any.oneIn(2)
                ? new ConfirmCandidate(id, reason, Optional.empty(), by, now)
                : new DismissCandidate(id, reason, Optional.empty(), by, now);
    }

    private CandidateCommand notice(Instant now) {
        Instant from = now.minus(Duration.ofHours(1)).plus(any.upTo(Duration.ofMinutes(30)));
        Window window = new Window(from, from.plusSeconds(61));
        return any.oneIn(2)
                ? new NoticeAbsence(window, "a:1", any.oneIn(2) ? Optional.of(from) : Optional.empty(), "b:2", now)
                : new NoticeFailures(window, Components.of(Component.REDIRECTION), 100, 51 + any.below(49), now);
    }
}
