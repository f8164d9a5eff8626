package com.occuz.query.audit;

import com.occuz.kernel.audit.AuditQuery.FindEvent;
import com.occuz.kernel.audit.AuditQuery.LedgerEntry;
import com.occuz.kernel.audit.AuditQuery.ListEvents;
import com.occuz.kernel.query.Page;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;

/** Answers every {@code AuditQuery}. */
public final class AuditQueries {

    private final LedgerEntriesTable entries;

    public AuditQueries(LedgerEntriesTable entries) {
        this.entries = entries;
    }

    @QueryHandler
    Page<LedgerEntry> on(ListEvents query) {
        return entries.page(query);
    }

    @QueryHandler
    Optional<LedgerEntry> on(FindEvent query) {
        return entries.find(query.tenant(), query.position());
    }
}
