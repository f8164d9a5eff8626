package com.occuz.edge.testing;

import com.occuz.kernel.click.Click;
import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.Slug;
import com.occuz.kernel.testing.AnyValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Clicks that can be told apart. */
public final class Clicks {

    private static final Instant FIRST = Instant.parse("2026-03-01T12:00:00.000001Z");

    private Clicks() {}

    /** The click whose number its user agent tells. */
    public static Click numbered(int number) {
        return new Click(
                new LinkId(DomainId.DEFAULT, new Slug("k" + number % 7)),
                FIRST.plusNanos(1_000L * number),
                "GET",
                302,
                String.valueOf(number),
                null,
                null,
                null,
                null);
    }

    public static int numberOf(Click click) {
        return Integer.parseInt(String.valueOf(click.userAgent()));
    }

    public static List<Click> numbered(int from, int until) {
        List<Click> clicks = new ArrayList<>();
        for (int i = from; i < until; i++) {
            clicks.add(numbered(i));
        }
        return clicks;
    }

    /** Whatever a click can be. */
    public static List<Click> random(long seed, int count) {
        AnyValue any = new AnyValue(new SplittableRandom(seed));
        List<Click> clicks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clicks.add(any.click(any.link(), FIRST.plus(any.upTo(Duration.ofDays(400)))));
        }
        return clicks;
    }
}
