package com.occuz.kernel.sla;

import com.occuz.kernel.refusal.InvalidValue;
import java.time.Duration;

/**
 * What makes work "scheduled", and how much of it the agreement excludes (§ 7, § 12).
 *
 * @param leadTime how long before its actual start work has to be recorded; nothing: at any time before
 * @param approvalsOfLate how many people other than the claimant have to approve work that was recorded later
 * @param migrationsPerYear § 12 "up to twice a year": so many, by actual start, in a calendar year in EST
 * @param migrationLimit § 12 "up to 72 hours": of each, by the clock on the wall from its actual start
 */
public record PlannedWorkTerms(
        Duration leadTime, int approvalsOfLate, int migrationsPerYear, Duration migrationLimit) {

    /** How the agreement is read where nobody has decided otherwise. */
    public static final PlannedWorkTerms STANDARD = new PlannedWorkTerms(Duration.ZERO, 2, 2, Duration.ofHours(72));

    public PlannedWorkTerms {
        if (leadTime.isNegative()) {
            throw new InvalidValue("a lead time is not negative");
        }
        if (approvalsOfLate < 1) {
            throw new InvalidValue("late work is approved by one person or more");
        }
        if (migrationsPerYear < 0) {
            throw new InvalidValue("a number of migrations is not negative");
        }
        if (!migrationLimit.isPositive()) {
            throw new InvalidValue("a target or limit is longer than nothing");
        }
    }
}
