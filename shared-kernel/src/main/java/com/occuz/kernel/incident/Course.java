package com.occuz.kernel.incident;

import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The times of an incident, as they are known after its events; UTC, {@code null} for what has not happened.
 *
 * @param outages one or more, in order; only the last can be running
 * @param respondedAt the first acknowledgement or reply of a named person
 * @param stabilization as declared, perhaps shortened since (§ 6)
 */
public record Course(
        List<Outage> outages,
        @Nullable Instant detectedAt,
        @Nullable Instant reportedAt,
        @Nullable Instant failurePointAt,
        @Nullable Instant acknowledgedAt,
        @Nullable Instant respondedAt,
        @Nullable Window stabilization,
        @Nullable Instant closedAt) {

    public Course {
        outages = List.copyOf(outages);
        if (outages.isEmpty()) {
            throw new IllegalArgumentException("an incident has at least one outage");
        }
    }

    static Course of(Outage first, @Nullable Instant detectedAt, @Nullable Instant reportedAt) {
        return new Course(List.of(first), detectedAt, reportedAt, null, null, null, null, null);
    }

    static Course of(Statement statement) {
        return new Course(
                List.of(new Outage(statement.startedAt(), statement.restoredAt())),
                statement.detectedAt(),
                statement.reportedAt(),
                statement.failurePointAt(),
                null,
                statement.respondedAt(),
                null,
                null);
    }

    /** The onset. */
    public Instant startedAt() {
        return outages.getFirst().from();
    }

    /** The last restoration, {@code null} while the service is impaired. */
    public @Nullable Instant restoredAt() {
        return outages.getLast().until();
    }

    /** The first restoration, from which a stabilization period is counted; {@code null} before there was one. */
    public @Nullable Instant firstRestoredAt() {
        return outages.getFirst().until();
    }

    /** When the service failed again, in order. */
    public List<Instant> relapses() {
        return outages.stream().skip(1).map(Outage::from).toList();
    }

    /** The earlier of detection and report; {@code null} where neither is known. */
    public @Nullable Instant knownAt() {
        return earlier(detectedAt, reportedAt);
    }

    Course acknowledged(Instant at) {
        return new Course(
                outages, detectedAt, reportedAt, failurePointAt, at, earlier(respondedAt, at), stabilization, closedAt);
    }

    Course answered(Instant at) {
        return new Course(
                outages,
                detectedAt,
                reportedAt,
                failurePointAt,
                acknowledgedAt,
                earlier(respondedAt, at),
                stabilization,
                closedAt);
    }

    Course diagnosed(Instant at) {
        return new Course(
                outages, detectedAt, reportedAt, at, acknowledgedAt, respondedAt, stabilization, closedAt);
    }

    /** The running outage, or the last one, ends at {@code at}. */
    Course restored(Instant at) {
        List<Outage> changed = new ArrayList<>(outages);
        changed.set(changed.size() - 1, new Outage(outages.getLast().from(), at));
        return with(changed);
    }

    Course relapsed(Instant at) {
        List<Outage> changed = new ArrayList<>(outages);
        changed.add(new Outage(at, null));
        return with(changed);
    }

    Course begunAt(Instant at) {
        List<Outage> changed = new ArrayList<>(outages);
        changed.set(0, new Outage(at, outages.getFirst().until()));
        return with(changed);
    }

    Course stabilizing(Window period) {
        return new Course(
                outages, detectedAt, reportedAt, failurePointAt, acknowledgedAt, respondedAt, period, closedAt);
    }

    Course closed(Instant at) {
        return new Course(
                outages, detectedAt, reportedAt, failurePointAt, acknowledgedAt, respondedAt, stabilization, at);
    }

    private Course with(List<Outage> changed) {
        return new Course(
                changed,
                detectedAt,
                reportedAt,
                failurePointAt,
                acknowledgedAt,
                respondedAt,
                stabilization,
                closedAt);
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
