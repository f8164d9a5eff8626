package com.occuz.demo;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.click.Arrival;
import com.occuz.kernel.click.Campaign;
import com.occuz.kernel.click.ClickCommand.RecordClicks;
import com.occuz.kernel.click.ClickCommand.SubmittedClick;
import com.occuz.kernel.click.StreamId;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who followed the links: by day and by week as people do, growing over the year, with days on which all come at once. */
final class Traffic {

    private static final int BATCH = 1_000;

    /** What makes the links' plain numbers those of accounts with a name. */
    private static final int CROWD = 3;

    /** Clicks by hour of the day in EST, as shares. */
    private static final int[] HOURS = {
        9, 6, 4, 3, 4, 8, 18, 34, 52, 62, 66, 68, 70, 66, 62, 58, 54, 52, 56, 62, 66, 56, 40, 24
    };

    private static final List<String> AGENTS = List.of(
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
            "Mozilla/5.0 (Linux; Android 16; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:142.0) Gecko/20100101 Firefox/142.0",
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
            "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)");

    private static final List<String> REFERRERS = List.of(
            "", "", "", "", "https://www.google.com/", "https://www.google.com/", "https://www.linkedin.com/",
            "https://www.instagram.com/", "https://news.ycombinator.com/", "https://duckduckgo.com/", "https://mail.example/");

    private static final List<String> LANGUAGES = List.of("en-US", "en-US", "en-US", "en-GB", "de-DE", "fr-FR", "es-MX");

    /** Where the visitors of a shop in New York are, most of them. */
    private static final List<String> COUNTRIES = List.of(
            "US", "US", "US", "US", "US", "US", "US", "US", "US", "CA", "CA", "GB", "GB", "DE", "FR", "MX", "BR", "ES", "NL", "AU",
            "JP", "IN", "CH", "SE", "ZA", "KR");

    private static final List<Campaign> CAMPAIGNS = List.of(
            new Campaign("newsletter", "email", "spring", null, null),
            new Campaign("newsletter", "email", "autumn", null, "top"),
            new Campaign("instagram", "social", "spring", null, null),
            new Campaign("google", "cpc", "brand", "short links", null));

    private final Chance chance;

    /** Chance of its own, so that the numbers of clicks stay what they are whatever is told of them. */
    private final Chance arrivals;

    private final Instant until;
    private final List<Window> outages;
    private final int shares;

    private Traffic(long seed, Instant until, List<Window> outages) {
        this.chance = new Chance(seed, "traffic");
        this.arrivals = new Chance(seed, "arrivals");
        this.until = until;
        this.outages = outages;
        int sum = 0;
        for (int hour : HOURS) {
            sum += hour;
        }
        this.shares = sum;
    }

    /** @param outages when nobody was redirected */
    static List<RecordClicks> of(long seed, Instant until, List<DemoLink> links, List<Window> outages) {
        Traffic traffic = new Traffic(seed, until, outages);
        List<RecordClicks> batches = new ArrayList<>();
        for (AccountId account : links.stream().map(DemoLink::account).distinct().toList()) {
            List<SubmittedClick> clicks = new ArrayList<>();
            links.stream().filter(link -> link.account().equals(account)).forEach(link -> traffic.follow(link, clicks));
            clicks.sort(Comparator.comparing(SubmittedClick::at));
            StreamId stream = new StreamId(traffic.chance.uuid());
            for (int from = 0; from < clicks.size(); from += BATCH) {
                batches.add(new RecordClicks(
                        stream, from, "account:" + account, clicks.subList(from, Math.min(from + BATCH, clicks.size()))));
            }
        }
        return batches;
    }

    private void follow(DemoLink link, List<SubmittedClick> clicks) {
        LinkId id = LinkScenes.id(link);
        Instant made = LinkScenes.madeAt(link, until);
        Optional<Instant> end = LinkScenes.endsAt(link, until);
        LocalDate first = made.atOffset(Est.OFFSET).toLocalDate();
        LocalDate last = until.atOffset(Est.OFFSET).toLocalDate();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            int count = chance.times(expected(link, first, day, last));
            for (int i = 0; i < count; i++) {
                Instant at = day.atStartOfDay().toInstant(Est.OFFSET).plus(timeOfDay());
                boolean answered = !at.isBefore(made)
                        && at.isBefore(until)
                        && end.map(at::isBefore).orElse(true)
                        && outages.stream().noneMatch(outage -> outage.contains(at));
                if (answered) {
                    clicks.add(click(id, at));
                }
            }
        }
    }

    private static double expected(DemoLink link, LocalDate first, LocalDate day, LocalDate last) {
        boolean restaurant = link.tags().contains("restaurant");
        boolean weekend = day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
        double week = weekend == restaurant ? 1.3 : weekend ? 0.45 : 1;
        double growth = Math.pow(0.9965, last.toEpochDay() - day.toEpochDay());
        long since = day.toEpochDay() - first.toEpochDay() - link.spikeAfter();
        double spike = link.spikeAfter() >= 0 && since >= 0 ? 1 + 9 * Math.exp(-since / 2.5) : 1;
        return CROWD * link.daily() * week * growth * spike;
    }

    private Duration timeOfDay() {
        int left = chance.below(shares);
        int hour = 0;
        while (left >= HOURS[hour]) {
            left -= HOURS[hour++];
        }
        return Duration.ofHours(hour).plusMillis(chance.below(3_600_000));
    }

    private SubmittedClick click(LinkId link, Instant at) {
        String agent = chance.of(AGENTS);
        String referrer = chance.of(REFERRERS);
        // Most come once, some again and again.
        int visitor = chance.percent(35) ? chance.below(120) : 1_000 + chance.below(50_000);
        return new SubmittedClick(
                link,
                at,
                agent,
                referrer.isEmpty() ? null : referrer,
                chance.of(LANGUAGES),
                "visitor-" + visitor,
                null,
                arrival());
    }

    private @Nullable Arrival arrival() {
        return Arrival.of(
                arrivals.percent(96) ? arrivals.of(COUNTRIES) : null,
                arrivals.percent(18) ? Arrival.QR : null,
                null,
                arrivals.percent(30) ? arrivals.of(CAMPAIGNS) : null);
    }
}
