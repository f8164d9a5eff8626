package com.occuz.boot;

import com.occuz.axon.Commands;
import com.occuz.edge.EdgeServer;
import com.occuz.edge.journal.Loss;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.click.LossCommand.DeclareLoss;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.Metadata;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Puts on record what this node's click journal has lost, as soon as the ledger can be reached. Told twice it counts once,
 * so that a node may die between telling and knowing that it has told.
 *
 * @param node as people tell nodes apart
 */
record LossTeller(EdgeServer edge, Commands commands, InstantSource clock, String node) {

    /** While a disk stays full, so often at most. */
    private static final Duration ROUND = Duration.ofSeconds(5);

    Rounds start() {
        return Rounds.start("loss teller", ROUND, this::tell);
    }

    private void tell() {
        for (Loss loss : edge.undeclaredLosses()) {
            Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
            String commandId = loss.id() + ":" + loss.clicks();
            commands.send(
                    new DeclareLoss(loss.id(), node, loss.from(), loss.until(), loss.clicks(), now),
                    new Metadata(
                            AccountId.PLATFORM,
                            ActorType.AUTOMATION,
                            "loss-teller",
                            Channel.SYSTEM,
                            commandId,
                            commandId,
                            commandId),
                    Optional.empty());
            edge.declared(loss);
        }
    }
}
