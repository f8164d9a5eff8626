package com.occuz.boot;

import com.occuz.Settings;
import com.occuz.edge.EdgeServer;
import com.occuz.edge.EdgeSettings;
import com.occuz.edge.snapshot.SnapshotFile;
import com.occuz.edge.snapshot.SnapshotUnusable;
import com.occuz.edge.table.LedgerTail;
import com.occuz.kernel.network.Countries;
import com.occuz.security.LinkPasswords;
import com.occuz.store.secret.SecretsProvider;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** This node's edge, which begins with everything else, or before it from its snapshot. Closing it twice is once. */
final class NodeEdge implements AutoCloseable {

    private static final int KEY_BYTES = 32;

    private final EdgeSettings settings;
    private final Optional<SnapshotFile> snapshot;
    private LateStores stores = new LateStores(Duration.ZERO);
    private @Nullable EdgeServer server;
    private boolean beganAlone;

    NodeEdge(Settings settings, int port, URI publicUrl, Path data, SecretsProvider secrets, Countries countries) {
        this.settings = new EdgeSettings(
                settings.host(),
                port,
                data,
                publicUrl,
                settings.clickDurability(),
                settings.trustedProxies(),
                countries,
                new LinkPasswords());
        this.snapshot = settings.has(Settings.Role.EDGE)
                ? Optional.of(new SnapshotFile(
                        this.settings.snapshot(), secrets.secret("edge-snapshot", KEY_BYTES), LedgerTail.typesRead()))
                : Optional.empty();
    }

    /** Whether this node is to have an edge. */
    boolean isWanted() {
        return snapshot.isPresent();
    }

    /** Whether it might begin without a database. */
    boolean hasSnapshot() {
        return snapshot.filter(SnapshotFile::exists).isPresent();
    }

    /** Whether it runs, and began before there was a database. */
    boolean beganAlone() {
        return beganAlone;
    }

    /** Redirects from the snapshot, which is wanted of this node. */
    void beginAlone() throws SnapshotUnusable {
        stores = new LateStores(snapshot.orElseThrow().header().clockOffset());
        try {
            server = EdgeServer.start(settings, stores.sources(), snapshot);
        } catch (LateStores.NotThereYet e) {
            throw new SnapshotUnusable("what it holds is of no use", e);
        }
        beganAlone = true;
    }

    /** There is a database: the edge reads on, and carries its clicks there. */
    void joins(Stores opened) {
        stores.arrived(opened);
    }

    /** The stores are about to be closed; others will come. */
    void parts() {
        stores.left();
    }

    /** The running edge, where one is wanted; begins it unless it has begun. */
    Optional<EdgeServer> running() {
        if (isWanted() && server == null) {
            server = EdgeServer.start(settings, stores.sources(), snapshot);
        }
        return Optional.ofNullable(server);
    }

    @Override
    public void close() {
        EdgeServer running = server;
        if (running != null) {
            server = null;
            running.close();
        }
    }
}
