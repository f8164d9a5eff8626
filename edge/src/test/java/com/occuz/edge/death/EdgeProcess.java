package com.occuz.edge.death;

import com.occuz.edge.EdgeServer;
import com.occuz.edge.EdgeSettings;
import com.occuz.edge.EdgeSources;
import com.occuz.edge.journal.Durability;
import com.occuz.edge.table.StoreIdentity;
import com.occuz.edge.testing.Links;
import com.occuz.edge.testing.MemoryLedger;
import com.occuz.kernel.click.ClickTotals.Counted;
import com.occuz.kernel.ledger.EventCodec;
import com.occuz.kernel.ledger.EventTypes;
import com.occuz.kernel.network.Countries;
import com.occuz.kernel.network.TrustedProxies;
import com.occuz.kernel.testing.KeyRing;
import com.occuz.store.click.ClickSignal;
import com.occuz.store.click.ClickTable;
import com.occuz.store.postgres.DataSources;
import com.occuz.store.postgres.DatabaseAddress;
import com.occuz.store.signal.SignalHub;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** An edge in a process of its own, to be killed: real journal, real click store, ten links {@code k0} to {@code k9}. */
final class EdgeProcess {

    /** The file that tells how many milliseconds the clock is ahead; without it, it is right. */
    static final String CLOCK = "clock";

    private static volatile Duration ahead = Duration.ZERO;

    private EdgeProcess() {}

    /** Directory, port, durability, and the database's URL, user and password. */
    public static void main(String[] args) throws InterruptedException {
        DatabaseAddress address = new DatabaseAddress(args[3], args[4], args[5]);
        ClickTable clicks = new ClickTable(
                DataSources.app(address, 4),
                new EventCodec(EventTypes.all(), new KeyRing()),
                new ClickSignal(new SignalHub(DataSources.single(address))));
        MemoryLedger ledger = new MemoryLedger();
        for (int i = 0; i < 10; i++) {
            ledger.add(Links.created("k" + i, "https://example.org/" + i));
        }
        EdgeSettings settings = new EdgeSettings(
                "127.0.0.1",
                Integer.parseInt(args[1]),
                Path.of(args[0]),
                URI.create("http://localhost"),
                Durability.valueOf(args[2]),
                TrustedProxies.NONE,
                Countries.NONE,
                (written, hash) -> false);
        EdgeServer server = EdgeServer.start(
                settings,
                new EdgeSources(
                        ledger,
                        ledger,
                        () -> new StoreIdentity("of ten links", 1),
                        clicks,
                        links -> new Counted(0, Map.of()),
                        (at, visitor) -> Optional.empty(),
                        () -> Instant.now().plus(ahead),
                        () -> ahead),
                Optional.empty());
        Path clock = Path.of(args[0], CLOCK);
        Thread.ofVirtual().start(() -> {
            while (true) {
                ahead = told(clock);
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        });
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        Thread.currentThread().join();
    }

    private static Duration told(Path clock) {
        try {
            return Files.exists(clock) ? Duration.ofMillis(Long.parseLong(Files.readString(clock))) : Duration.ZERO;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
