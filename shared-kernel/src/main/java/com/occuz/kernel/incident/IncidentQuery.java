package com.occuz.kernel.incident;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.incident.IncidentImportEvent.LineError;
import com.occuz.kernel.sla.Clock;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.IncidentScope;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.work.WorkId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be asked about incidents; each question stands beside its answer. An account sees what it reported and what
 * concerns the whole platform, of other accounts' reports no word that they wrote; everything else does not exist for it.
 */
public sealed interface IncidentQuery {

    /** Answer: {@code Optional<IncidentView>}, as it stands at {@code at}. */
    record FindIncident(Tenant tenant, IncidentId incident, Instant at) implements IncidentQuery {}

    /** The incident whose first event stands at this position. Answer: {@code Optional<IncidentView>}. */
    record FindIncidentBegunAt(Tenant tenant, long position, Instant at) implements IncidentQuery {}

    /**
     * Answer: a {@code Page<IncidentView>}, the one that was made known last first. Withdrawn ones only where the filter
     * asks for them.
     *
     * @param before only incidents whose first event stands before this position
     */
    record ListIncidents(Tenant tenant, IncidentFilter filter, Optional<Long> before, int limit, Instant at)
            implements IncidentQuery {}

    /**
     * What is due next comes first; what has nothing due comes last, newest first. Answer: a {@code Desk}.
     *
     * @param after only incidents behind this place
     */
    record ListByNextDue(Tenant tenant, IncidentFilter filter, Optional<DeskPlace> after, int limit, Instant at)
            implements IncidentQuery {}

    /**
     * Answer: {@code Optional<Page<StoryItem>>}, newest first; empty where the tenant has no such incident.
     *
     * @param before only events before this position
     */
    record IncidentStory(Tenant tenant, IncidentId incident, Optional<Long> before, int limit)
            implements IncidentQuery {}

    /**
     * The clocks of an incident as they stand at {@code at}, computed when asked. Answer: {@code Optional<IncidentClocksView>}.
     */
    record FindClocks(Tenant tenant, IncidentId incident, Instant at) implements IncidentQuery {}

    /** @param position of the incident's last event that the clocks know of */
    record IncidentClocksView(List<Clock> clocks, long position) {

        public IncidentClocksView {
            clocks = List.copyOf(clocks);
        }
    }

    /**
     * The last changed first. Answer: a {@code Page<ImportView>}.
     *
     * @param before only imports whose last event stands before this position
     */
    record ListImports(Optional<Long> before, int limit) implements IncidentQuery {}

    /**
     * Incidents of whose clocks something has to be recorded by {@code at}, the longest overdue first. Answer: a
     * {@code List<RingingClock>}.
     */
    record WhichClocksRing(Tenant tenant, Instant at, int limit) implements IncidentQuery {}

    /** @param account whose incident it is */
    record RingingClock(IncidentId incident, AccountId account, Instant ringsAt) {}

    /** Incidents of which an import tells something that it has not taken back. Answer: a {@code List<IncidentId>}. */
    record ToldByImport(Tenant tenant, ImportId importId) implements IncidentQuery {}

    /** Imports that were begun and have not ended. Answer: a {@code List<ImportId>}. */
    record WhichImportsRun() implements IncidentQuery {}

    /** Answer: {@code Optional<ImportView>}. */
    record FindImport(ImportId importId) implements IncidentQuery {}

    /**
     * An import as the API shows it.
     *
     * @param read lines, without empty ones; 0 until it has ended, like the three others
     * @param errors why lines were rejected, the first of them
     * @param withdrawn whether all that it told is taken back
     * @param position of its last event
     */
    record ImportView(
            ImportId importId,
            Progress progress,
            long read,
            long accepted,
            long duplicates,
            long rejected,
            List<LineError> errors,
            boolean withdrawn,
            Instant begunAt,
            long position) {

        /** How far it is. */
        public enum Progress {
            RUNNING,
            COMPLETED,
            /** Broken off; what was read until then stays. */
            FAILED;

            public String wireName() {
                return name().toLowerCase(Locale.ROOT);
            }

            public static Progress of(String wireName) {
                return valueOf(wireName.toUpperCase(Locale.ROOT));
            }
        }
    }

    /**
     * Which incidents to choose; an empty set or value chooses all.
     *
     * @param text part of the title, whatever its case
     */
    record IncidentFilter(
            Set<IncidentState> states,
            Set<Severity> severities,
            Optional<Component> component,
            Optional<AccountId> account,
            Optional<IncidentScope> scope,
            Optional<String> text) {

        public static final IncidentFilter ALL =
                new IncidentFilter(Set.of(), Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

        /** Whomever it concerns. */
        public IncidentFilter(
                Set<IncidentState> states,
                Set<Severity> severities,
                Optional<Component> component,
                Optional<AccountId> account,
                Optional<String> text) {
            this(states, severities, component, account, Optional.empty(), text);
        }

        public IncidentFilter {
            states = Set.copyOf(states);
            severities = Set.copyOf(severities);
        }
    }

    /** A place in the order of the desk; {@code dueAt} is {@code null} behind everything that has something due. */
    record DeskPlace(@Nullable Instant dueAt, long begunPosition) {}

    /** Part of the desk and the place of its last incident, empty on the last page. */
    record Desk(List<IncidentView> items, Optional<DeskPlace> next) {

        public Desk {
            items = List.copyOf(items);
        }
    }

    /**
     * An incident as screens and the API show it; instants are UTC, {@code null} for what has not happened.
     *
     * @param account who reported it; {@code null} where nobody did, or where the tenant may not know
     * @param description {@code null} where nobody described it, or where the tenant may not know
     * @param relapses when the service failed again, in order
     * @param stabilizesUntil the end of a declared stabilization period
     * @param plannedWork what it is put down to; {@code null} where none is named, or where the tenant may not know
     * @param nextDueAt the earliest due instant of a clock that runs and applies; {@code null} without one
     * @param breached whether a breach of the contract's reading stands in the ledger
     * @param version 1 after its first event, one more with each further one
     * @param begunPosition of its first event
     * @param position of its last event
     */
    record IncidentView(
            IncidentId incident,
            @Nullable AccountId account,
            IncidentOrigin origin,
            IncidentKind kind,
            @Nullable String ref,
            String title,
            @Nullable String description,
            Severity severity,
            Criterion criterion,
            IncidentScope scope,
            List<Component> components,
            IncidentState state,
            Instant startedAt,
            @Nullable Instant detectedAt,
            @Nullable Instant reportedAt,
            @Nullable Instant failurePointAt,
            @Nullable String cause,
            @Nullable Instant acknowledgedAt,
            @Nullable Instant respondedAt,
            @Nullable Instant restoredAt,
            List<Instant> relapses,
            @Nullable Instant stabilizesUntil,
            @Nullable CauseCategory category,
            @Nullable WorkId plannedWork,
            @Nullable Instant closedAt,
            @Nullable Instant nextDueAt,
            boolean breached,
            long version,
            long begunPosition,
            long position) {}

    /**
     * One event of an incident's story.
     *
     * @param recordedAt when we learnt it
     * @param occurredAt when it was so
     * @param actor type and id, e.g. {@code api-key:k_…}
     * @param event its stored type, e.g. {@code incident.IncidentReported/1}
     * @param changes field → value after it; a value that was erased reads {@code [erased]}
     */
    record StoryItem(
            long position,
            Instant recordedAt,
            Instant occurredAt,
            String actor,
            String event,
            Map<String, @Nullable Object> changes) {}
}
