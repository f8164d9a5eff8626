package com.occuz.kernel.incident.clock;

import com.occuz.kernel.incident.Classification;
import com.occuz.kernel.incident.Course;
import com.occuz.kernel.incident.Dossier;
import com.occuz.kernel.incident.Outage;
import com.occuz.kernel.incident.Phases.Phase;
import com.occuz.kernel.sla.Agreements;
import com.occuz.kernel.sla.Alarm;
import com.occuz.kernel.sla.Clock;
import com.occuz.kernel.sla.ClockOutlook;
import com.occuz.kernel.sla.ClockOutlook.Lights;
import com.occuz.kernel.sla.Clocks;
import com.occuz.kernel.sla.Exclusion;
import com.occuz.kernel.sla.IncidentFacts;
import com.occuz.kernel.sla.Stated;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The clocks of an incident (§ 4, § 5), computed from its dossier by {@code kernel.sla}. */
public final class IncidentClocks {

    private IncidentClocks() {}

    /** All of them as they stand at {@code now}. */
    public static List<Clock> of(Dossier dossier, Agreements agreements, Instant now) {
        return Clocks.of(facts(dossier), agreements, now);
    }

    /** The same with § 9: those that an approved exclusion lifts do not apply, and keep their verdict as a shadow. */
    public static List<Clock> of(Dossier dossier, List<Exclusion> exclusions, Agreements agreements, Instant now) {
        return Clocks.of(facts(dossier), exclusions, agreements, now);
    }

    /**
     * Where the customer had turned to us before the report was filed, the contract's clocks as if that had been the report
     * (reading 23); none elsewhere.
     */
    public static List<Clock> sinceContact(
            Dossier dossier, List<Exclusion> exclusions, Agreements agreements, Instant now) {
        Instant contactedAt = dossier.report() == null ? null : dossier.report().contactedAt();
        return contactedAt == null || contactedAt.equals(dossier.course().reportedAt())
                ? List.of()
                : Clocks.sinceContact(facts(dossier, contactedAt), exclusions, agreements, now);
    }

    /** What another version of the agreement would make of those that are open. */
    public static List<ClockOutlook> outlook(
            Dossier dossier, List<Exclusion> exclusions, Lights lights, Instant now, Instant from) {
        return ClockOutlook.of(facts(dossier), exclusions, lights, now, from);
    }

    /** The dossier as the arithmetic takes it. Clocks tell no single events, so each instant refers to the incident. */
    static IncidentFacts facts(Dossier dossier) {
        return facts(dossier, dossier.course().reportedAt());
    }

    private static IncidentFacts facts(Dossier dossier, @Nullable Instant reportedAt) {
        Course course = dossier.course();
        String incident = dossier.incident().toString();
        List<Phase<Classification>> severities = dossier.severities().all();
        IncidentFacts facts = IncidentFacts.opened(
                incident,
                dossier.account(),
                dossier.scope(),
                dossier.subject().components().values(),
                severities.getFirst().value().severity(),
                new Stated(course.startedAt(), incident));
        for (Phase<Classification> phase : severities.subList(1, severities.size())) {
            facts = facts.escalated(phase.value().severity(), new Stated(phase.from(), incident));
        }
        facts = with(facts, course.detectedAt(), IncidentFacts::detected);
        facts = with(facts, reportedAt, IncidentFacts::reported);
        facts = with(facts, course.failurePointAt(), IncidentFacts::diagnosed);
        facts = with(facts, course.respondedAt(), IncidentFacts::responded);
        for (Outage outage : course.outages()) {
            if (outage != course.outages().getFirst()) {
                facts = facts.relapsed(new Stated(outage.from(), incident));
            }
            facts = with(facts, outage.until(), IncidentFacts::restored);
        }
        for (Alarm alarm : dossier.alarms()) {
            facts = facts.alarmed(alarm);
        }
        return facts;
    }

    @FunctionalInterface
    private interface Telling {
        IncidentFacts of(IncidentFacts facts, Stated stated);
    }

    private static IncidentFacts with(IncidentFacts facts, @Nullable Instant at, Telling telling) {
        return at == null ? facts : telling.of(facts, new Stated(at, facts.incident()));
    }
}
