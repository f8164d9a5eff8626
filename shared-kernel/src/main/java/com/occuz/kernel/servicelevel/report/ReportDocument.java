package com.occuz.kernel.servicelevel.report;

import com.occuz.kernel.policy.PolicyRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report says, all of it computed from ledger events; written by {@code kernel.policy.CanonicalJson}, so that the
 * same events give the same bytes. Nothing in it was written by a person, and erasing somebody changes nothing of it.
 * Instants are ISO 8601 in EST (§ 13), durations milliseconds.
 *
 * @param format of this document
 * @param storeId of the installation's event store
 * @param testClock whether the installation's clock was ever not the real one
 * @param demonstration whether the installation's content was made up
 * @param component {@code platform} or a component
 * @param policy the version in force at the end of what was measured, and {@code calendar} likewise
 * @param versions those in force in what was measured, oldest first; none where nothing was
 * @param ledger the events that all of it rests on
 * @param serviceStart since when the service runs; {@code null} where nobody knows
 * @param net with excluded time taken out as the policy says
 * @param raw as if nothing were excluded
 * @param worst the net figure if all that nobody knows were downtime
 * @param unknownMillis counted as up, though nobody knows
 * @param coveragePercent how much of the measured time is known; {@code null} where nothing was measured
 * @param windows what was measured, without gap or overlap, oldest first
 * @param incidents those that touch the period, by their onset
 * @param plannedWork what touches the period, in the order of its recording
 * @param exclusions claims of § 9 that touch the period, decided or not
 */
public record ReportDocument(
        String format,
        String storeId,
        boolean testClock,
        boolean demonstration,
        String notice,
        Period period,
        String component,
        String knowledge,
        long position,
        String asOf,
        PolicyRef policy,
        PolicyRef calendar,
        List<Version> versions,
        String engine,
        Rests ledger,
        @Nullable String serviceStart,
        Period measured,
        Ratio net,
        Ratio raw,
        Ratio worst,
        Excluded excludedMillis,
        long unknownMillis,
        @Nullable String coveragePercent,
        long budgetMillis,
        long budgetLeftMillis,
        boolean verdictDependsOnReading,
        List<Stretch> windows,
        List<Incident> incidents,
        List<Work> plannedWork,
        List<Claimed> exclusions) {

    /** The present form of the document. */
    public static final String FORMAT = "occuz-service-level-report/1";

    /** § 14, which every report carries. */
    public static final String NOTICE =
            "This SLA defines service targets only and does not constitute a guarantee of uninterrupted service.";

    /** The name of the whole platform among the components. */
    public static final String PLATFORM = "platform";

    public ReportDocument {
        versions = List.copyOf(versions);
        windows = List.copyOf(windows);
        incidents = List.copyOf(incidents);
        plannedWork = List.copyOf(plannedWork);
        exclusions = List.copyOf(exclusions);
    }

    /** Half-open. */
    public record Period(String from, String to) {}

    /** A version of the agreement (§ 15) and the time that it was used for. */
    public record Version(Period period, PolicyRef policy, PolicyRef calendar) {}

    /**
     * Which events of the ledger: all that can matter to any figure, up to the report's position.
     *
     * @param digest the last link of their {@code kernel.ledger.LedgerChain}
     */
    public record Rests(long events, String digest) {}

    /** Milliseconds times {@code unit}, not reduced. */
    public record Ratio(
            long unit, long numerator, long denominator, @Nullable String uptimePercent, long downtimeMillis) {}

    public record Excluded(long maintenance, long migration, long exclusion) {}

    /**
     * @param name the class
     * @param downtimeWeight a fraction
     * @param events ids of those that put it there
     */
    public record Stretch(
            String from,
            String until,
            long millis,
            String name,
            String clause,
            String downtimeWeight,
            List<String> events) {

        public Stretch {
            events = List.copyOf(events);
        }
    }

    /**
     * @param severity the one that holds in the end
     * @param scope the one that holds in the end
     * @param downtimeMillis its own counted downtime in this report; where incidents overlap, the sum is more than the total
     */
    public record Incident(
            String id,
            String origin,
            int severity,
            String scope,
            List<String> components,
            List<Gone> outages,
            long downtimeMillis,
            List<Measured> clocks) {

        public Incident {
            components = List.copyOf(components);
            outages = List.copyOf(outages);
            clocks = List.copyOf(clocks);
        }
    }

    /** @param until {@code null} while it went on */
    public record Gone(String from, @Nullable String until) {}

    /** @param because the verdict in one sentence */
    public record Measured(
            String clock,
            String reading,
            @Nullable String startedAt,
            @Nullable String dueAt,
            @Nullable String stoppedAt,
            long usedMillis,
            String verdict,
            String because,
            String clause) {}

    /**
     * @param late recorded after its start: so it stays, whoever approves it (§ 7, § 12)
     * @param excluded {@code null}: nothing of it
     * @param because the answer in one sentence
     */
    public record Work(
            String id,
            String kind,
            List<String> components,
            boolean late,
            String outcome,
            @Nullable Period excluded,
            String because,
            String clause) {

        public Work {
            components = List.copyOf(components);
        }
    }

    /** @param state {@code claimed}, {@code approved}, {@code rejected} or {@code revoked} */
    public record Claimed(
            String id,
            String category,
            @Nullable String provider,
            List<String> components,
            Period window,
            @Nullable String incident,
            String state) {

        public Claimed {
            components = List.copyOf(components);
        }
    }
}
