package com.occuz.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.policy.PolicyRef;
import com.occuz.kernel.servicelevel.TermsChange;
import com.occuz.kernel.servicelevel.TermsQuery.Publication;
import com.occuz.kernel.servicelevel.TermsQuery.TermsHistory;
import com.occuz.kernel.servicelevel.TermsQuery.TermsPreview;
import com.occuz.kernel.servicelevel.TermsQuery.TermsVersion;
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

    /** Figures of the running year: as they are, with the version published, and if it had been in force all along. */
    record Preview(List<TermsChange> changes, SlaJson.Uptime asItIs, SlaJson.Uptime published, SlaJson.Uptime allAlong) {

        static Preview of(TermsPreview preview) {
            return new Preview(
                    preview.changes(),
                    SlaJson.Uptime.of(preview.asItIs()),
                    SlaJson.Uptime.of(preview.published()),
                    SlaJson.Uptime.of(preview.allAlong()));
        }
    }
}
