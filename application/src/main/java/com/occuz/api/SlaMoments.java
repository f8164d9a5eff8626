package com.occuz.api;

import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.WhichMoment;

/** Finds the states of knowledge that requests about the service level mean. */
final class SlaMoments {

    private final Questions questions;
    private final Positions positions;

    SlaMoments(Questions questions, Positions positions) {
        this.questions = questions;
        this.positions = positions;
    }

    /** At the first of the moments that were asked for. */
    Question question(SlaQuestion asked) {
        return question(asked, asked.moments().getFirst());
    }

    /** Once this node's views hold the moment's position. */
    Question question(SlaQuestion asked, WhichMoment moment) {
        LedgerMoment asOf = questions.optional(moment, LedgerMoment.class)
                .orElseThrow(() -> ApiProblem.invalid("asOf", "must not lie in the future"));
        await(asOf.position());
        return new Question(asked.periodAsOf(asOf.at()), asked.subject(), asOf, asked.knowledge());
    }

    /** @throws ApiProblem if this node's views do not come to hold the position */
    void await(long position) {
        if (!positions.await(position)) {
            throw ApiProblem.unavailable("not-yet-visible", "This node does not hold that position yet.");
        }
    }
}
