package com.occuz.query.monitoring;

import com.occuz.kernel.monitoring.CandidateQuery.CandidateView;
import com.occuz.kernel.monitoring.CandidateQuery.FindCandidate;
import com.occuz.kernel.monitoring.CandidateQuery.ListCandidates;
import com.occuz.kernel.query.Page;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;

/** Answers every {@code CandidateQuery}. */
public final class CandidateQueries {

    private final CandidatesTable table;

    public CandidateQueries(CandidatesTable table) {
        this.table = table;
    }

    @QueryHandler
    Optional<CandidateView> on(FindCandidate query) {
        return table.find(query.candidate());
    }

    @QueryHandler
    Page<CandidateView> on(ListCandidates query) {
        return Page.cut(
                table.list(query.state(), query.before(), query.limit() + 1),
                query.limit(),
                CandidateView::begunPosition);
    }
}
