package com.occuz.edge.death;

import com.occuz.edge.EdgeServer;
import com.occuz.edge.EdgeSettings;
import com.occuz.edge.journal.Durability;
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
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** An edge in a process of its own, to be killed: real journal, real click store, ten links {@code k0} to {@code k9}. */
final class EdgeProcess {

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
                Countries.NONE);
        EdgeServer server = EdgeServer.start(
                settings,
                ledger,
                ledger,
                clicks,
                links -> new Counted(0, Map.of()),
                (at, visitor) -> Optional.empty(),
                InstantSource.system());
        Runtime.getRuntime().addShutdownHook(new Thread(server::close));
        Thread.currentThread().join();
    }
}
