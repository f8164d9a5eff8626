package com.occuz.query.analytics;

import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.click.AnalyticsQuery.Analytics;
import com.occuz.kernel.click.AnalyticsQuery.Analytics.Bucket;
import com.occuz.kernel.click.AnalyticsQuery.Analytics.Group;
import com.occuz.kernel.click.AnalyticsQuery.Analytics.Groups;
import com.occuz.kernel.click.AnalyticsQuery.AskAnalytics;
import com.occuz.kernel.click.AnalyticsQuery.AskHeatMap;
import com.occuz.kernel.click.AnalyticsQuery.AskProgress;
import com.occuz.kernel.click.AnalyticsQuery.AskTotals;
import com.occuz.kernel.click.AnalyticsQuery.ClickRange;
import com.occuz.kernel.click.AnalyticsQuery.ExportClicks;
import com.occuz.kernel.click.AnalyticsQuery.ExportClicksFile;
import com.occuz.kernel.click.AnalyticsQuery.Freshness;
import com.occuz.kernel.click.AnalyticsQuery.HeatMap;
import com.occuz.kernel.click.AnalyticsQuery.Progress;
import com.occuz.kernel.click.AnalyticsQuery.Totals;
import com.occuz.kernel.click.AnalyticsQuery.UniquesOf;
import com.occuz.kernel.click.ClickFilter;
import com.occuz.kernel.click.ClickRefusal.TooManyBuckets;
import com.occuz.kernel.click.Dimension;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.refusal.Refused;
import com.occuz.query.analytics.ClickRowsTable.Scope;
import com.occuz.query.analytics.ClickRowsTable.Sums;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.queryhandling.QueryHandler;

/** Answers from this node's copy of the clicks, and from the views for what belongs to links. */
public final class AnalyticsQueries {

    /** More buckets than that nobody looks at, and no page can draw. */
    static final int MOST_BUCKETS = 50_000;

    private final ClickTail tail;
    private final TenantLinksTable links;

    public AnalyticsQueries(ClickTail tail, TenantLinksTable links) {
        this.tail = tail;
        this.links = links;
    }

    @QueryHandler
    Optional<Analytics> on(AskAnalytics query) {
        return ask(query.tenant(), query.filter(), query.range(), (clicks, scope, freshness) -> {
            Sums sums = clicks.sums(query.tenant(), scope);
            Map<Instant, Long> series = clicks.series(
                    query.tenant(), scope, sums, query.interval(), query.range().zone(), MOST_BUCKETS);
            if (series.size() > MOST_BUCKETS) {
                throw new Refused(new TooManyBuckets(MOST_BUCKETS));
            }
            List<Groups> groups = new ArrayList<>();
            for (Dimension by : query.groupBy()) {
                groups.add(new Groups(by, groups(query, clicks, scope, by)));
            }
            return new Analytics(
                    totals(query.range(), sums, freshness),
                    series.entrySet().stream()
                            .map(bucket -> new Bucket(bucket.getKey(), bucket.getValue()))
                            .toList(),
                    groups);
        });
    }

    @QueryHandler
    Optional<Totals> on(AskTotals query) {
        return ask(query.tenant(), query.filter(), query.range(), (clicks, scope, freshness) ->
                totals(query.range(), clicks.sums(query.tenant(), scope), freshness));
    }

    @QueryHandler
    Optional<HeatMap> on(AskHeatMap query) {
        return ask(query.tenant(), query.filter(), query.range(), (clicks, scope, freshness) -> new HeatMap(
                clicks.hoursOfWeek(
                        query.tenant(), scope, clicks.sums(query.tenant(), scope), query.range().zone()),
                freshness));
    }

    @QueryHandler
    Optional<Freshness> on(ExportClicks query) {
        return ask(tail::export, query.tenant(), query.filter(), query.range(), (clicks, scope, freshness) -> {
            clicks.each(query.tenant(), scope, query.each());
            return freshness;
        });
    }

    @QueryHandler
    Optional<Freshness> on(ExportClicksFile query) {
        return ask(tail::export, query.tenant(), query.filter(), query.range(), (clicks, scope, freshness) -> {
            try (ParquetFile file = ParquetFile.of(tail.exports(), taker -> clicks.each(query.tenant(), scope, taker))) {
                query.taker().accept(file.path());
            }
            return freshness;
        });
    }

    @QueryHandler
    Progress on(AskProgress query) {
        return tail.progress();
    }

    @FunctionalInterface
    private interface Question<T> {
        T of(ClickRowsTable clicks, Scope scope, Freshness freshness) throws SQLException;
    }

    /** Puts a reading to the file, by one of the tail's two doors. */
    @FunctionalInterface
    private interface Door<T> {
        T ask(ClickTail.Reading<T> reading);
    }

    private <T> Optional<T> ask(Tenant tenant, ClickFilter filter, ClickRange range, Question<T> question) {
        return ask(tail::ask, tenant, filter, range, question);
    }

    private <T> Optional<T> ask(
            Door<T> door, Tenant tenant, ClickFilter filter, ClickRange range, Question<T> question) {
        Optional<LinkId> link = filter.link();
        if (link.isPresent() && links.accounts(tenant, List.of(link.get().toString())).isEmpty()) {
            return Optional.empty();
        }
        Optional<List<String>> tagged =
                Optional.ofNullable(filter.is().get(Dimension.TAG)).map(tag -> links.tagged(tenant, tag));
        Scope scope = new Scope(
                filter,
                range.from().map(LocalTime::micros).orElse(0L),
                range.to().map(LocalTime::micros).orElse(Long.MAX_VALUE));
        return Optional.of(door.ask((connection, freshness) -> {
            ClickRowsTable clicks = new ClickRowsTable(connection);
            if (tagged.isPresent()) {
                clicks.tagged(tagged.get());
            }
            return question.of(clicks, scope, freshness);
        }));
    }

    private List<Group> groups(AskAnalytics query, ClickRowsTable clicks, Scope scope, Dimension by)
            throws SQLException {
        if (by == Dimension.TAG) {
            return tags(query, clicks.groups(query.tenant(), scope, Dimension.LINK, Integer.MAX_VALUE));
        }
        return clicks.groups(query.tenant(), scope, by, query.groups()).entrySet().stream()
                .map(group -> new Group(
                        by == Dimension.LINK ? LinkId.parse(group.getKey()).opaque() : group.getKey(),
                        group.getValue()))
                .toList();
    }

    private List<Group> tags(AskAnalytics query, Map<String, Long> byLink) {
        Map<String, Long> byTag = new HashMap<>();
        links.tags(query.tenant(), byLink.keySet())
                .forEach((link, tags) ->
                        tags.forEach(tag -> byTag.merge(tag, byLink.getOrDefault(link, 0L), Long::sum)));
        return byTag.entrySet().stream()
                .map(group -> new Group(group.getKey(), group.getValue()))
                .sorted(Comparator.comparingLong(Group::clicks).reversed().thenComparing(Group::value))
                .limit(query.groups())
                .toList();
    }

    private static Totals totals(ClickRange range, Sums sums, Freshness freshness) {
        UniquesOf of = uniquesOf(
                range.from().orElse(LocalTime.instant(sums.first())),
                range.to().orElse(LocalTime.instant(sums.last() + 1)));
        long uniques = of == UniquesOf.MONTH ? sums.visitorsOfMonths() : sums.visitorsOfDays();
        return new Totals(sums.humans(), sums.clicks() - sums.humans(), uniques, of, freshness);
    }

    /** The finest period of one key that the whole range lies in. */
    static UniquesOf uniquesOf(Instant from, Instant to) {
        OffsetDateTime first = from.atOffset(ZoneOffset.UTC);
        LocalDate last = to.minusNanos(1).atOffset(ZoneOffset.UTC).toLocalDate();
        if (first.toLocalDate().equals(last)) {
            return UniquesOf.DAY;
        }
        return first.toLocalDate().withDayOfMonth(1).equals(last.withDayOfMonth(1)) ? UniquesOf.MONTH : UniquesOf.SUM_OF_DAYS;
    }
}
