package com.occuz.boot;

import com.occuz.edge.EdgeServer;
import com.occuz.edge.EdgeStatus;
import com.occuz.kernel.monitoring.FailingMinutes.Minute;
import com.occuz.store.life.NodeSign;
import com.occuz.store.life.OrphanTable;
import com.occuz.store.life.SignsOfLife;
import com.occuz.store.postgres.DatabaseFailure;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives this node's signs of life, and tells of visits that its edge had no link for, from the moment at which it reaches the database to its orderly end. Far more often
 * than silence is tolerated, so that a sign that comes late says nothing.
 */
final class Heartbeat implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);
    private static final Duration SLOWEST = Duration.ofSeconds(5);
    private static final int SIGNS_IN_TIME = 6;

    private final SignsOfLife signs;
    private final OrphanTable orphans;
    private final NodeSign node;
    private final Duration tolerated;
    private final Rounds rounds;
    private volatile @Nullable EdgeServer edge;

    private Heartbeat(SignsOfLife signs, OrphanTable orphans, NodeSign node, Duration tolerated) {
        this.signs = signs;
        this.orphans = orphans;
        this.node = node;
        this.tolerated = tolerated;
        Duration pause = tolerated.dividedBy(SIGNS_IN_TIME);
        this.rounds = Rounds.start("heartbeat", pause.compareTo(SLOWEST) > 0 ? SLOWEST : pause, this::beat);
    }

    /**
     * @param name where the node runs, for people
     * @param tolerated so long no node of the platform need give a sign of life
     */
    static Heartbeat start(
            SignsOfLife signs,
            OrphanTable orphans,
            String nodeId,
            String name,
            String version,
            List<String> roles,
            Duration tolerated) {
        NodeSign node = new NodeSign(nodeId, name, version, roles, OptionalLong.empty(), OptionalLong.empty(), List.of());
        signs.purge();
        orphans.purge();
        signs.give(node, tolerated);
        return new Heartbeat(signs, orphans, node, tolerated);
    }

    /** From now on it tells of this edge, too. */
    void tellOf(EdgeServer server) {
        edge = server;
    }

    private void beat() {
        signs.give(present(), tolerated)
                .ifPresent(gap -> LOG.warn(
                        "No node gave a sign of life from {} to {}", gap.gone().from(), gap.gone().until()));
        tellOrphans();
    }

    private void tellOrphans() {
        EdgeServer server = edge;
        if (server != null) {
            orphans.tell(node.nodeId(), server.orphans());
        }
    }

    private NodeSign present() {
        EdgeServer server = edge;
        if (server == null) {
            return node;
        }
        EdgeStatus status = server.status();
        return new NodeSign(
                node.nodeId(),
                node.name(),
                node.version(),
                node.roles(),
                OptionalLong.of(status.position()),
                OptionalLong.of(status.journalled() - status.drained()),
                server.minutes().stream()
                        .map(it -> new Minute(it.at(), it.requests(), it.failures()))
                        .toList());
    }

    @Override
    public void close() {
        rounds.close();
        try {
            tellOrphans();
            signs.end(node.nodeId());
        } catch (DatabaseFailure e) {
            LOG.info("The last sign of life cannot be given; this end will look like a death ({})", e.getMessage());
        }
    }
}
