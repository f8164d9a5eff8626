package com.occuz.console;

import com.occuz.api.Positions;
import com.occuz.axon.Commands;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.security.Viewer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;

/** Sends what a person wants and waits, at most two seconds, until the pages of this node show it. */
@Component
final class Acts {

    private final Commands commands;
    private final Positions positions;
    private final InstantSource clock;

    Acts(Commands commands, Positions positions, InstantSource clock) {
        this.commands = commands;
        this.positions = positions;
        this.clock = clock;
    }

    /**
     * On return it is durable; {@code false} if this node's pages are late and do not show it yet.
     *
     * @throws com.occuz.kernel.refusal.Refused when the decision says no
     */
    boolean send(Viewer viewer, AggregateCommand command) {
        return send(viewer, viewer.account(), command);
    }

    /** The same for what belongs to {@code owner}, for whom the viewer acts. */
    boolean send(Viewer viewer, AccountId owner, AggregateCommand command) {
        OptionalLong position = commands.send(command, viewer.envelope(owner));
        return position.isEmpty() || positions.await(position.getAsLong());
    }

    /** The installation's time, for commands. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
