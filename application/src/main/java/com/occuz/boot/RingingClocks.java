package com.occuz.boot;

import com.occuz.api.Questions;
import com.occuz.axon.AxonNode;
import com.occuz.axon.Commands;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.incident.IncidentCommand.WatchClocks;
import com.occuz.kernel.incident.IncidentQuery.RingingClock;
import com.occuz.kernel.incident.IncidentQuery.WhichClocksRing;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.refusal.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the clocks of which something has to be recorded, and has their incidents record it. */
record RingingClocks(Questions questions, Commands commands) {

    private static final Logger LOG = LoggerFactory.getLogger(RingingClocks.class);
    private static final int MOST = 200;

    static RingingClocks of(AxonNode axon) {
        return new RingingClocks(new Questions(axon.queryGateway()), axon.commands());
    }

    /** Those that ring at {@code now} or have rung before, as far as the view of them is. */
    List<RingingClock> by(Instant now) {
        List<?> ringing = questions.one(new WhichClocksRing(Tenant.everyone(), now, MOST), List.class);
        return ringing.stream().map(RingingClock.class::cast).toList();
    }

    void record(RingingClock ringing, Instant now) {
        String commandId = "clock-watch:"
                + UUID.nameUUIDFromBytes(
                        (ringing.incident() + "\n" + ringing.ringsAt()).getBytes(StandardCharsets.UTF_8));
        Metadata envelope = new Metadata(
                ringing.account(),
                ActorType.AUTOMATION,
                "clock-watch",
                Channel.SYSTEM,
                commandId,
                commandId,
                commandId);
        try {
            commands.send(new WatchClocks(ringing.incident(), now), envelope, Optional.empty());
        } catch (Refused e) {
            LOG.debug("{} has no clocks to watch any more: {}", ringing.incident(), e.getMessage());
        }
    }
}
