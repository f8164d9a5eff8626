package com.occuz.edge.table;

import com.occuz.kernel.work.WorkId;
import java.util.Set;

/**
 * How far a ledger has been read, and what is no link and yet known from it.
 *
 * @param planned migrations of redirection that have not begun
 * @param running those that have, and have not ended
 */
public record LedgerMark(StoreIdentity store, long position, Set<WorkId> planned, Set<WorkId> running) {

    public LedgerMark {
        planned = Set.copyOf(planned);
        running = Set.copyOf(running);
    }
}
