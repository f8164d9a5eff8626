package com.occuz.console;

import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.WorkRuling;
import com.occuz.kernel.work.LateClaim;
import com.occuz.kernel.work.WorkPhase;
import com.occuz.kernel.work.WorkQuery.JudgementView;
import com.occuz.kernel.work.WorkQuery.OpinionView;
import com.occuz.kernel.work.WorkQuery.WorkView;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Planned work as the planner shows it.
 *
 * @param because what of it is excluded and why, in one sentence; empty where this node's figures do not know it yet
 * @param isOpen whether it is planned or goes on
 * @param isClaimed whether people have to decide on late work
 */
public record WorkModel(
        String id,
        String kind,
        String title,
        String purpose,
        String justification,
        String necessity,
        String parts,
        Instant from,
        Instant until,
        String state,
        String tone,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        String claim,
        boolean isOpen,
        boolean isRunning,
        boolean isClaimed,
        String recordedBy,
        Instant recordedAt,
        List<Opinion> opinions,
        @Nullable JudgementView judgement,
        @Nullable Instant announcedAt,
        String because,
        boolean warns,
        long version) {

    /** What somebody decided about late work. */
    public record Opinion(String who, boolean approves, Instant at) {

        static Opinion of(OpinionView opinion, UnaryOperator<String> names) {
            return new Opinion(names.apply(opinion.by()), opinion.approves(), opinion.at());
        }
    }

    /** @param names from an actor as the ledger names it to words */
    static WorkModel of(WorkView work, Map<String, WorkRuling> rulings, UnaryOperator<String> names) {
        Optional<WorkRuling> ruling = Optional.ofNullable(rulings.get(work.work().toString()));
        String recordedBy = work.recordedBy();
        boolean running = work.phase() == WorkPhase.RUNNING;
        return new WorkModel(
                work.work().name(),
                work.work().kind().wireName(),
                work.title(),
                work.purpose(),
                text(work.justification()),
                text(work.necessity()),
                parts(work),
                work.planned().from(),
                work.planned().until(),
                work.phase().wireName(),
                tone(work.phase()),
                work.startedAt(),
                work.endedAt(),
                work.claim() == null ? "" : Words.plain(work.claim().name()),
                running || work.phase() == WorkPhase.PLANNED,
                running,
                work.claim() == LateClaim.Standing.CLAIMED,
                recordedBy == null ? "" : names.apply(recordedBy),
                work.recordedAt(),
                work.opinions().stream().map(it -> Opinion.of(it, names)).toList(),
                work.judgement(),
                work.announcedAt(),
                ruling.map(WorkRuling::because).orElse(""),
                ruling.filter(it -> warns(it.outcome())).isPresent(),
                work.version());
    }

    private static boolean warns(WorkRuling.Outcome outcome) {
        return switch (outcome) {
            case EXCLUDED, NOT_STARTED, CANCELLED -> false;
            case CLAIMED, REJECTED, UNJUSTIFIED, ONE_TOO_MANY, OUTSIDE -> true;
        };
    }

    private static String parts(WorkView work) {
        return work.components().values().size() == Component.values().length
                ? "the whole platform"
                : work.components().wireNames().stream().map(Words::plain).collect(Collectors.joining(", "));
    }

    private static String tone(WorkPhase phase) {
        return switch (phase) {
            case PLANNED -> "blue";
            case RUNNING -> "orange";
            case FINISHED -> "green";
            case CANCELLED, ABORTED -> "secondary";
        };
    }

    private static String text(@Nullable String words) {
        return words == null ? "" : words;
    }
}
