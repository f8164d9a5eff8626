package com.occuz.kernel.servicelevel.report;

import com.occuz.kernel.sla.UptimeReport;
import org.jspecify.annotations.Nullable;

/**
 * The figures that a report is asked for first (§ 2). Numerators and denominators are milliseconds times {@code unit}, not
 * reduced.
 *
 * @param uptimePercent rounded down to three decimals; {@code null} where nothing counted
 * @param rawNumerator as if nothing were excluded
 * @param budgetLeftMillis negative once the budget is overdrawn
 */
public record KeyFigures(
        long unit,
        long numerator,
        long denominator,
        @Nullable String uptimePercent,
        long downtimeMillis,
        long rawNumerator,
        long rawDenominator,
        long unknownMillis,
        long budgetMillis,
        long budgetLeftMillis,
        boolean verdictDependsOnReading) {

    static KeyFigures of(UptimeReport report) {
        return new KeyFigures(
                report.net().unit(),
                report.net().numerator(),
                report.net().denominator(),
                report.net().percent().orElse(null),
                report.net().downtimeMillis(),
                report.raw().numerator(),
                report.raw().denominator(),
                report.unknownMillis(),
                report.budgetMillis(),
                report.budgetLeftMillis(),
                report.verdictDependsOnReading());
    }
}
