package com.occuz.store.ledger;

import java.util.List;
import javax.sql.DataSource;

/** One transaction for each append, on the thread that appends; the append lock puts them in order. */
public final class LockingLedger implements Ledger {

    private final LedgerTable table;
    private final AppendTransaction transaction;
    private volatile boolean closed;

    public LockingLedger(DataSource database, LedgerTable table, LedgerSignal signal) {
        this.table = table;
        this.transaction = new AppendTransaction(database, signal);
    }

    @Override
    public AppendOutcome append(Append append) {
        if (closed) {
            throw LedgerUnavailable.nothingRecorded("the ledger is closed", null);
        }
        PendingAppend pending = PendingAppend.of(table.encode(append));
        transaction.run(List.of(pending));
        return pending.await();
    }

    @Override
    public void close() {
        closed = true;
    }
}
