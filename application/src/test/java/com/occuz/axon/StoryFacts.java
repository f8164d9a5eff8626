package com.occuz.axon;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.incident.IncidentEvent.ClockBreached;
import com.occuz.kernel.incident.IncidentEvent.ClockWarned;
import com.occuz.kernel.incident.IncidentEvent.FailurePointFound;
import com.occuz.kernel.incident.IncidentEvent.IncidentAcknowledged;
import com.occuz.kernel.incident.IncidentEvent.IncidentAnswered;
import com.occuz.kernel.incident.IncidentEvent.IncidentDetected;
import com.occuz.kernel.incident.IncidentEvent.IncidentReported;
import com.occuz.kernel.incident.IncidentEvent.ObjectiveExceeded;
import com.occuz.kernel.incident.IncidentEvent.RestorationCorrected;
import com.occuz.kernel.incident.IncidentEvent.ServiceRelapsed;
import com.occuz.kernel.incident.IncidentEvent.ServiceRestored;
import com.occuz.kernel.incident.IncidentEvent.SeverityChanged;
import com.occuz.kernel.incident.IncidentEvent.SeverityCorrected;
import com.occuz.kernel.incident.IncidentEvent.StartCorrected;
import com.occuz.kernel.sla.Alarm;
import com.occuz.kernel.sla.IncidentFacts;
import com.occuz.kernel.sla.Stated;
import java.time.Instant;
import java.util.List;

/** What clocks depend on, straight out of the events of an incident that was reported or detected. */
final class StoryFacts {

    private StoryFacts() {}

    static IncidentFacts of(List<IncidentEvent> story) {
        IncidentFacts facts =
                switch (story.getFirst()) {
                    case IncidentReported e -> IncidentFacts.opened(
                                    e.incident().toString(), e.account(), e.scope(), e.components().values(),
                                    e.classification().severity(), at(e.startedAt()))
                            .reported(at(e.occurredAt()));
                    case IncidentDetected e -> IncidentFacts.opened(
                                    e.incident().toString(), AccountId.PLATFORM, e.scope(), e.components().values(),
                                    e.classification().severity(), at(e.startedAt()))
                            .detected(at(e.occurredAt()));
                    case IncidentEvent other -> throw new IllegalArgumentException("neither reported nor detected: " + other);
                };
        for (IncidentEvent event : story.subList(1, story.size())) {
            facts = after(facts, event);
        }
        return facts;
    }

    private static IncidentFacts after(IncidentFacts facts, IncidentEvent event) {
        return switch (event) {
            case IncidentAcknowledged e -> facts.responded(at(e.occurredAt()));
            case IncidentAnswered e -> facts.responded(at(e.occurredAt()));
            case FailurePointFound e -> facts.diagnosed(at(e.occurredAt()));
            case ServiceRestored e -> facts.restored(at(e.occurredAt()));
            case ServiceRelapsed e -> facts.relapsed(at(e.occurredAt()));
            case SeverityChanged e -> facts.escalated(e.classification().severity(), at(e.occurredAt()));
            case SeverityCorrected e -> facts.severityCorrected(e.classification().severity(), "");
            case StartCorrected e -> facts.startCorrected(at(e.occurredAt()));
            case RestorationCorrected e -> facts.restorationCorrected(at(e.occurredAt()));
            case ClockWarned e -> facts.alarmed(new Alarm(e.clock(), e.reading(), Alarm.Kind.WARNING, e.dueAt()));
            case ClockBreached e -> facts.alarmed(new Alarm(e.clock(), e.reading(), Alarm.Kind.DUE, e.dueAt()));
            case ObjectiveExceeded e -> facts.alarmed(new Alarm(e.clock(), e.reading(), Alarm.Kind.DUE, e.dueAt()));
            default -> facts;
        };
    }

    private static Stated at(Instant instant) {
        return new Stated(instant, "");
    }
}
