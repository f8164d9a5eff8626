package com.occuz.console;

import com.occuz.kernel.monitoring.CandidateQuery.CandidateView;
import com.occuz.kernel.monitoring.CandidateQuery.DecisionView;
import com.occuz.kernel.monitoring.CandidateState;
import com.occuz.kernel.sla.Component;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An incident candidate as the queue shows it.
 *
 * @param incident its id as addresses have it, {@code null} unless it is confirmed
 * @param decidedBy {@code null} while nobody has decided, like {@code decidedAt} and {@code reason}
 * @param mayConfirm whether the viewer may
 * @param mayDismiss whether the viewer may
 */
public record CandidateRow(
        String id,
        String name,
        Instant from,
        Instant until,
        String lasts,
        String parts,
        String evidence,
        Instant noticedAt,
        String state,
        String tone,
        @Nullable String incident,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason,
        boolean mayConfirm,
        boolean mayDismiss) {

    /** What was noticed. */
    static String name(CandidateView view) {
        return switch (view.kind()) {
            case ABSENCE -> "No sign of life";
            case FAILURES -> "Most redirects failed";
        };
    }

    static String lasts(CandidateView view) {
        return Durations.text(
                Duration.between(view.window().from(), view.window().until()).truncatedTo(ChronoUnit.SECONDS));
    }

    /** @param names from an actor as the ledger names it to words */
    static CandidateRow of(CandidateView view, boolean mayAct, UnaryOperator<String> names) {
        DecisionView decision = view.decision();
        return new CandidateRow(
                view.candidate().name(),
                name(view),
                view.window().from(),
                view.window().until(),
                lasts(view),
                view.components().values().size() == Component.values().length
                        ? "the whole platform"
                        : view.components().wireNames().stream().map(Words::plain).collect(Collectors.joining(", ")),
                view.evidence(),
                view.noticedAt(),
                switch (view.state()) {
                    case UNDECIDED -> "waits for a decision";
                    case CONFIRMED -> "an incident";
                    case DISMISSED -> "the service was there";
                },
                switch (view.state()) {
                    case UNDECIDED -> "orange";
                    case CONFIRMED -> "red";
                    case DISMISSED -> "green";
                },
                view.incident() == null ? null : view.incident().name(),
                decision == null ? null : names.apply(decision.by()),
                decision == null ? null : decision.at(),
                decision == null ? null : decision.reason(),
                mayAct && view.state() != CandidateState.CONFIRMED,
                mayAct && view.state() == CandidateState.UNDECIDED);
    }
}
