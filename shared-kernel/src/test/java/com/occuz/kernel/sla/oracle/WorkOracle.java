package com.occuz.kernel.sla.oracle;

import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.sla.oracle.History.Extension;
import com.occuz.kernel.sla.oracle.History.Span;
import com.occuz.kernel.sla.oracle.History.Word;
import com.occuz.kernel.sla.oracle.History.Work;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Whether scheduled work takes a tick out of the figures: rows 16, 17 and 19 of the readings. */
final class WorkOracle {

    private final History history;

    /** Per work: the ticks for which it would be excluded for as long as it goes on; absent: none at all. */
    private final Map<Work, Span> granted = new IdentityHashMap<>();

    WorkOracle(History history) {
        this.history = history;
        for (Work work : history.works()) {
            if (tookPlace(work) && isScheduled(work)) {
                if (work.kind() == WorkKind.MAINTENANCE) {
                    granted.put(work, planned(work));
                } else if ((work.justified() || work.planned() == null)
                        && number(work) <= history.terms(start(work.family())).migrationsPerYear()) {
                    Span planned = planned(work);
                    int limit = start(work.family()) + history.terms(start(work.family())).migrationLimit();
                    granted.put(work, new Span(planned.from(), Math.min(planned.until(), limit)));
                }
            }
        }
    }

    /** Row 17: planned, and going on. */
    boolean isExcluded(Work work, int tick) {
        Span planned = granted.get(work);
        return planned != null && planned.contains(tick) && goesOn(work, tick);
    }

    private static boolean goesOn(Work work, int tick) {
        return startOf(work) <= tick
                && (work.end() == null || tick < work.end())
                && (work.cancelled() == null || tick < work.cancelled());
    }

    /** Row 19: cancelled before does not count. What begins after the instant of knowledge is not known to have begun. */
    private boolean tookPlace(Work work) {
        boolean began = work.planned() == null || work.start() != null;
        return began
                && startOf(work) <= history.asOf()
                && (work.cancelled() == null || work.cancelled() > startOf(work));
    }

    private static int startOf(Work work) {
        return work.start() == null ? 0 : work.start();
    }

    /** Row 16: recorded before the actual start, by the lead time; or approved by so many others, and rejected by none. */
    private boolean isScheduled(Work work) {
        if (work.planned() == null) {
            return true;
        }
        int start = startOf(work);
        if (work.recorded() < start && work.recorded() <= start - history.terms(start).leadTime()) {
            return true;
        }
        int approvals = 0;
        for (String person : List.of("ann", "bob", "cid", "dan")) {
            Boolean word = null;
            for (Word said : work.words()) {
                word = said.by().equals(person) ? Boolean.valueOf(said.approves()) : word;
            }
            if (word != null && !person.equals(work.claimant())) {
                if (!word) {
                    return false;
                }
                approvals++;
            }
        }
        return approvals >= history.terms(start).approvals();
    }

    /** Row 17: each extension, as time goes by, moves the end if that still lies ahead. */
    private static Span planned(Work work) {
        if (work.planned() == null) {
            return new Span(Integer.MIN_VALUE, Integer.MAX_VALUE);
        }
        int end = work.planned().until();
        List<Extension> inTime = new ArrayList<>(work.extensions());
        inTime.sort(Comparator.comparingInt(Extension::recorded));
        for (Extension extension : inTime) {
            if (extension.recorded() < end) {
                end = Math.max(end, extension.until());
            }
        }
        return new Span(work.planned().from(), end);
    }

    /** Row 19: which migration of its EST year this is, parts of one family being one; of two at once the first by name. */
    private int number(Work work) {
        int start = start(work.family());
        int year = year(start);
        List<String> before = new ArrayList<>(List.of(work.family()));
        for (Work other : history.works()) {
            if (other.kind() == WorkKind.MIGRATION && tookPlace(other) && !before.contains(other.family())) {
                int otherStart = start(other.family());
                boolean earlier = otherStart < start
                        || otherStart == start && other.family().compareTo(work.family()) < 0;
                if (earlier && year(otherStart) == year) {
                    before.add(other.family());
                }
            }
        }
        return before.size();
    }

    /** The actual start of a migration: that of its first part. */
    private int start(String family) {
        int start = Integer.MAX_VALUE;
        for (Work part : history.works()) {
            if (part.kind() == WorkKind.MIGRATION && part.family().equals(family) && tookPlace(part)) {
                start = Math.min(start, startOf(part));
            }
        }
        return start;
    }

    private int year(int tick) {
        return LocalDateTime.ofEpochSecond(history.axis().at(tick).getEpochSecond(), 0, ZoneOffset.ofHours(-5)).getYear();
    }
}
