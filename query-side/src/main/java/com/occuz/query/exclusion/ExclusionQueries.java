package com.occuz.query.exclusion;

import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.exclusion.ExclusionQuery.ExclusionView;
import com.occuz.kernel.exclusion.ExclusionQuery.FindExclusion;
import com.occuz.kernel.exclusion.ExclusionQuery.FindExclusionClaimedAt;
import com.occuz.kernel.exclusion.ExclusionQuery.ListExclusions;
import com.occuz.kernel.query.Page;
import java.util.List;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;

/** Answers every {@code ExclusionQuery}. */
public final class ExclusionQueries {

    private final ExclusionsTable table;

    public ExclusionQueries(ExclusionsTable table) {
        this.table = table;
    }

    @QueryHandler
    Optional<ExclusionView> on(FindExclusion query) {
        return table.find(query.tenant(), query.exclusion()).map(row -> shown(row, query.tenant()));
    }

    @QueryHandler
    Optional<ExclusionView> on(FindExclusionClaimedAt query) {
        return table.claimedAt(query.tenant(), query.position()).map(row -> shown(row, query.tenant()));
    }

    @QueryHandler
    Page<ExclusionView> on(ListExclusions query) {
        List<ExclusionView> rows = table
                .list(query.tenant(), query.states(), query.incident(), query.before(), query.limit() + 1)
                .stream()
                .map(row -> shown(row, query.tenant()))
                .toList();
        return Page.cut(rows, query.limit(), ExclusionView::claimedPosition);
    }

    /** Evidence, persons and what they said stay inside. */
    private static ExclusionView shown(ExclusionView row, Tenant tenant) {
        return switch (tenant) {
            case Tenant.Everyone ignored -> row;
            case Tenant.Own ignored -> new ExclusionView(
                    row.exclusion(),
                    row.category(),
                    row.provider(),
                    row.scope(),
                    row.window(),
                    row.incident(),
                    row.state(),
                    null,
                    null,
                    null,
                    row.version(),
                    row.claimedPosition(),
                    row.position());
        };
    }
}
