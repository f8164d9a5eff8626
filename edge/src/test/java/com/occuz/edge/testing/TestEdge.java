package com.occuz.edge.testing;

import com.occuz.edge.EdgeServer;
import com.occuz.edge.EdgeSettings;
import com.occuz.edge.EdgeSources;
import com.occuz.edge.journal.Durability;
import com.occuz.edge.snapshot.SnapshotFile;
import com.occuz.edge.table.LedgerTail;
import com.occuz.edge.table.StoreIdentity;
import com.occuz.kernel.click.VisitorHasher;
import com.occuz.kernel.link.PasswordCheck;
import com.occuz.kernel.network.TrustedProxies;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** An edge on a free port, with everything around it in memory and a clock that stands still. */
public final class TestEdge implements AutoCloseable {

    /** Shows what it was given, so that tests can see who is taken for whom. */
    private static final VisitorHasher SHOWS_ALL =
            (at, visitor) -> Optional.of(new VisitorHasher.VisitorHashes("day " + visitor, "month " + visitor));

    /** Slow enough to show that nobody waits for it; the password of every hash is {@code open sesame}. */
    private static final PasswordCheck PASSWORDS = (written, hash) -> {
        LockSupport.parkNanos(20_000_000);
        return written.equals("open sesame");
    };

    /** An address of this machine that no test connects from unless it plays a proxy. */
    public static final String PROXY = "127.0.0.9";

    /** Where addresses that begin with 203.0.113 are, and no others. */
    public static final String SOMEWHERE = "CH";

    public final MemoryLedger ledger = new MemoryLedger();
    public final MemoryClickStore store = new MemoryClickStore();
    public volatile Instant now = Links.NOW;
    public volatile StoreIdentity identity = new StoreIdentity("this store", 1);
    public byte[] nodeKey = new byte[32];
    private final Path directory;
    private @Nullable EdgeServer server;

    public TestEdge(Path directory) {
        this.directory = directory;
    }

    public EdgeServer start() {
        return start(4L << 20);
    }

    public EdgeServer start(long journalBytes) {
        return start(journalBytes, 0);
    }

    public EdgeServer start(long journalBytes, int port) {
        EdgeSettings settings = new EdgeSettings(
                "127.0.0.1",
                port,
                directory,
                URI.create("https://go.example.org/"),
                Durability.FSYNC,
                TrustedProxies.parse(PROXY),
                address -> address.startsWith("203.0.113.") ? SOMEWHERE : null,
                PASSWORDS,
                journalBytes);
        server = EdgeServer.start(
                settings,
                new EdgeSources(
                        ledger, ledger, () -> identity, store, store, SHOWS_ALL, () -> now, () -> Duration.ZERO),
                Optional.of(new SnapshotFile(settings.snapshot(), nodeKey, LedgerTail.typesRead())));
        return server;
    }

    public static boolean soon(BooleanSupplier condition) {
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(2_000_000);
        }
        return true;
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
            server = null;
        }
    }
}
