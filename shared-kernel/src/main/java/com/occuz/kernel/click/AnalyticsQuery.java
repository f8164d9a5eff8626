package com.occuz.kernel.click;

import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.link.LinkId;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked about the clicks themselves; each question stands beside its answer. An answer holds what the click
 * store held when it was asked, if this node gets there within two seconds; otherwise it says how far it is.
 */
public sealed interface AnalyticsQuery {

    /**
     * Clicks in time. Answer: {@code Optional<Analytics>}; empty where the filter names a link that the tenant has not.
     *
     * @param interval what the series is cut into, by the clocks of {@code range.zone()}
     * @param groups the most groups that are wanted of each dimension in {@code groupBy}
     */
    record AskAnalytics(
            Tenant tenant, ClickFilter filter, ClickRange range, Interval interval, List<Dimension> groupBy, int groups)
            implements AnalyticsQuery {

        public AskAnalytics {
            groupBy = List.copyOf(groupBy);
        }
    }

    /** Sums alone, for a comparison. Answer: {@code Optional<Totals>}; empty as with {@link AskAnalytics}. */
    record AskTotals(Tenant tenant, ClickFilter filter, ClickRange range) implements AnalyticsQuery {}

    /** When in the week. Answer: {@code Optional<HeatMap>}; empty as with {@link AskAnalytics}. */
    record AskHeatMap(Tenant tenant, ClickFilter filter, ClickRange range) implements AnalyticsQuery {}

    /**
     * Single clicks, one after the other, in no order that is promised. Answer: {@code Optional<Freshness>} of what was
     * given; empty, and nothing given, as with {@link AskAnalytics}.
     */
    record ExportClicks(Tenant tenant, ClickFilter filter, ClickRange range, Consumer<ClickLine> each)
            implements AnalyticsQuery {}

    /**
     * The same as a Parquet file. Answer: as with {@link ExportClicks}.
     *
     * @param taker is handed the file once it is complete; it is gone when the taker returns
     */
    record ExportClicksFile(Tenant tenant, ClickFilter filter, ClickRange range, Consumer<Path> taker)
            implements AnalyticsQuery {}

    /** How far this node's copy of the clicks is. Answer: {@code Progress}. */
    record AskProgress() implements AnalyticsQuery {}

    /**
     * The half-open range {@code [from, to)}; empty ends lie wherever the clicks end.
     *
     * @param zone any IANA time zone
     */
    record ClickRange(Optional<Instant> from, Optional<Instant> to, ZoneId zone) {}

    /** What a series is cut into. Weeks begin on Mondays. */
    enum Interval {
        MINUTE,
        HOUR,
        DAY,
        WEEK,
        MONTH
    }

    /** What the number of visitors is one of. */
    enum UniquesOf {
        /** All clicks lie within one UTC day: different visitors of that day. */
        DAY,
        /** All lie within one UTC month: different visitors of that month. */
        MONTH,
        /** A visitor counts once on each UTC day: who comes back in another month cannot be known again. */
        SUM_OF_DAYS
    }

    /**
     * @param uniques different people, as far as their hashes tell; bots, and clicks without a visitor, are none
     */
    record Totals(long humans, long bots, long uniques, UniquesOf uniquesOf, Freshness freshness) {

        public long total() {
            return humans + bots;
        }
    }

    /**
     * @param series buckets with clicks, the earliest first
     * @param groups for each dimension that was asked for, in that order
     */
    record Analytics(Totals totals, List<Bucket> series, List<Groups> groups) {

        /** @param at where the bucket begins */
        public record Bucket(Instant at, long clicks) {}

        /** The values with the most clicks, most first. */
        public record Groups(Dimension dimension, List<Group> values) {}

        /** @param value as a filter takes it; a link's is its id */
        public record Group(String value, long clicks) {}
    }

    /** @param clicks of Monday 0–1 o'clock, 1–2 o'clock and so on: 7 × 24 numbers, by the clocks of the zone */
    record HeatMap(List<Long> clicks, Freshness freshness) {

        public HeatMap {
            clicks = List.copyOf(clicks);
        }
    }

    /**
     * How much of the click store an answer holds.
     *
     * @param position of the last batch that is in it, in the click store's own order
     * @param behind batches that were stored when it was asked and are not in it; 0 unless this node is catching up
     */
    record Freshness(long position, long behind) {}

    /** One click, as an export gives it. */
    record ClickLine(
            Instant at,
            LinkId link,
            Visit visit) {}

    /** What is told of a visit: a value of each of {@link Dimension#OF_CLICKS}. */
    record Visit(Map<Dimension, String> values) {

        private static final Set<Dimension> ALL = EnumSet.copyOf(Dimension.OF_CLICKS);

        public Visit {
            values = Collections.unmodifiableMap(new EnumMap<>(values));
            if (!values.keySet().equals(ALL)) {
                throw new IllegalArgumentException("of a visit everything is told, and not: " + values.keySet());
            }
        }

        /** @throws IllegalArgumentException of what belongs to the link */
        public String is(Dimension dimension) {
            String value = values.get(dimension);
            if (value == null) {
                throw new IllegalArgumentException(dimension + " is not of a click");
            }
            return value;
        }
    }

    /**
     * @param clicks rows in the copy
     * @param failure why it does not get on, {@code null} if it does
     */
    record Progress(long position, long head, long clicks, boolean open, @Nullable String failure) {}
}
