package com.occuz.api;

import com.occuz.kernel.incident.Components;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.WorkRuling;
import com.occuz.kernel.time.Window;
import com.occuz.kernel.work.WorkQuery.JudgementView;
import com.occuz.kernel.work.WorkQuery.OpinionView;
import com.occuz.kernel.work.WorkQuery.WorkView;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Planned work on the wire. Instants are UTC, {@code null} for what has not happened or is not for the caller to know.
 *
 * @param components a list of names, or {@code platform} for all
 * @param claim how late work's claim to be scheduled stands; {@code null} unless it is late
 * @param exclusion what of it is excluded from uptime, by the same rules as every figure
 * @param warnings why started work excludes nothing, e.g. as it is the third migration of its year
 * @param version grows with every event; the {@code ETag}
 */
record WorkJson(
        String id,
        String kind,
        String title,
        String purpose,
        @Nullable String justification,
        @Nullable String necessity,
        Object components,
        Instant plannedStart,
        Instant plannedEnd,
        String state,
        @Nullable String partOf,
        @Nullable String recordedBy,
        Instant recordedAt,
        @Nullable Instant startedAt,
        @Nullable Instant endedAt,
        boolean late,
        @Nullable String claim,
        List<Opinion> opinions,
        @Nullable Judgement judgement,
        @Nullable Instant announcedAt,
        @Nullable Exclusion exclusion,
        List<String> warnings,
        long version) {

    /** What somebody decided about late work. */
    record Opinion(String by, boolean approves, Instant at) {

        static Opinion of(OpinionView opinion) {
            return new Opinion(opinion.by(), opinion.approves(), opinion.at());
        }
    }

    /** What the work means to customers. */
    record Judgement(boolean necessary, boolean impactful, String reason, Instant at) {

        static Judgement of(JudgementView judgement) {
            return new Judgement(judgement.necessary(), judgement.impactful(), judgement.reason(), judgement.at());
        }
    }

    /**
     * What of the work is excluded.
     *
     * @param from and {@code until}: {@code null} where nothing is
     * @param because one English sentence with its instants in EST
     */
    record Exclusion(
            String outcome, @Nullable Instant from, @Nullable Instant until, String because, String clause) {

        static Exclusion of(WorkRuling ruling) {
            return new Exclusion(
                    ruling.outcome().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                    ruling.excluded().map(Window::from).orElse(null),
                    ruling.excluded().map(Window::until).orElse(null),
                    ruling.because(),
                    ruling.clause());
        }
    }

    /** @param ruling empty where the caller is not to know */
    static WorkJson of(WorkView work, Optional<WorkRuling> ruling) {
        return new WorkJson(
                work.work().name(),
                work.work().kind().wireName(),
                work.title(),
                work.purpose(),
                work.justification(),
                work.necessity(),
                components(work.components()),
                work.planned().from(),
                work.planned().until(),
                work.phase().wireName(),
                work.partOf() == null ? null : work.partOf().name(),
                work.recordedBy(),
                work.recordedAt(),
                work.startedAt(),
                work.endedAt(),
                work.late(),
                work.claim() == null ? null : work.claim().name().toLowerCase(Locale.ROOT),
                work.opinions().stream().map(Opinion::of).toList(),
                work.judgement() == null ? null : Judgement.of(work.judgement()),
                work.announcedAt(),
                ruling.map(Exclusion::of).orElse(null),
                ruling.map(WorkJson::warnings).orElse(List.of()),
                work.version());
    }

    private static Object components(Components components) {
        return components.values().size() == Component.values().length
                ? SlaQuestion.PLATFORM
                : components.wireNames();
    }

    /** What a started work should be looked at for: it goes on, but excludes nothing. */
    private static List<String> warnings(WorkRuling ruling) {
        return switch (ruling.outcome()) {
            case EXCLUDED, NOT_STARTED, CANCELLED -> List.of();
            case CLAIMED, REJECTED, UNJUSTIFIED, ONE_TOO_MANY, OUTSIDE -> List.of(ruling.because());
        };
    }
}
