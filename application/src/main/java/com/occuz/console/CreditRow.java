package com.occuz.console;

import com.occuz.api.CreditFacts;
import com.occuz.kernel.credit.CreditFigures;
import com.occuz.kernel.credit.CreditQuery.Award;
import com.occuz.kernel.credit.CreditQuery.CreditView;
import com.occuz.kernel.credit.CreditQuery.Decision;
import com.occuz.kernel.credit.CreditState;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A claim for a service credit as its queue shows it.
 *
 * @param incident its id as addresses have it, with {@code title}
 * @param claimant who claimed it, {@code decider} who decided; {@code null} before
 * @param value what was awarded, {@code null} otherwise
 * @param figures {@code null} unless awarded
 */
public record CreditRow(
        String id,
        String account,
        String incident,
        String title,
        String channel,
        Instant startedAt,
        Instant reportedAt,
        String evidence,
        @Nullable String revenueLoss,
        String state,
        String tone,
        String claimant,
        Instant claimedAt,
        @Nullable String decider,
        @Nullable Instant decidedAt,
        @Nullable String reason,
        @Nullable String value,
        @Nullable String appliesTo,
        @Nullable Figures figures,
        boolean mayDecide) {

    /**
     * What an award rests on.
     *
     * @param downtime of the incident itself
     * @param uptime of its year as the account met it, as it was measured then; {@code null} where nothing was measured
     * @param verified whether asking again for the same position gives the same digest
     * @param now what is known today of the incident's downtime, {@code null} where it is the same
     */
    public record Figures(
            long position, String downtime, @Nullable String uptime, String digest, boolean verified, @Nullable String now) {

        static Figures of(Award award, CreditFacts.Again again) {
            CreditFigures then = award.figures();
            return new Figures(
                    then.position(),
                    millis(then.incidentDowntimeMillis()),
                    then.net().percent().orElse(null),
                    award.digest(),
                    again.verified(),
                    again.today().sameAs(then)
                            ? null
                            : millis(again.today().incidentDowntimeMillis())
                                    + again.today().net().percent().map(it -> ", uptime " + it + " %").orElse(""));
        }

        private static String millis(long millis) {
            return Durations.text(Duration.ofMillis(millis));
        }
    }

    static CreditRow of(
            CreditView view, String title, @Nullable Figures figures, boolean mayAct, UnaryOperator<String> names) {
        Decision decision = view.decision();
        Award award = view.award();
        return new CreditRow(
                view.credit().name(),
                view.account().value(),
                view.incident().name(),
                title,
                Words.plain(view.channel().wireName()),
                view.startedAt(),
                view.reportedAt(),
                view.evidence(),
                view.revenueLoss(),
                view.state() == CreditState.CLAIMED ? "waits for a decision" : view.state().wireName(),
                tone(view.state()),
                names.apply(view.claimedBy().toString()),
                view.claimedAt(),
                decision == null ? null : decision.by() == null ? "Occuz support" : names.apply(decision.by().toString()),
                decision == null ? null : decision.at(),
                decision == null ? null : decision.reason(),
                award == null ? null : award.value().toString(),
                award == null ? null : award.appliesTo().value(),
                figures,
                mayAct && view.state() == CreditState.CLAIMED);
    }

    private static String tone(CreditState state) {
        return switch (state) {
            case CLAIMED -> "orange";
            case AWARDED -> "green";
            case DENIED -> "red";
        };
    }
}
