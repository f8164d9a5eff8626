package com.occuz.query.analytics;

import static com.occuz.query.analytics.ClickWorld.FIREFOX;
import static com.occuz.query.analytics.ClickWorld.IPHONE;
import static com.occuz.query.analytics.ClickWorld.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.click.AnalyticsQuery.Analytics.Bucket;
import com.occuz.kernel.click.AnalyticsQuery.Analytics.Group;
import com.occuz.kernel.click.AnalyticsQuery.Analytics;
import com.occuz.kernel.click.AnalyticsQuery.AskAnalytics;
import com.occuz.kernel.click.AnalyticsQuery.AskHeatMap;
import com.occuz.kernel.click.AnalyticsQuery.AskTotals;
import com.occuz.kernel.click.AnalyticsQuery.ClickLine;
import com.occuz.kernel.click.AnalyticsQuery.ClickRange;
import com.occuz.kernel.click.AnalyticsQuery.ExportClicks;
import com.occuz.kernel.click.AnalyticsQuery.HeatMap;
import com.occuz.kernel.click.AnalyticsQuery.Interval;
import com.occuz.kernel.click.AnalyticsQuery.Totals;
import com.occuz.kernel.click.AnalyticsQuery.UniquesOf;
import com.occuz.kernel.click.Arrival;
import com.occuz.kernel.click.Campaign;
import com.occuz.kernel.click.Click;
import com.occuz.kernel.click.ClickFilter;
import com.occuz.kernel.click.Dimension;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.refusal.Refused;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnalyticsQueriesTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final AccountId GLOBEX = new AccountId("globex");
    private static final Tenant OWN = Tenant.of(ACME);

    private static ClickWorld world;

    @BeforeAll
    static void open() {
        world = new ClickWorld();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static ClickRange range(String from, String to) {
        return new ClickRange(Optional.of(Instant.parse(from)), Optional.of(Instant.parse(to)), ZoneOffset.UTC);
    }

    private static ClickRange everything(String zone) {
        return new ClickRange(Optional.empty(), Optional.empty(), ZoneId.of(zone));
    }

    private static Analytics ask(ClickFilter filter, ClickRange range, Interval interval, Dimension... groupBy) {
        return world.settled(
                queries -> queries.on(new AskAnalytics(OWN, filter, range, interval, List.of(groupBy), 50)),
                answer -> answer.totals().freshness());
    }

    private static Analytics ask(ClickFilter filter, Dimension... groupBy) {
        return ask(filter, everything("UTC"), Interval.DAY, groupBy);
    }

    private static List<Group> groups(ClickFilter filter, Dimension by) {
        return ask(filter, by).groups().getFirst().values();
    }

    @Test
    void an_answer_holds_what_was_stored_when_it_was_asked() {
        LinkId link = world.link(ACME);
        for (int i = 1; i <= 20; i++) {
            world.click(link, "2026-01-10T00:00:00Z");
            Totals answer = world.settled(
                    queries -> queries.on(new AskTotals(OWN, ClickFilter.of(link), everything("UTC"))), Totals::freshness);
            assertThat(answer.total()).isEqualTo(i);
            assertThat(answer.freshness().position()).isEqualTo(world.views.clickStore.head());
        }
    }

    @Test
    void a_link_of_another_account_is_not_there_and_its_clicks_are_nowhere() {
        LinkId theirs = world.link(GLOBEX, "secret");
        world.click(theirs, "2019-01-10T00:00:00Z");
        ClickRange then = range("2019-01-10T00:00:00Z", "2019-01-11T00:00:00Z");
        ask(ClickFilter.all());

        assertThat(world.queries().on(new AskAnalytics(OWN, ClickFilter.of(theirs), then, Interval.DAY, List.of(), 5)))
                .isEmpty();
        assertThat(world.queries().on(new AskHeatMap(OWN, ClickFilter.of(theirs), then))).isEmpty();
        assertThat(ask(ClickFilter.all(), then, Interval.DAY, Dimension.LINK).totals().total()).isZero();
        assertThat(ask(ClickFilter.all().with(Dimension.TAG, "secret"), then, Interval.DAY).totals().total()).isZero();
        List<ClickLine> exported = new ArrayList<>();
        world.queries().on(new ExportClicks(OWN, ClickFilter.all(), then, exported::add));
        assertThat(exported).isEmpty();
        assertThat(world.queries()
                        .on(new AskAnalytics(
                                Tenant.everyone(), ClickFilter.of(theirs), then, Interval.DAY, List.of(Dimension.TAG), 5))
                        .orElseThrow()
                        .groups().getFirst().values())
                .containsExactly(new Group("secret", 1));
    }

    @Test
    void bots_are_counted_apart_and_are_nobody() {
        LinkId link = world.link(ACME);
        world.record(List.of(
                visit(link, "2026-01-10T10:00:00Z", FIREFOX, "ada"),
                visit(link, "2026-01-10T11:00:00Z", FIREFOX, "ada"),
                visit(link, "2026-01-10T12:00:00Z", IPHONE, "bob"),
                visit(link, "2026-01-10T13:00:00Z", "curl/8.5.0", "eve"),
                visit(link, "2026-01-10T14:00:00Z", FIREFOX, null)));
        Analytics answer = ask(ClickFilter.of(link));

        assertThat(answer.totals().total()).isEqualTo(5);
        assertThat(answer.totals().humans()).isEqualTo(4);
        assertThat(answer.totals().bots()).isEqualTo(1);
        assertThat(answer.totals().uniques()).isEqualTo(2);
        assertThat(ask(ClickFilter.of(link).withBots(true)).totals().total()).isEqualTo(1);
        assertThat(ask(ClickFilter.of(link).withBots(false)).totals().total()).isEqualTo(4);
    }

    @Test
    void people_are_counted_per_day_or_month_and_added_up_by_days_beyond() {
        LinkId link = world.link(ACME);
        world.record(List.of(
                visit(link, "2026-01-10T10:00:00Z", FIREFOX, "ada"),
                visit(link, "2026-01-11T10:00:00Z", FIREFOX, "ada"),
                visit(link, "2026-02-01T10:00:00Z", FIREFOX, "ada")));
        ClickFilter filter = ClickFilter.of(link);

        Analytics day = ask(filter, range("2026-01-10T00:00:00Z", "2026-01-11T00:00:00Z"), Interval.DAY);
        assertThat(day.totals().uniquesOf()).isEqualTo(UniquesOf.DAY);
        assertThat(day.totals().uniques()).isEqualTo(1);
        Analytics month = ask(filter, range("2026-01-10T00:00:00Z", "2026-02-01T00:00:00Z"), Interval.DAY);
        assertThat(month.totals().uniquesOf()).isEqualTo(UniquesOf.MONTH);
        assertThat(month.totals().uniques()).isEqualTo(1);
        Analytics both = ask(filter, range("2026-01-10T00:00:00Z", "2026-02-01T10:00:00.000001Z"), Interval.DAY);
        assertThat(both.totals().uniquesOf()).isEqualTo(UniquesOf.SUM_OF_DAYS);
        assertThat(both.totals().uniques()).isEqualTo(3);
    }

    @Test
    void a_range_holds_its_beginning_and_not_its_end() {
        LinkId link = world.link(ACME);
        world.click(link, "2026-01-09T23:59:59.999999Z", "2026-01-10T00:00:00Z", "2026-01-10T23:59:59.999999Z", "2026-01-11T00:00:00Z");

        assertThat(ask(ClickFilter.of(link), range("2026-01-10T00:00:00Z", "2026-01-11T00:00:00Z"), Interval.DAY).totals().total())
                .isEqualTo(2);
    }

    @Test
    void filters_combine_and_groups_are_what_filters_take() {
        LinkId spring = world.link(ACME, "spring", "print");
        LinkId autumn = world.link(ACME, "autumn", "print");
        Instant at = Instant.parse("2018-05-01T10:00:00Z");
        world.record(List.of(
                new Click(spring, at, "GET", 302, FIREFOX, "https://News.example/x", "de-CH", null, null),
                new Click(spring, at, "GET", 302, IPHONE, "https://news.example/y", "en", null, null),
                new Click(autumn, at, "GET", 302, IPHONE, null, "en", null, null)));
        ClickFilter then = ClickFilter.all();
        ClickRange day = range("2018-05-01T00:00:00Z", "2018-05-02T00:00:00Z");
        Map<Dimension, List<Group>> all = new TreeMap<>();
        ask(then, day, Interval.DAY, Dimension.values())
                .groups()
                .forEach(groups -> all.put(groups.dimension(), groups.values()));

        assertThat(all.get(Dimension.LINK)).containsExactly(new Group(spring.opaque(), 2), new Group(autumn.opaque(), 1));
        assertThat(all.get(Dimension.TAG))
                .containsExactly(new Group("print", 3), new Group("spring", 2), new Group("autumn", 1));
        assertThat(all.get(Dimension.DOMAIN)).containsExactly(new Group("default", 3));
        assertThat(all.get(Dimension.REFERRER)).containsExactly(new Group("news.example", 2), new Group("direct", 1));
        assertThat(all.get(Dimension.LANGUAGE)).containsExactly(new Group("en", 2), new Group("de", 1));
        assertThat(all.get(Dimension.KIND)).containsExactly(new Group("human", 3));
        all.forEach((dimension, values) -> values.forEach(group -> {
            ClickFilter filter = dimension == Dimension.LINK
                    ? then.with(LinkId.fromOpaque(group.value()))
                    : then.with(dimension, group.value());
            assertThat(ask(filter, day, Interval.DAY).totals().total()).as("%s = %s", dimension, group).isEqualTo(group.clicks());
        }));
        assertThat(ask(then.with(Dimension.TAG, "print").with(Dimension.DEVICE, "phone").with(Dimension.REFERRER, "news.example"), day, Interval.DAY)
                        .totals().total())
                .isEqualTo(1);
    }

    /** By walking: a bucket begins at the earliest minute from which on local clocks show its number without a jump. */
    private static Instant slowBegin(Instant at, ZoneId zone, Interval interval) {
        ZonedDateTime local = at.atZone(zone);
        LocalDate day = local.toLocalDate();
        return switch (interval) {
            case DAY -> day.atStartOfDay(zone).toInstant();
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).atStartOfDay(zone).toInstant();
            case MONTH -> day.withDayOfMonth(1).atStartOfDay(zone).toInstant();
            case MINUTE -> at.truncatedTo(ChronoUnit.MINUTES);
            case HOUR -> {
                Instant begin = at.truncatedTo(ChronoUnit.MINUTES);
                for (Instant before = begin.minusSeconds(60);
                        before.atZone(zone).getHour() == local.getHour() && before.atZone(zone).getOffset().equals(local.getOffset());
                        before = before.minusSeconds(60)) {
                    begin = before;
                }
                yield begin;
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "Pacific/Apia", "UTC"})
    void buckets_begin_by_the_clocks_of_the_zone_when_they_are_put_forward_and_back(String name) {
        long seed = name.hashCode();
        Random random = new Random(seed);
        ZoneId zone = ZoneId.of(name);
        LinkId link = world.link(ACME);
        List<Instant> clicks = new ArrayList<>();
        // Around the changes of 2026 in the north and in the south, and two Januaries.
        for (String around : List.of("2026-03-08T07:00:00Z", "2026-03-29T01:00:00Z", "2026-04-04T15:00:00Z",
                "2026-10-03T15:30:00Z", "2026-10-25T01:00:00Z", "2026-11-01T06:00:00Z", "2026-01-01T00:00:00Z", "2027-01-01T00:00:00Z")) {
            for (int i = 0; i < 40; i++) {
                clicks.add(Instant.parse(around).plusSeconds(random.nextInt(5 * 3600) - 9_000).plusNanos(random.nextInt(1_000_000) * 1000L));
            }
        }
        world.record(clicks.stream().map(at -> visit(link, at.toString(), FIREFOX, null)).toList());
        for (Interval interval : Interval.values()) {
            Map<Instant, Long> expected = new TreeMap<>();
            clicks.forEach(at -> expected.merge(slowBegin(at, zone, interval), 1L, Long::sum));

            assertThat(ask(ClickFilter.of(link), everything(name), interval).series())
                    .as("%s by %s, seed %d", name, interval, seed)
                    .containsExactlyElementsOf(expected.entrySet().stream()
                            .map(bucket -> new Bucket(bucket.getKey(), bucket.getValue()))
                            .toList());
        }
        Map<Integer, Long> hours = new TreeMap<>();
        clicks.forEach(at -> hours.merge(
                (at.atZone(zone).getDayOfWeek().getValue() - 1) * 24 + at.atZone(zone).getHour(), 1L, Long::sum));
        HeatMap map = world.settled(
                queries -> queries.on(new AskHeatMap(OWN, ClickFilter.of(link), everything(name))), HeatMap::freshness);
        assertThat(map.clicks())
                .containsExactlyElementsOf(IntStream.range(0, 168).mapToObj(i -> hours.getOrDefault(i, 0L)).toList());
    }

    @Test
    void a_series_that_nobody_could_look_at_is_refused_by_its_interval() {
        LinkId link = world.link(ACME);
        Instant begin = Instant.parse("2020-01-01T00:00:00Z");
        List<Click> clicks = new ArrayList<>();
        for (int i = 0; i <= AnalyticsQueries.MOST_BUCKETS; i++) {
            clicks.add(new Click(link, begin.plus(i, ChronoUnit.MINUTES), "GET", 302, FIREFOX, null, null, null, null));
        }
        world.record(clicks);
        assertThat(ask(ClickFilter.of(link), everything("UTC"), Interval.HOUR).totals().total()).isEqualTo(clicks.size());
        assertThatThrownBy(() -> ask(ClickFilter.of(link), everything("UTC"), Interval.MINUTE))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal().field()).isEqualTo("interval"));
    }

    @Test
    void an_export_gives_every_click_of_the_filter_once() {
        LinkId link = world.link(ACME);
        world.record(List.of(
                new Click(link, Instant.parse("2026-01-10T10:00:00.000001Z"), "GET", 302, FIREFOX, "https://a.example/", "de", null, null)
                        .arriving(new Arrival("CH", Arrival.QR, null, new Campaign("news", null, null, null, null)))
                        .decidedBy("test", "b"),
                new Click(link, Instant.parse("2026-01-10T10:00:00.000002Z"), "HEAD", 302, FIREFOX, null, null, null, null)));
        List<String> lines = new ArrayList<>();
        ask(ClickFilter.of(link));
        world.queries().on(new ExportClicks(
                OWN, ClickFilter.of(link), everything("UTC"), line -> lines.add(line.at() + " " + line.link() + " "
                        + Dimension.OF_CLICKS.stream().map(line.visit()::is).collect(Collectors.joining(" ")))));

        assertThat(lines).containsExactlyInAnyOrder(
                "2026-01-10T10:00:00.000001Z " + link + " human desktop Linux Firefox de a.example CH EU qr news none none none none test b",
                "2026-01-10T10:00:00.000002Z " + link + " head desktop Linux Firefox unknown direct unknown unknown link none none none none none none none");
    }

    @Test
    void clicks_are_told_apart_by_where_they_come_from_and_by_what_way() {
        LinkId link = world.link(ACME);
        Instant at = Instant.parse("2026-01-10T10:00:00Z");
        Click click = new Click(link, at, "GET", 302, FIREFOX, null, null, null, null);
        world.record(List.of(
                click.arriving(new Arrival("CH", Arrival.QR, null, new Campaign("news", "mail", "spring", "shoes", "top"))),
                click.arriving(new Arrival("DE", null, null, null)).decidedBy("test", "a"),
                click.arriving(new Arrival("US", null, Arrival.PREFETCH, null)).decidedBy("test", "b"),
                click));
        Map<Dimension, Map<String, Long>> expected = Map.of(
                Dimension.COUNTRY, Map.of("CH", 1L, "DE", 1L, "US", 1L, "unknown", 1L),
                Dimension.CONTINENT, Map.of("EU", 2L, "NA", 1L, "unknown", 1L),
                Dimension.VIA, Map.of("qr", 1L, "link", 3L),
                Dimension.UTM_CAMPAIGN, Map.of("spring", 1L, "none", 3L),
                Dimension.UTM_TERM, Map.of("shoes", 1L, "none", 3L),
                Dimension.RULE, Map.of("test", 2L, "none", 2L),
                Dimension.VARIANT, Map.of("a", 1L, "b", 1L, "none", 2L),
                Dimension.KIND, Map.of("human", 3L, "prefetch", 1L));
        expected.forEach((dimension, counts) -> assertThat(counts(ClickFilter.of(link), dimension)).as(dimension.name()).isEqualTo(counts));
        assertThat(counts(ClickFilter.of(link).with(Dimension.CONTINENT, "EU").with(Dimension.VIA, "qr"), Dimension.COUNTRY))
                .isEqualTo(Map.of("CH", 1L));
    }

    private static Map<String, Long> counts(ClickFilter filter, Dimension by) {
        Analytics answer = world.settled(
                queries -> queries.on(new AskAnalytics(OWN, filter, everything("UTC"), Interval.DAY, List.of(by), 50)),
                it -> it.totals().freshness());
        return answer.groups().getFirst().values().stream().collect(Collectors.toMap(Group::value, Group::clicks));
    }
}
