package com.occuz.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.policy.PolicyRef;
import com.occuz.kernel.servicelevel.TermsChange;
import com.occuz.kernel.servicelevel.TermsQuery.OpenClocks;
import com.occuz.kernel.servicelevel.TermsQuery.Publication;
import com.occuz.kernel.servicelevel.TermsQuery.TermsHistory;
import com.occuz.kernel.servicelevel.TermsQuery.TermsPreview;
import com.occuz.kernel.servicelevel.TermsQuery.TermsVersion;
import com.occuz.kernel.sla.ClockName;
import com.occuz.kernel.sla.ClockOutlook;
import com.occuz.kernel.sla.Reading;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Versions of the agreement as the API shows them: the documents are the canonical texts that their hashes are of. */
final class TermsJson {

    private TermsJson() {}

    /**
     * @param state {@code in-force}, {@code scheduled} or {@code superseded}
     * @param publishedBy for the staff alone
     */
    record Version(
            int version,
            String state,
            @Nullable Instant effectiveFrom,
            @Nullable Instant publishedAt,
            @Nullable String publishedBy,
            @Nullable String summary,
            PolicyRef policy,
            PolicyRef calendarPolicy,
            @JsonRawValue String terms,
            @JsonRawValue String calendar,
            List<TermsChange> changes) {

        static Version of(TermsHistory history, TermsVersion version, Instant now, boolean staff) {
            return new Version(
                    version.number(),
                    history.standing(version, now).wireName(),
                    version.effectiveFrom().orElse(null),
                    version.published().map(Publication::at).orElse(null),
                    version.published().map(Publication::by).filter(by -> staff).map(Actor::toString).orElse(null),
                    version.published().map(it -> it.summary().value()).orElse(null),
                    version.agreement().terms().ref(),
                    version.agreement().calendar().ref(),
                    version.agreement().terms().canonicalJson(),
                    version.agreement().calendar().canonicalJson(),
                    history.changes(version));
        }
    }

    /**
     * Figures of the running year, and what is due: as it is, with the version published, and if it had been in force all
     * along.
     */
    record Preview(
            List<TermsChange> changes,
            SlaJson.Uptime asItIs,
            SlaJson.Uptime published,
            SlaJson.Uptime allAlong,
            Clocks clocks) {

        static Preview of(TermsPreview preview) {
            return new Preview(
                    preview.changes(),
                    SlaJson.Uptime.of(preview.asItIs()),
                    SlaJson.Uptime.of(preview.published()),
                    SlaJson.Uptime.of(preview.allAlong()),
                    Clocks.of(preview.clocks()));
        }
    }

    /** @param complete whether every open incident was looked at */
    record Clocks(int open, boolean complete, List<DueInstants> moved) {

        static Clocks of(OpenClocks clocks) {
            return new Clocks(
                    clocks.open(),
                    clocks.complete(),
                    clocks.moved().stream().map(DueInstants::of).toList());
        }
    }

    /**
     * When a clock is due in each light; {@code null}: it is not.
     *
     * @param startedAt {@code null} while it waits for the failure point, which is then taken to be found when the version
     *     takes effect
     */
    record DueInstants(
            String incidentId,
            ClockName clock,
            Reading reading,
            @Nullable Instant startedAt,
            @Nullable Instant asItIs,
            @Nullable Instant published,
            @Nullable Instant allAlong) {

        static DueInstants of(ClockOutlook outlook) {
            return new DueInstants(
                    IncidentId.parse(outlook.incident()).name(),
                    outlook.clock(),
                    outlook.reading(),
                    outlook.startedAt().orElse(null),
                    outlook.asItIs().orElse(null),
                    outlook.published().orElse(null),
                    outlook.allAlong().orElse(null));
        }
    }
}
