package com.occuz.edge.http;

import com.occuz.kernel.click.Orphans;
import com.occuz.kernel.link.DomainId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts visits that find no link, by day, domain and what they find instead: never by what they asked for, so that no guessing
 * makes it grow.
 */
public final class OrphanCounts {

    /** As long as the database may be away before a day is lost that nobody was told of. */
    private static final int DAYS = 3;

    private record Place(LocalDate day, DomainId domain, Orphans.Why why) {}

    private final Map<Place, LongAdder> counts = new ConcurrentHashMap<>();

    void count(DomainId domain, Orphans.Why why, Instant now) {
        Place place = new Place(LocalDate.ofInstant(now, ZoneOffset.UTC), domain, why);
        counts.computeIfAbsent(place, it -> new LongAdder()).increment();
    }

    /** What this edge has counted since it was started, of the last three days with any. */
    public List<Orphans> counted() {
        counts.keySet().stream().map(Place::day).max(LocalDate::compareTo).ifPresent(last ->
                counts.keySet().removeIf(place -> place.day().isBefore(last.minusDays(DAYS - 1))));
        return counts.entrySet().stream()
                .map(it -> new Orphans(it.getKey().day(), it.getKey().domain(), it.getKey().why(), it.getValue().sum()))
                .toList();
    }
}
