package com.occuz.kernel.monitoring;

import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked about incident candidates, by those who work here; each question stands beside its answer. */
public sealed interface CandidateQuery {

    /** Answer: {@code Optional<CandidateView>}. */
    record FindCandidate(CandidateId candidate) implements CandidateQuery {}

    /**
     * Answer: a {@code Page<CandidateView>}, what was noticed last first.
     *
     * @param state empty: all
     * @param before only those whose first event stands before this position
     */
    record ListCandidates(Optional<CandidateState> state, Optional<Long> before, int limit) implements CandidateQuery {}

    /**
     * An incident candidate as screens and the API show it; instants are UTC.
     *
     * @param window the time it is about
     * @param lastNode who gave the last sign of life; {@code null} unless it is an absence
     * @param ended when that node ended in order; {@code null} where it fell silent, and unless it is an absence
     * @param nextNode who gave the next one; {@code null} unless it is an absence
     * @param requests {@code null} unless it is about failing minutes, like {@code failures}
     * @param incident as which it was confirmed
     * @param decision {@code null} while nobody has decided
     * @param version 1 after its first event, one more with each further one
     * @param begunPosition of its first event
     * @param position of its last event
     */
    record CandidateView(
            CandidateId candidate,
            CandidateKind kind,
            Window window,
            Components components,
            @Nullable String lastNode,
            @Nullable Instant ended,
            @Nullable String nextNode,
            @Nullable Long requests,
            @Nullable Long failures,
            Instant noticedAt,
            CandidateState state,
            @Nullable IncidentId incident,
            @Nullable DecisionView decision,
            long version,
            long begunPosition,
            long position) {

        /** What was noticed, as one English sentence with its instants in EST. */
        public String evidence() {
            return switch (kind) {
                case ABSENCE -> "No node gave a sign of life from " + Est.text(window.from()) + " to "
                        + Est.text(window.until()) + ". The last came from " + lastNode
                        + (ended == null ? ", which fell silent" : ", which ended in order") + ", the next from "
                        + nextNode + ".";
                case FAILURES -> "Of " + requests + " requests from " + Est.text(window.from()) + " to "
                        + Est.text(window.until()) + ", " + failures
                        + " failed by our own doing, and in each of those minutes most of them.";
            };
        }
    }

    /**
     * What somebody decided, and why.
     *
     * @param by as {@code user:…} or {@code api-key:…}
     */
    record DecisionView(String by, Instant at, String reason) {}
}
