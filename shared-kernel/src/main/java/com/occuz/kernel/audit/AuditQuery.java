package com.occuz.kernel.audit;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Tenant;
import java.time.Instant;
import java.util.Optional;

/** What can be asked about the ledger itself; each question stands beside its answer. */
public sealed interface AuditQuery {

    /**
     * Answer: a {@code Page<LedgerEntry>}, newest first. One answer looks through a limited number of events, so a page
     * may hold few or none and still have a next.
     *
     * @param type a stored type or its beginning, e.g. {@code link.} or {@code link.LinkCreated/1}
     * @param aggregate the id of one aggregate, e.g. {@code link:default/k7}
     * @param from only events recorded at this instant or later
     * @param until only events recorded before this instant
     * @param before only events before this position
     */
    record ListEvents(
            Tenant tenant,
            Optional<String> type,
            Optional<AccountId> account,
            Optional<String> aggregate,
            Optional<Instant> from,
            Optional<Instant> until,
            Optional<Long> before,
            int limit)
            implements AuditQuery {}

    /** Answer: {@code Optional<LedgerEntry>}. */
    record FindEvent(Tenant tenant, long position) implements AuditQuery {}

    /**
     * An event exactly as it is stored. Values that may be erased are locked in it.
     *
     * @param recordedAt UTC
     * @param payload JSON, byte for byte
     * @param metadata JSON, byte for byte
     */
    record LedgerEntry(
            long position,
            Instant recordedAt,
            String eventId,
            String aggregateId,
            long sequence,
            String type,
            AccountId account,
            String payload,
            String metadata) {}
}
