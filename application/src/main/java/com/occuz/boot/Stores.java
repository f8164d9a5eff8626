package com.occuz.boot;

import com.occuz.kernel.ledger.EventCodec;
import com.occuz.kernel.ledger.EventTypes;
import com.occuz.store.click.ClickSignal;
import com.occuz.store.click.ClickTable;
import com.occuz.store.idempotency.IdempotencyTable;
import com.occuz.store.imports.ImportClaims;
import com.occuz.store.installation.InstallationClock;
import com.occuz.store.installation.InstallationTable;
import com.occuz.store.keys.MasterKey;
import com.occuz.store.keys.SubjectKeys;
import com.occuz.store.keys.VisitorKeys;
import com.occuz.store.ledger.GroupLedger;
import com.occuz.store.ledger.Ledger;
import com.occuz.store.ledger.LedgerSignal;
import com.occuz.store.ledger.LedgerTable;
import com.occuz.store.ledger.ProgressSignal;
import com.occuz.store.ledger.SharedTail;
import com.occuz.store.life.OrphanTable;
import com.occuz.store.life.SignsOfLife;
import com.occuz.store.postgres.DataSources;
import com.occuz.store.postgres.DatabaseAddress;
import com.occuz.store.secret.SecretsProvider;
import com.occuz.store.signal.SignalHub;
import com.zaxxer.hikari.HikariDataSource;
import java.time.InstantSource;

/** Everything of this node that talks to PostgreSQL. */
record Stores(
        HikariDataSource pool,
        EventCodec codec,
        Ledger ledger,
        LedgerTable ledgerTable,
        SharedTail ledgerTail,
        LedgerSignal ledgerSignal,
        ProgressSignal progress,
        ClickTable clicks,
        ClickSignal clickSignal,
        IdempotencyTable idempotency,
        ImportClaims importClaims,
        SignsOfLife signsOfLife,
        OrphanTable orphans,
        SubjectKeys subjectKeys,
        VisitorKeys visitorKeys,
        InstallationTable installation,
        InstallationClock clock) {

    private static final int POOL = 16;
    private static final int KEY_POOL = 4;
    private static final int APPEND_POOL = 2;

    static Stores open(DatabaseAddress address, SecretsProvider secrets, Closing closing) {
        HikariDataSource pool = closing.add("connection pool", DataSources.app(address, POOL));
        // The one writer must not wait behind busy readers: a whole group of appends would fail with it.
        HikariDataSource appendPool = closing.add("append pool", DataSources.app(address, APPEND_POOL));
        InstallationTable installation = new InstallationTable(pool);
        InstallationClock clock = closing.add("clock", new InstallationClock(installation, InstantSource.system()));
        MasterKey master = new MasterKey(secrets);
        HikariDataSource keyPool = closing.add("key pool", DataSources.app(address, KEY_POOL));
        SubjectKeys subjectKeys = closing.add("subject keys", new SubjectKeys(keyPool, master));
        VisitorKeys visitorKeys = closing.add("visitor keys", new VisitorKeys(keyPool, master));
        EventCodec codec = new EventCodec(EventTypes.all(), subjectKeys);
        SignalHub hub = closing.add("signals", new SignalHub(DataSources.single(address)));
        LedgerTable ledgerTable = new LedgerTable(pool, codec);
        LedgerSignal ledgerSignal = new LedgerSignal(hub);
        ClickSignal clickSignal = new ClickSignal(hub);
        return new Stores(
                pool,
                codec,
                closing.add("ledger", new GroupLedger(appendPool, ledgerTable, ledgerSignal)),
                ledgerTable,
                new SharedTail(ledgerTable, subjectKeys::erasures),
                ledgerSignal,
                new ProgressSignal(hub),
                new ClickTable(pool, codec, clickSignal),
                clickSignal,
                new IdempotencyTable(pool),
                new ImportClaims(pool),
                new SignsOfLife(pool),
                new OrphanTable(pool),
                subjectKeys,
                visitorKeys,
                installation,
                clock);
    }
}
