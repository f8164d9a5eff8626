package com.occuz.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.occuz.kernel.policy.PolicyRef;
import com.occuz.kernel.servicelevel.report.KeyFigures;
import com.occuz.kernel.servicelevel.report.ReportDifference;
import com.occuz.kernel.servicelevel.report.ReportQuery.IssuedReport;
import com.occuz.kernel.servicelevel.report.ReportQuery.IssuedText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reports as the API writes them. */
final class ReportJson {

    private ReportJson() {}

    /**
     * @param position at which it was computed
     * @param digest of {@code document}, as it is written, in UTF-8
     * @param issuedPosition of the event that issued it
     */
    record Item(
            String id,
            SlaJson.Period period,
            String component,
            String knowledge,
            long position,
            Instant asOf,
            long unit,
            long numerator,
            long denominator,
            @Nullable String uptimePercent,
            long downtimeMillis,
            SlaJson.Raw raw,
            long unknownMillis,
            long budgetMillis,
            long budgetLeftMillis,
            boolean verdictDependsOnReading,
            PolicyRef policy,
            PolicyRef calendar,
            String engine,
            String digest,
            Instant issuedAt,
            String issuedBy,
            long issuedPosition) {

        static Item of(IssuedReport report) {
            return new Item(
                    report.report().name(),
                    SlaJson.Period.of(report.period()),
                    SlaQuestion.name(report.component()),
                    report.knowledge().wireName(),
                    report.asOfPosition(),
                    report.asOf(),
                    report.figures().unit(),
                    report.figures().numerator(),
                    report.figures().denominator(),
                    report.figures().uptimePercent(),
                    report.figures().downtimeMillis(),
                    raw(report.figures()),
                    report.figures().unknownMillis(),
                    report.figures().budgetMillis(),
                    report.figures().budgetLeftMillis(),
                    report.figures().verdictDependsOnReading(),
                    report.policy(),
                    report.calendar(),
                    report.engine(),
                    report.digest(),
                    report.issuedAt(),
                    report.by().toString(),
                    report.issuedPosition());
        }

        private static SlaJson.Raw raw(KeyFigures figures) {
            return new SlaJson.Raw(
                    figures.rawNumerator(),
                    figures.rawDenominator(),
                    Math.ceilDiv(figures.rawDenominator() - figures.rawNumerator(), figures.unit()));
        }
    }

    /** With all that it says, to the letter. */
    record Whole(@JsonUnwrapped Item report, @JsonRawValue String document) {

        static Whole of(IssuedText text) {
            return new Whole(Item.of(text.report()), text.document());
        }
    }

    /** {@code null} on either side: not there. */
    record Differs(String field, @JsonRawValue @Nullable String issued, @JsonRawValue @Nullable String recomputed) {

        static Differs of(ReportDifference difference) {
            return new Differs(difference.field(), difference.issued(), difference.computed());
        }
    }

    /**
     * A report computed again at its own position, and what is known by now.
     *
     * @param differences the first of them; {@code differencesTotal} says how many there are
     */
    record Rerun(
            String id,
            boolean identical,
            String digest,
            String recomputedDigest,
            long position,
            String engine,
            List<Differs> differences,
            int differencesTotal,
            SlaJson.Comparison sincePosition) {}
}
