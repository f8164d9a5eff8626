package com.occuz.store.ledger;

import com.occuz.store.ledger.AppendOutcome.Appended;
import com.occuz.store.ledger.AppendOutcome.IdempotencyKeyUsed;
import com.occuz.store.ledger.AppendOutcome.SequenceConflict;
import com.occuz.store.ledger.EncodedAppend.EncodedEvent;
import com.occuz.store.postgres.Jdbc;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/** Records appends together in one transaction under the append lock, and tells each what became of it. */
final class AppendTransaction {

    private static final String UNIQUE_VIOLATION = "23505";

    private final DataSource database;
    private final LedgerSignal signal;

    AppendTransaction(DataSource database, LedgerSignal signal) {
        this.database = database;
        this.signal = signal;
    }

    /** Completes every one of them, whatever happens. */
    void run(List<PendingAppend> group) {
        boolean committing = false;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            List<AppendOutcome> outcomes;
            try {
                outcomes = write(connection, group);
                committing = true;
                connection.commit();
            } catch (SQLException | RuntimeException e) {
                Jdbc.rollBack(connection, e);
                throw e;
            }
            tell(group, outcomes);
        } catch (SQLException e) {
            failed(group, e, committing);
        } catch (RuntimeException e) {
            group.forEach(pending -> pending.outcome().completeExceptionally(e));
        }
    }

    private static List<AppendOutcome> write(Connection connection, List<PendingAppend> group) throws SQLException {
        List<EncodedAppend> appends = group.stream().map(PendingAppend::append).toList();
        AppendPlan plan = new AppendPlan(AppendTable.lockAndLook(connection, appends));
        List<AppendOutcome> outcomes = new ArrayList<>(group.size());
        for (EncodedAppend append : appends) {
            outcomes.add(plan.add(append));
        }
        AppendTable.write(connection, plan);
        return outcomes;
    }

    private void tell(List<PendingAppend> group, List<AppendOutcome> outcomes) {
        for (AppendOutcome outcome : outcomes.reversed()) {
            if (outcome instanceof Appended appended) {
                signal.appended(appended.lastPosition());
                break;
            }
        }
        for (int i = 0; i < group.size(); i++) {
            group.get(i).outcome().complete(outcomes.get(i));
        }
    }

    private void failed(List<PendingAppend> group, SQLException e, boolean committing) {
        String state = String.valueOf(e.getSQLState());
        if (committing && !saysRolledBack(state)) {
            completeExceptionally(group, e, false);
        } else if (!blamesTheData(state)) {
            completeExceptionally(group, e, true);
        } else if (group.size() > 1) {
            // One of them cannot be stored. Alone, the others can.
            group.forEach(pending -> run(List.of(pending)));
        } else {
            blame(group.getFirst(), e, state);
        }
    }

    private static void completeExceptionally(List<PendingAppend> group, SQLException e, boolean nothingRecorded) {
        String message = "the ledger does not answer (" + e.getMessage() + ")";
        for (PendingAppend pending : group) {
            pending.outcome().completeExceptionally(
                    nothingRecorded
                            ? LedgerUnavailable.nothingRecorded(message, e)
                            : LedgerUnavailable.perhapsRecorded(message, e));
        }
    }

    /** The unique keys are the backstop: with everybody under the lock nothing gets this far. */
    private static void blame(PendingAppend pending, SQLException e, String state) {
        EncodedEvent first = pending.append().events().getFirst();
        if (!state.equals(UNIQUE_VIOLATION)) {
            pending.outcome().completeExceptionally(
                    new IllegalArgumentException("an event of " + first.aggregateId() + " cannot be stored", e));
        } else if (String.valueOf(e.getMessage()).contains("idempotency_pkey")) {
            pending.outcome().complete(new IdempotencyKeyUsed());
        } else {
            pending.outcome().complete(new SequenceConflict(first.aggregateId(), first.sequence()));
        }
    }

    /** Data exceptions and violated constraints. */
    private static boolean blamesTheData(String sqlState) {
        return sqlState.startsWith("22") || sqlState.startsWith("23");
    }

    /** The server itself has answered that the transaction is rolled back; any other end of a commit is silence. */
    private static boolean saysRolledBack(String sqlState) {
        return sqlState.startsWith("23") || sqlState.startsWith("25") || sqlState.startsWith("40");
    }
}
