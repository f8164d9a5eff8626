package com.occuz.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.policy.PolicyRef;
import com.occuz.kernel.servicelevel.FigureQuery.FigureChange;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Change;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Compared;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasuredUptime;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ShownTimeline;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.VersionUsed;
import com.occuz.kernel.sla.BudgetPace;
import com.occuz.kernel.sla.Difference;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.ServiceClass;
import com.occuz.kernel.sla.UptimeReport.BudgetUse;
import com.occuz.kernel.sla.UptimeReport.Figure;
import com.occuz.kernel.sla.UptimeReport;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Figures as the API writes them; periods in EST, in which they are measured (§ 13). */
final class SlaJson {

    private SlaJson() {}

    record Period(OffsetDateTime from, OffsetDateTime to) {

        static Period of(Window window) {
            return new Period(est(window.from()), est(window.until()));
        }
    }

    record Raw(long numerator, long denominator, long downtimeMillis) {}

    /** A figure that could come to be, in the same unit. */
    record Possible(long numerator, long denominator, @Nullable String uptimePercent, long downtimeMillis) {

        static Possible of(Figure figure) {
            return new Possible(
                    figure.numerator(), figure.denominator(), figure.percent().orElse(null), figure.downtimeMillis());
        }
    }

    /**
     * Where a period that goes on leads.
     *
     * @param burnRate at 1.000, the budget is just used up when the period ends
     * @param atBest if nothing more happens
     * @param asSoFar if it goes on as it was
     * @param budgetUsedUpAt when, if it goes on as it was; {@code null} where it lasts, or is used up already
     */
    record Pace(String burnRate, Possible atBest, Possible asSoFar, @Nullable OffsetDateTime budgetUsedUpAt) {

        static Pace of(BudgetPace pace) {
            return new Pace(
                    pace.burnRate(),
                    Possible.of(pace.atBest()),
                    Possible.of(pace.asSoFar()),
                    pace.exhaustedAt().map(SlaJson::est).orElse(null));
        }
    }

    record Excluded(long maintenance, long migration, long exclusion) {}

    record Uptime(
            Period period,
            String component,
            long position,
            Instant asOf,
            long unit,
            long numerator,
            long denominator,
            @Nullable String uptimePercent,
            long downtimeMillis,
            Excluded excludedMillis,
            long unknownMillis,
            String coveragePercent,
            long budgetMillis,
            long budgetLeftMillis,
            Raw raw,
            Possible worstCase,
            @Nullable Pace pace,
            boolean verdictDependsOnReading,
            List<Use> incidents,
            PolicyRef policy,
            PolicyRef calendar,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Version> versions,
            String engine) {

        static Uptime of(MeasuredUptime answer) {
            Question question = answer.question();
            UptimeReport report = answer.report();
            Figure net = report.net();
            Figure raw = report.raw();
            return new Uptime(
                    Period.of(question.period()),
                    SlaQuestion.name(question.subject().component().orElse(null)),
                    question.asOf().position(),
                    question.asOf().at(),
                    net.unit(),
                    net.numerator(),
                    net.denominator(),
                    net.percent().orElse(null),
                    net.downtimeMillis(),
                    new Excluded(
                            excluded(report, ServiceClass.MAINTENANCE),
                            excluded(report, ServiceClass.MIGRATION),
                            excluded(report, ServiceClass.EXCLUDED)),
                    report.unknownMillis(),
                    // Of nothing measured nothing is unknown.
                    report.coveragePercent().orElse("100"),
                    report.budgetMillis(),
                    report.budgetLeftMillis(),
                    new Raw(raw.numerator(), raw.denominator(), raw.downtimeMillis()),
                    Possible.of(report.worst()),
                    BudgetPace.ofRunning(report).map(Pace::of).orElse(null),
                    report.verdictDependsOnReading(),
                    report.incidents().stream().map(Use::of).toList(),
                    answer.policy(),
                    answer.calendar(),
                    answer.versions().size() < 2
                            ? List.of()
                            : answer.versions().stream().map(Version::of).toList(),
                    answer.engine());
        }

        private static long excluded(UptimeReport report, ServiceClass named) {
            return report.excludedMillis().getOrDefault(named, 0L);
        }
    }

    /** A version of the agreement that was in force in a part of what was measured. */
    record Version(OffsetDateTime from, OffsetDateTime until, PolicyRef policy, PolicyRef calendar) {

        static Version of(VersionUsed used) {
            return new Version(
                    est(used.window().from()), est(used.window().until()), used.policy(), used.calendar());
        }
    }

    /**
     * What an incident used of the budget.
     *
     * @param windows when; {@code until} is the first instant behind
     */
    record Use(String id, long usedMillis, List<Span> windows) {

        static Use of(BudgetUse use) {
            return new Use(
                    IncidentId.parse(use.incident()).name(),
                    use.downtimeMillis(),
                    use.windows().stream().map(Span::of).toList());
        }
    }

    record Span(OffsetDateTime from, OffsetDateTime until) {

        static Span of(Window window) {
            return new Span(est(window.from()), est(window.until()));
        }
    }

    /** {@code class} is a word of Java's own. */
    record Stretch(
            OffsetDateTime from,
            OffsetDateTime until,
            @JsonProperty("class") String named,
            String clause,
            List<String> events) {

        static Stretch of(Piece piece) {
            return new Stretch(
                    est(piece.from()), est(piece.until()), piece.named().wireName(), piece.clause(), piece.events());
        }
    }

    record Timeline(long position, List<Stretch> windows) {

        static Timeline of(ShownTimeline answer) {
            return new Timeline(
                    answer.question().asOf().position(),
                    answer.pieces().stream().map(Stretch::of).toList());
        }
    }

    /** What the second state of knowledge adds to the first. */
    record Delta(long numerator, long denominator, long downtimeMillis, long budgetLeftMillis) {

        static Delta of(UptimeReport before, UptimeReport after) {
            return new Delta(
                    after.net().numerator() - before.net().numerator(),
                    after.net().denominator() - before.net().denominator(),
                    after.net().downtimeMillis() - before.net().downtimeMillis(),
                    after.budgetLeftMillis() - before.budgetLeftMillis());
        }
    }

    /** {@code null} on either side: not measured there. */
    record Changed(
            OffsetDateTime from,
            OffsetDateTime until,
            @Nullable String before,
            @Nullable String after,
            List<String> events) {

        static Changed of(Change change) {
            Difference difference = change.difference();
            return new Changed(
                    est(difference.from()),
                    est(difference.until()),
                    difference.before().map(piece -> piece.named().wireName()).orElse(null),
                    difference.after().map(piece -> piece.named().wireName()).orElse(null),
                    change.events());
        }
    }

    record Comparison(Uptime before, Uptime after, Delta difference, List<Changed> windows) {

        static Comparison of(Compared answer) {
            return new Comparison(
                    Uptime.of(answer.before()),
                    Uptime.of(answer.after()),
                    Delta.of(answer.before().report(), answer.after().report()),
                    answer.changes().stream().map(Changed::of).toList());
        }
    }

    /** {@code null} on either side: not measured there. */
    record Turned(OffsetDateTime from, OffsetDateTime until, @Nullable String before, @Nullable String after) {

        static Turned of(Difference difference) {
            return new Turned(
                    est(difference.from()),
                    est(difference.until()),
                    difference.before().map(piece -> piece.named().wireName()).orElse(null),
                    difference.after().map(piece -> piece.named().wireName()).orElse(null));
        }
    }

    /** @param incident as the API names it; {@code null} where the event is about none */
    record Learnt(
            long position,
            Instant recordedAt,
            String event,
            String type,
            @Nullable String incident,
            List<Turned> windows) {

        static Learnt of(FigureChange change) {
            return new Learnt(
                    change.position(),
                    change.recordedAt(),
                    change.event(),
                    change.type(),
                    change.aggregate().startsWith("incident:")
                            ? IncidentId.parse(change.aggregate()).name()
                            : null,
                    change.windows().stream().map(Turned::of).toList());
        }
    }

    private static OffsetDateTime est(Instant instant) {
        return instant.atOffset(Est.OFFSET);
    }
}
