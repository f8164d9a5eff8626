package com.occuz.console;

import com.occuz.kernel.exclusion.ExclusionQuery.Act;
import com.occuz.kernel.exclusion.ExclusionQuery.ExclusionView;
import com.occuz.kernel.exclusion.ExclusionScope;
import com.occuz.kernel.exclusion.ExclusionState;
import com.occuz.security.Viewer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An exclusion as the queue shows it.
 *
 * @param name category and provider in words
 * @param incident its id as addresses have it, {@code null} without one
 * @param acts who did what, in order
 * @param mayDecide whether the viewer may approve or reject it
 * @param own whether the viewer claimed it, and so may not
 * @param mayRevoke whether the viewer may take it back
 */
public record ExclusionRow(
        String id,
        String name,
        String scope,
        Instant from,
        Instant until,
        String lasts,
        @Nullable String incident,
        String state,
        String tone,
        List<Done> acts,
        boolean mayDecide,
        boolean own,
        boolean mayRevoke) {

    /** @param what e.g. {@code Claimed by} */
    public record Done(String what, String who, Instant at, String words) {}

    /** What is claimed, e.g. {@code Third party provider: Northern Transit}. */
    static String name(ExclusionView view) {
        String category = Words.plain(view.category().wireName());
        return Character.toUpperCase(category.charAt(0)) + category.substring(1)
                + (view.provider() == null ? "" : ": " + view.provider());
    }

    static ExclusionRow of(ExclusionView view, Viewer viewer, boolean acts, UnaryOperator<String> names) {
        boolean waits = view.state() == ExclusionState.CLAIMED;
        boolean own = view.claim() != null && view.claim().by().equals(viewer.actor());
        return new ExclusionRow(
                view.exclusion().name(),
                name(view),
                scope(view.scope()),
                view.window().from(),
                view.window().until(),
                Durations.text(Duration.between(view.window().from(), view.window().until())),
                view.incident() == null ? null : view.incident().name(),
                waits ? "waits for a decision" : view.state().wireName(),
                tone(view.state()),
                done(view, names),
                acts && waits && !own,
                acts && waits && own,
                acts && view.state() == ExclusionState.APPROVED);
    }

    private static List<Done> done(ExclusionView view, UnaryOperator<String> names) {
        List<Done> done = new ArrayList<>();
        add(done, "Claimed by", view.claim(), names);
        add(done, view.state() == ExclusionState.REJECTED ? "Rejected by" : "Approved by", view.decision(), names);
        add(done, "Revoked by", view.revocation(), names);
        return done;
    }

    private static void add(List<Done> done, String what, @Nullable Act act, UnaryOperator<String> names) {
        if (act != null) {
            done.add(new Done(what, names.apply(act.by().toString()), act.at(), act.reason()));
        }
    }

    private static String scope(ExclusionScope scope) {
        return switch (scope) {
            case ExclusionScope.Platform ignored -> "the whole platform";
            case ExclusionScope.OfComponents some ->
                some.components().wireNames().stream().map(Words::plain).collect(Collectors.joining(", "));
            case ExclusionScope.OfAccount one -> "the account " + one.account();
        };
    }

    private static String tone(ExclusionState state) {
        return switch (state) {
            case CLAIMED -> "orange";
            case APPROVED -> "green";
            case REJECTED -> "red";
            case REVOKED -> "secondary";
        };
    }
}
