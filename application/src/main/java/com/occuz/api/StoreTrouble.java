package com.occuz.api;

import com.occuz.kernel.click.AnalyticsUnavailable;
import com.occuz.security.CallerUnknown;
import com.occuz.store.ledger.LedgerUnavailable;
import com.occuz.store.postgres.DatabaseFailure;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.TransactionException;

/** Tells failures of the store, which pass, from faults of our own. */
public final class StoreTrouble {

    private StoreTrouble() {}

    public static boolean is(Throwable failure) {
        return failure instanceof LedgerUnavailable
                || failure instanceof AnalyticsUnavailable
                || failure instanceof CallerUnknown
                || failure instanceof DataAccessException
                || failure instanceof TransactionException
                || failure instanceof DatabaseFailure;
    }
}
