package com.occuz.command.support;

import com.occuz.command.Times;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.support.SupportTimeCommand.RecordSupportTime;
import com.occuz.kernel.support.SupportTimeEvent;
import com.occuz.kernel.support.SupportTimeEvent.SupportTimeRecorded;
import com.occuz.kernel.support.SupportTimeRefusal.NotADaysTime;
import com.occuz.kernel.support.SupportTimeRefusal.SpentByNobody;
import java.util.List;

/** The rules of metered support time (§ 4); pure. What was spent is recorded whether or not it was purchased. */
final class SupportTimeDecider {

    /** In minutes; nobody talks longer than a day. */
    static final int MOST = 24 * 60;

    private SupportTimeDecider() {}

    static List<SupportTimeEvent> decide(RecordSupportTime command) {
        if (command.by().type() != ActorType.USER) {
            throw new Refused(new SpentByNobody());
        }
        if (command.minutes() < 1 || command.minutes() > MOST) {
            throw new Refused(new NotADaysTime(MOST));
        }
        return List.of(new SupportTimeRecorded(
                command.account(),
                command.minutes(),
                Erasable.of(KeySubject.of(command.account()), command.what()),
                command.incident().orElse(null),
                Times.of("at", command.spentAt(), command.at()).stated(),
                command.by(),
                command.at()));
    }
}
