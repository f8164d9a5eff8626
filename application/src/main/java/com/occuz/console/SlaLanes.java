package com.occuz.console;

import com.occuz.kernel.servicelevel.FigureQuery.Lane;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.ServiceClass;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Part of a year as a timeline, a lane for the platform and one for each component. Places are percentages of the width,
 * so that the picture fits wherever it is shown.
 */
public record SlaLanes(Window view, List<Row> rows, List<Tick> ticks, Steps steps) {

    /** So many columns are told apart; what is narrower than one is shown by its worst. */
    private static final int COLUMNS = 720;

    private static final int MOST_TICKS = 12;
    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /** @param percent uptime of the whole year, {@code null} where nothing was measured */
    public record Row(String name, String href, boolean chosen, @Nullable String percent, List<Run> runs) {}

    /** Columns of one class that follow one another. */
    public record Run(String x, String width, String named, String text, String why) {}

    public record Tick(String x, String text) {}

    /** Addresses of the neighbouring parts of the timeline. */
    public record Steps(String nearer, String farther, String earlier, String later, String whole) {}

    static SlaLanes of(SlaAsked asked, List<Lane> lanes) {
        Window view = asked.view();
        List<Row> rows = lanes.stream()
                .map(lane -> new Row(
                        SlaAsked.name(lane.subject()),
                        asked.ofComponent(SlaAsked.name(lane.subject())),
                        lane.subject().equals(asked.subject()),
                        lane.report().net().percent().orElse(null),
                        runs(asked, lane)))
                .toList();
        return new SlaLanes(view, rows, axis(view), around(asked));
    }

    public long fromMillis() {
        return view.from().toEpochMilli();
    }

    public long untilMillis() {
        return view.until().toEpochMilli();
    }

    private static List<Run> runs(SlaAsked asked, Lane lane) {
        long begin = asked.view().from().toEpochMilli();
        long end = asked.view().until().toEpochMilli();
        double column = (end - begin) / (double) COLUMNS;
        List<Span> spans = new ArrayList<>();
        for (Piece piece : lane.pieces()) {
            long from = Math.max(begin, piece.from().toEpochMilli());
            long until = Math.min(end, piece.until().toEpochMilli());
            if (from < until) {
                add(spans, new Span(from, until, piece.named()), column);
            }
        }
        // What is drawn later lies on top: a narrow window is not hidden by the operational time behind it.
        return Stream.concat(
                        spans.stream().filter(span -> span.named() == ServiceClass.OPERATIONAL),
                        spans.stream().filter(span -> span.named() != ServiceClass.OPERATIONAL))
                .map(span -> new Run(
                        percent(span.from() - begin, end - begin),
                        percent(span.until() - span.from(), end - begin),
                        span.named().wireName(),
                        span.text(),
                        asked.why(
                                Instant.ofEpochMilli(span.from()),
                                Instant.ofEpochMilli(span.until()),
                                SlaAsked.name(lane.subject()))))
                .toList();
    }

    private record Span(long from, long until, ServiceClass named) {

        boolean isNarrow(double column) {
            return until - from < column;
        }

        String text() {
            return named.wireName() + ", " + Times.minutes(Instant.ofEpochMilli(from)) + ", "
                    + Durations.text(Duration.ofMillis(until - from));
        }
    }

    /** What is too narrow to be seen joins its neighbour in the same column; the worse of both gives the name. */
    private static void add(List<Span> spans, Span next, double column) {
        if (!spans.isEmpty()) {
            Span last = spans.getLast();
            boolean same = last.named() == next.named();
            boolean crowded = last.isNarrow(column) && next.until() - last.from() < column;
            if (same || crowded) {
                spans.set(spans.size() - 1, new Span(
                        last.from(), next.until(), same ? last.named() : SlaClasses.worse(last.named(), next.named())));
                return;
            }
        }
        spans.add(next);
    }

    private static String percent(long part, long whole) {
        return String.format(Locale.ROOT, "%.4f%%", 100.0 * part / whole);
    }

    // --- the axis ---------------------------------------------------------------------------------------------------

    private static List<Tick> axis(Window view) {
        long days = view.length().toDays();
        if (days >= 120) {
            return monthly(view);
        }
        for (int step : new int[] {1, 2, 7, 14}) {
            if (days >= 3 && days / step <= MOST_TICKS) {
                return daily(view, step);
            }
        }
        for (Duration step : List.of(
                Duration.ofSeconds(5), Duration.ofSeconds(15), Duration.ofMinutes(1), Duration.ofMinutes(5),
                Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(3), Duration.ofHours(6))) {
            if (view.length().dividedBy(step) <= MOST_TICKS) {
                return hourly(view, step);
            }
        }
        return daily(view, 14);
    }

    private static List<Tick> monthly(Window view) {
        List<Tick> ticks = new ArrayList<>();
        for (LocalDate day = Est.dayOf(view.from()).withDayOfMonth(1);
                Est.startOf(day).isBefore(view.until());
                day = day.plusMonths(1)) {
            tick(ticks, view, Est.startOf(day), "MMM");
        }
        return ticks;
    }

    private static List<Tick> daily(Window view, int step) {
        List<Tick> ticks = new ArrayList<>();
        for (LocalDate day = Est.dayOf(view.from()); Est.startOf(day).isBefore(view.until()); day = day.plusDays(step)) {
            tick(ticks, view, Est.startOf(day), "d MMM");
        }
        return ticks;
    }

    private static List<Tick> hourly(Window view, Duration step) {
        List<Tick> ticks = new ArrayList<>();
        // From the midnight before on: steps of hours then stand at whole hours.
        Instant midnight = Est.startOf(Est.dayOf(view.from()));
        long passed = Duration.between(midnight, view.from()).dividedBy(step);
        String form = step.toSeconds() < 60 ? "HH:mm:ss" : "HH:mm";
        for (Instant at = midnight.plus(step.multipliedBy(passed)); at.isBefore(view.until()); at = at.plus(step)) {
            boolean day = at.equals(Est.startOf(Est.dayOf(at)));
            tick(ticks, view, at, day ? "d MMM" : form);
        }
        return ticks;
    }

    private static void tick(List<Tick> ticks, Window view, Instant at, String form) {
        if (!at.isBefore(view.from())) {
            ticks.add(new Tick(
                    percent(Duration.between(view.from(), at).toMillis(), view.length().toMillis()),
                    DateTimeFormatter.ofPattern(form, Locale.ENGLISH).format(at.atOffset(Est.OFFSET))));
        }
    }

    // --- zooming ----------------------------------------------------------------------------------------------------

    private static Steps around(SlaAsked asked) {
        Window view = asked.view();
        Duration quarter = view.length().dividedBy(4);
        Duration half = view.length().dividedBy(2);
        Window nearer = new Window(view.from().plus(quarter), view.until().minus(quarter));
        return new Steps(
                asked.zoomed(nearer.length().compareTo(SHORTEST) < 0 ? view : within(asked, nearer)),
                asked.zoomed(within(asked, new Window(view.from().minus(half), view.until().plus(half)))),
                asked.zoomed(within(asked, new Window(view.from().minus(half), view.until().minus(half)))),
                asked.zoomed(within(asked, new Window(view.from().plus(half), view.until().plus(half)))),
                asked.zoomed(asked.period()));
    }

    /** As long, where the year is long enough, and within it; whole seconds read better in an address. */
    private static Window within(SlaAsked asked, Window wanted) {
        Window year = asked.period();
        long length = Math.min(year.length().toSeconds(), wanted.length().toSeconds());
        long latest = year.until().getEpochSecond() - length;
        long from = Math.clamp(wanted.from().getEpochSecond(), year.from().getEpochSecond(), latest);
        return new Window(Instant.ofEpochSecond(from), Instant.ofEpochSecond(from + length));
    }
}
