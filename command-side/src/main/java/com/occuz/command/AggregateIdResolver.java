package com.occuz.command;

import com.occuz.kernel.ledger.AggregateCommand;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.modelling.command.VersionedAggregateIdentifier;

/** The kernel knows no Axon, so its commands say themselves which aggregate they are for. */
public final class AggregateIdResolver implements CommandTargetResolver {

    @Override
    public VersionedAggregateIdentifier resolveTarget(CommandMessage<?> message) {
        if (message.getPayload() instanceof AggregateCommand command) {
            return new VersionedAggregateIdentifier((Object) command.aggregateId(), null);
        }
        throw new IllegalArgumentException(message.getPayloadType().getName() + " names no aggregate");
    }
}
