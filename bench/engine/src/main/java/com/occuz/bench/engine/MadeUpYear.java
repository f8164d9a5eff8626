package com.occuz.bench.engine;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.servicelevel.fact.ServiceFact;
import com.occuz.kernel.servicelevel.fact.ServiceFactRow;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.PlannedWork;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.time.Est;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The year 2025 as the view of facts would hold it. Each incident is told by four facts: its onset, its restoration, and a
 * correction of both. Of a hundred incidents one is put down to maintenance and one is excluded by § 9; of a thousand there
 * is one time that nobody watched and one exclusion for whatever happened in it.
 */
final class MadeUpYear {

    private static final Instant BEGIN = Est.year(2025).from();
    private static final Duration LONGEST = Duration.ofHours(4);
    private static final Component[] COMPONENTS = Component.values();
    private static final Severity[] SEVERITIES = Severity.values();

    private final SplittableRandom random = new SplittableRandom(20261123);
    private final List<ServiceFactRow> rows = new ArrayList<>();
    private int incidents;

    private MadeUpYear() {
        add("service", new ServiceFact.Started(BEGIN));
    }

    static List<ServiceFactRow> ofIncidents(int count) {
        MadeUpYear year = new MadeUpYear();
        while (year.incidents < count) {
            year.incident();
        }
        return year.rows;
    }

    static List<ServiceFactRow> ofFacts(int count) {
        MadeUpYear year = new MadeUpYear();
        while (year.rows.size() < count) {
            year.incident();
        }
        return year.rows.subList(0, count);
    }

    private void incident() {
        int number = incidents++;
        String incident = "incident:" + number;
        Instant from = BEGIN.plusMillis(random.nextLong(Duration.ofDays(364).toMillis()));
        Instant until = from.plusMillis(60_000 + random.nextLong(LONGEST.toMillis()));
        add(incident, new ServiceFact.Opened(
                AccountId.PLATFORM, IncidentScope.PLATFORM, EnumSet.of(COMPONENTS[random.nextInt(COMPONENTS.length)]),
                SEVERITIES[random.nextInt(SEVERITIES.length)], from, from, null));
        add(incident, new ServiceFact.Restored(until));
        add(incident, new ServiceFact.StartMoved(from.plusMillis(random.nextLong(30_000))));
        add(incident, new ServiceFact.RestorationMoved(until.plusMillis(random.nextLong(60_000))));
        switch (number % 100) {
            case 25 -> maintenance(incident, "work:" + number, from);
            case 75 -> exclusion("exclusion:" + number, incident, from);
            default -> { }
        }
        switch (number % 1_000) {
            case 50 -> exclusion("exclusion:" + number, null, from);
            case 550 -> add("candidate:" + number, new ServiceFact.Unexplained(
                    PlannedWork.WHOLE_PLATFORM, from, from.plus(Duration.ofMinutes(3))));
            default -> { }
        }
    }

    private void maintenance(String incident, String work, Instant from) {
        Instant until = from.plus(Duration.ofHours(1));
        add(work, new ServiceFact.Planned(
                WorkKind.MAINTENANCE, work, PlannedWork.WHOLE_PLATFORM, from, until, from.minus(Duration.ofDays(14)), "user:1"));
        add(work, new ServiceFact.WorkBegun(from));
        add(work, new ServiceFact.WorkOver(until));
        add(incident, new ServiceFact.Attributed(WorkKind.MAINTENANCE, work));
    }

    private void exclusion(String exclusion, @Nullable String incident, Instant from) {
        add(exclusion, new ServiceFact.ExclusionSought(
                "third-party", null, PlannedWork.WHOLE_PLATFORM, null, from, from.plus(Duration.ofMinutes(30)), incident,
                "user:1"));
        add(exclusion, new ServiceFact.ExclusionJudged("user:2", true));
    }

    private void add(String subject, ServiceFact fact) {
        long position = rows.size() + 1L;
        rows.add(new ServiceFactRow(position, "event-" + position, subject, fact));
    }
}
