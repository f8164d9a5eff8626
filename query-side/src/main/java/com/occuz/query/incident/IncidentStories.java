package com.occuz.query.incident;

import com.occuz.kernel.incident.Classification;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.incident.IncidentEvent.CauseAttributed;
import com.occuz.kernel.incident.IncidentEvent.ClockBreached;
import com.occuz.kernel.incident.IncidentEvent.ClockWarned;
import com.occuz.kernel.incident.IncidentEvent.DetailAdded;
import com.occuz.kernel.incident.IncidentEvent.DetailRequested;
import com.occuz.kernel.incident.IncidentEvent.FailurePointFound;
import com.occuz.kernel.incident.IncidentEvent.IncidentAcknowledged;
import com.occuz.kernel.incident.IncidentEvent.IncidentAnswered;
import com.occuz.kernel.incident.IncidentEvent.IncidentClosed;
import com.occuz.kernel.incident.IncidentEvent.IncidentDetected;
import com.occuz.kernel.incident.IncidentEvent.IncidentReported;
import com.occuz.kernel.incident.IncidentEvent.IncidentStated;
import com.occuz.kernel.incident.IncidentEvent.ObjectiveExceeded;
import com.occuz.kernel.incident.IncidentEvent.RestorationCorrected;
import com.occuz.kernel.incident.IncidentEvent.ScopeChanged;
import com.occuz.kernel.incident.IncidentEvent.ScopeCorrected;
import com.occuz.kernel.incident.IncidentEvent.ServiceRelapsed;
import com.occuz.kernel.incident.IncidentEvent.ServiceRestored;
import com.occuz.kernel.incident.IncidentEvent.SeverityChanged;
import com.occuz.kernel.incident.IncidentEvent.SeverityCorrected;
import com.occuz.kernel.incident.IncidentEvent.StabilizationDeclared;
import com.occuz.kernel.incident.IncidentEvent.StabilizationShortened;
import com.occuz.kernel.incident.IncidentEvent.StartCorrected;
import com.occuz.kernel.incident.IncidentEvent.StatementsWithdrawn;
import com.occuz.kernel.incident.IncidentQuery.StoryItem;
import com.occuz.kernel.incident.Statement;
import com.occuz.kernel.incident.Telling;
import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.ledger.UnknownEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells an incident's events for people: which fields have which value after each; pure. */
final class IncidentStories {

    private static final String PLANNED_WORK = "plannedWorkId";

    /** Fields that hold what a reporter and we wrote to one another, and what only the two may know. */
    private static final Set<String> WORDS = Set.of("title", "missing", "detail");

    private static final Set<String> UPDATES = Set.of("message");
    private static final Set<String> REPORT = Set.of("description", "reason");
    private static final Set<String> CAUSES = Set.of("cause", "evidence");

    private IncidentStories() {}

    /**
     * @param telling what the reader is told of the incident
     * @param staff whether the reader works here: to others planned work is told elsewhere, or not at all (§ 7, § 12)
     */
    static StoryItem item(RecordedEvent event, Telling telling, boolean staff) {
        Metadata metadata = event.metadata();
        DomainEvent payload = event.payload();
        Map<String, @Nullable Object> changes = payload instanceof IncidentEvent change ? changes(change) : new LinkedHashMap<>();
        leaveOut(changes, WORDS, telling.title());
        leaveOut(changes, UPDATES, telling.updates());
        leaveOut(changes, REPORT, telling.report());
        leaveOut(changes, CAUSES, telling.causes());
        if (!staff) {
            changes.remove(PLANNED_WORK);
        }
        return new StoryItem(
                event.position(),
                event.recordedAt(),
                // An event of a later version says nothing about its own time that we could read.
                payload instanceof UnknownEvent ? event.recordedAt() : payload.occurredAt(),
                metadata.actorType().wireName() + ":" + metadata.actorId(),
                event.type().toString(),
                changes);
    }

    private static void leaveOut(Map<String, @Nullable Object> changes, Set<String> fields, boolean told) {
        if (!told) {
            changes.keySet().removeAll(fields);
        }
    }

    /** Field of the API → its value afterwards, in the order of the API; {@code null} where it has none. */
    static Map<String, @Nullable Object> changes(IncidentEvent event) {
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        switch (event) {
            case IncidentReported e -> {
                changes.put("title", e.title().text());
                changes.put("description", e.description().text());
                if (e.contactedAt() != null) {
                    changes.put("channel", e.channel().wireName());
                    changes.put("contactedAt", e.contactedAt());
                }
                put(changes, e.classification());
                changes.put("scope", e.scope().wireName());
                changes.put("components", e.components().wireNames());
                changes.put("startedAt", e.startedAt());
                changes.put("reportedAt", e.occurredAt());
            }
            case IncidentDetected e -> {
                changes.put("title", e.title().text());
                changes.put("description", text(e.description()));
                put(changes, e.classification());
                changes.put("scope", e.scope().wireName());
                changes.put("components", e.components().wireNames());
                changes.put("startedAt", e.startedAt());
                changes.put("detectedAt", e.occurredAt());
            }
            case IncidentStated e -> put(changes, e);
            case IncidentAcknowledged e -> {
                changes.put("acknowledgedAt", e.occurredAt());
                changes.put("message", text(e.message()));
            }
            case IncidentAnswered e -> {
                changes.put("answeredAt", e.occurredAt());
                changes.put("message", text(e.message()));
            }
            case DetailRequested e -> changes.put("missing", e.what().text());
            case DetailAdded e -> changes.put("detail", e.detail().text());
            case FailurePointFound e -> {
                changes.put("failurePointAt", e.occurredAt());
                changes.put("cause", e.cause().text());
            }
            case ServiceRestored e -> changes.put("restoredAt", e.occurredAt());
            case ServiceRelapsed e -> {
                changes.put("relapsedAt", e.occurredAt());
                changes.put("restoredAt", null);
            }
            case SeverityChanged e -> {
                put(changes, e.classification());
                changes.put("from", e.occurredAt());
                changes.put("reason", e.reason().text());
            }
            case ScopeChanged e -> {
                changes.put("scope", e.scope().wireName());
                changes.put("from", e.occurredAt());
                changes.put("reason", e.reason().text());
            }
            case SeverityCorrected e -> {
                put(changes, e.classification());
                changes.put("reason", e.reason().text());
            }
            case ScopeCorrected e -> {
                changes.put("scope", e.scope().wireName());
                changes.put("reason", e.reason().text());
            }
            case StartCorrected e -> {
                changes.put("startedAt", e.occurredAt());
                changes.put("reason", e.reason().text());
            }
            case RestorationCorrected e -> {
                changes.put("restoredAt", e.occurredAt());
                changes.put("reason", e.reason().text());
            }
            case CauseAttributed e -> {
                changes.put("category", e.category().wireName());
                changes.put("evidence", e.evidence().text());
                changes.put(PLANNED_WORK, e.work() == null ? null : e.work().name());
            }
            case StabilizationDeclared e -> {
                changes.put("stabilizesFrom", e.occurredAt());
                changes.put("stabilizesUntil", e.until());
            }
            case StabilizationShortened e -> changes.put("stabilizesUntil", e.until());
            case ClockWarned e ->
                put(changes, e.clock().wireName(), e.reading().wireName(), e.startedAt(), e.dueAt());
            case ClockBreached e ->
                put(changes, e.clock().wireName(), e.reading().wireName(), e.startedAt(), e.dueAt());
            case ObjectiveExceeded e ->
                put(changes, e.clock().wireName(), e.reading().wireName(), e.startedAt(), e.dueAt());
            case IncidentClosed e -> changes.put("closedAt", e.occurredAt());
            case StatementsWithdrawn e -> {
                changes.put("withdrawnImport", e.importId().name());
                changes.put("reason", e.reason().text());
            }
        }
        return changes;
    }

    private static void put(Map<String, @Nullable Object> changes, Classification classification) {
        changes.put("severity", classification.severity().level());
        changes.put("criterion", classification.criterion().wireName());
    }

    private static void put(
            Map<String, @Nullable Object> changes, String clock, String reading, Instant startedAt, Instant dueAt) {
        changes.put("clock", clock);
        changes.put("reading", reading);
        changes.put("clockStartedAt", startedAt);
        changes.put("dueAt", dueAt);
    }

    private static void put(Map<String, @Nullable Object> changes, IncidentStated event) {
        Statement said = event.statement();
        changes.put("import", event.importId().name());
        changes.put("ref", said.ref().value());
        changes.put("kind", said.kind().wireName());
        changes.put("title", said.title().text());
        put(changes, said.classification());
        changes.put("components", said.components().wireNames());
        changes.put("startedAt", said.startedAt());
        changes.put("restoredAt", said.restoredAt());
        changes.put("detectedAt", said.detectedAt());
        changes.put("reportedAt", said.reportedAt());
        changes.put("failurePointAt", said.failurePointAt());
        changes.put("respondedAt", said.respondedAt());
        changes.put("statedAt", said.statedAt());
        changes.put("cause", text(said.cause()));
    }

    private static @Nullable String text(@Nullable Erasable<?> value) {
        return value == null ? null : value.text();
    }
}
