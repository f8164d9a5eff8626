package com.occuz.store.life;

import com.occuz.kernel.monitoring.FailingMinutes.Minute;
import java.util.List;
import java.util.OptionalLong;

/**
 * What a node tells of itself with a sign of life.
 *
 * @param nodeId of this run of the node
 * @param name where it runs, for people, e.g. {@code host:8080}
 * @param edgePosition what its edge has read of the ledger; empty without an edge
 * @param waitingClicks in its journal; empty without an edge
 * @param minutes what became of its edge's requests, the present minute so far included; none without an edge
 */
public record NodeSign(
        String nodeId,
        String name,
        String version,
        List<String> roles,
        OptionalLong edgePosition,
        OptionalLong waitingClicks,
        List<Minute> minutes) {

    public NodeSign {
        roles = List.copyOf(roles);
        minutes = List.copyOf(minutes);
    }
}
