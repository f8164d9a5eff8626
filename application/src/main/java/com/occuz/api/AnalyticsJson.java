package com.occuz.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.occuz.kernel.click.AnalyticsQuery.Analytics;
import com.occuz.kernel.click.AnalyticsQuery.Analytics.Bucket;
import com.occuz.kernel.click.AnalyticsQuery.Analytics.Group;
import com.occuz.kernel.click.AnalyticsQuery.ClickRange;
import com.occuz.kernel.click.AnalyticsQuery.Totals;
import com.occuz.kernel.click.AnalyticsQuery.UniquesOf;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Clicks in time, on the wire.
 *
 * @param total every answered redirect: {@code humans + bots}
 * @param uniques different people
 * @param uniquesOf {@code day} or {@code month}: of that UTC period; {@code sum-of-days}: whoever came on two UTC days
 *     counts twice
 * @param series buckets with clicks, the earliest first
 * @param groups the values of {@code groupBy}, most clicks first
 * @param position of the click store: everything up to it is in the answer
 * @param behind batches that were stored when it was asked and are not in the answer
 * @param previous the range of the same length before; only where it was asked for
 */
record AnalyticsJson(
        long total,
        long humans,
        long bots,
        long uniques,
        List<Bucket> series,
        List<Group> groups,
        String uniquesOf,
        long position,
        long behind,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Previous previous) {

    /** @param from and {@code to}: the half-open range that was compared with */
    record Previous(Instant from, Instant to, long total, long humans, long bots, long uniques, String uniquesOf) {

        static Previous of(ClickRange range, Totals totals) {
            return new Previous(
                    range.from().orElseThrow(),
                    range.to().orElseThrow(),
                    totals.total(),
                    totals.humans(),
                    totals.bots(),
                    totals.uniques(),
                    wireName(totals.uniquesOf()));
        }
    }

    static AnalyticsJson of(Analytics answer, Optional<Previous> previous) {
        Totals totals = answer.totals();
        return new AnalyticsJson(
                totals.total(),
                totals.humans(),
                totals.bots(),
                totals.uniques(),
                answer.series(),
                answer.groups().stream().flatMap(groups -> groups.values().stream()).toList(),
                wireName(totals.uniquesOf()),
                totals.freshness().position(),
                totals.freshness().behind(),
                previous.orElse(null));
    }

    private static String wireName(UniquesOf of) {
        return switch (of) {
            case DAY -> "day";
            case MONTH -> "month";
            case SUM_OF_DAYS -> "sum-of-days";
        };
    }
}
