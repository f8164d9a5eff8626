package com.occuz.store.ledger;

import com.occuz.kernel.account.AccountEvent.ApiKeyRevoked;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.ApiKeyId;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.EventCodec;
import com.occuz.kernel.ledger.EventTypes;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.ledger.NewEvent;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.testing.KeyRing;
import com.occuz.store.postgres.Jdbc;
import com.occuz.store.signal.SignalHub;
import com.occuz.store.testing.TestDatabase;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** A ledger on a database of its own. */
final class LedgerFixture implements AutoCloseable {

    static final AccountId ACCOUNT = new AccountId("acme");

    final TestDatabase database = TestDatabase.fresh();
    final EventCodec codec = new EventCodec(EventTypes.all(), new KeyRing());
    final LedgerTable table = new LedgerTable(database.app(), codec);
    final SignalHub hub = new SignalHub(database.single());
    final LedgerSignal signal = new LedgerSignal(hub);
    private final List<Ledger> ledgers = new ArrayList<>();

    /** The two ways to append; whatever is promised holds for both. */
    enum Kind {
        LOCKING,
        GROUP
    }

    Ledger ledger(Kind kind) {
        return ledger(kind, database.app());
    }

    Ledger ledger(Kind kind, DataSource source) {
        Ledger ledger = kind == Kind.GROUP
                ? new GroupLedger(source, table, signal)
                : new LockingLedger(source, table, signal);
        ledgers.add(ledger);
        return ledger;
    }

    static NewEvent event(String aggregate, long sequence) {
        return event(UUID.randomUUID().toString(), aggregate, sequence);
    }

    static NewEvent event(String eventId, String aggregate, long sequence) {
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        return new NewEvent(
                eventId,
                aggregate,
                sequence,
                new ApiKeyRevoked(ACCOUNT, new ApiKeyId("key"), now),
                new Metadata(ACCOUNT, ActorType.USER, "somebody", Channel.API, "command", "request", "command"));
    }

    List<RecordedEvent> all() {
        List<RecordedEvent> events = new ArrayList<>();
        long position = 0;
        while (true) {
            List<RecordedEvent> some = table.after(position, 1000);
            if (some.isEmpty()) {
                return events;
            }
            events.addAll(some);
            position = some.getLast().position();
        }
    }

    void asOwner(String sql) {
        execute(database.owner(), sql);
    }

    void asApplication(String sql) {
        execute(database.app(), sql);
    }

    private static void execute(DataSource source, String sql) {
        Jdbc.run(source, connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    @Override
    public void close() {
        ledgers.forEach(Ledger::close);
        hub.close();
        database.close();
    }
}
