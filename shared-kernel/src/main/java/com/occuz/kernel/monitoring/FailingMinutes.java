package com.occuz.kernel.monitoring;

import com.occuz.kernel.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * When the "majority of traffic" was "not processing" (§ 5, reading 5): minute by minute, over all edges together.
 *
 * @param leastRequests a minute with fewer says nothing
 * @param percent a minute fails when more than this share of its requests did
 * @param longest what lasts longer is told in parts of this length, so that it is told while it lasts
 */
public record FailingMinutes(long leastRequests, int percent, Duration longest) {

    public static final FailingMinutes STANDARD = new FailingMinutes(20, 50, Duration.ofMinutes(15));

    /**
     * One minute of all edges together.
     *
     * @param at its first instant
     * @param failures no more than {@code requests}
     */
    public record Minute(Instant at, long requests, long failures) {

        private Instant end() {
            return at.plus(1, ChronoUnit.MINUTES);
        }
    }

    /** Failing minutes without another one between them. */
    public record Run(Window window, long requests, long failures) {

        private static Run of(Minute minute) {
            return new Run(new Window(minute.at(), minute.end()), minute.requests(), minute.failures());
        }

        private Run and(Minute minute) {
            return new Run(
                    new Window(window.from(), minute.end()),
                    requests + minute.requests(),
                    failures + minute.failures());
        }
    }

    /**
     * The runs of failing minutes that are over, or as long as they may be; the same ones however late this is asked.
     *
     * @param minutes in order, none twice; those that are missing had no requests
     * @param complete minutes that end behind it may still be counted
     */
    public List<Run> runs(List<Minute> minutes, Instant complete) {
        List<Run> runs = new ArrayList<>();
        Optional<Run> open = Optional.empty();
        for (Minute minute : minutes) {
            if (!hasFailed(minute) || minute.end().isAfter(complete)) {
                continue;
            }
            Optional<Run> going = open.filter(run -> run.window().until().equals(minute.at()) && !isFull(run));
            if (going.isEmpty()) {
                open.ifPresent(runs::add);
            }
            open = Optional.of(going.map(run -> run.and(minute)).orElseGet(() -> Run.of(minute)));
        }
        // What reaches to the last complete minute may go on.
        open.filter(run -> !run.window().until().isAfter(complete.minus(1, ChronoUnit.MINUTES)) || isFull(run))
                .ifPresent(runs::add);
        return List.copyOf(runs);
    }

    private boolean hasFailed(Minute minute) {
        return minute.requests() >= Math.max(1, leastRequests)
                && 100 * minute.failures() > percent * minute.requests();
    }

    private boolean isFull(Run run) {
        return Duration.between(run.window().from(), run.window().until()).compareTo(longest) >= 0;
    }
}
