package com.occuz.kernel.sla;

import com.occuz.kernel.policy.Policy;
import com.occuz.kernel.refusal.InvalidValue;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * The agreement's figures, and how its ambiguous sentences are read. Whoever reads it otherwise publishes other terms,
 * with a version and a hash of their own; nothing of this is decided anywhere else.
 *
 * @param contractStart § 4: when the clocks of the contract start
 * @param criticalResponseInHours § 5, Sev 1: response time if the clock starts during support hours
 * @param criticalResponseOffHours the same if it starts outside of them; wall-clock time, like the other
 * @param highResponse § 5, Sev 2: response time in business hours
 * @param normalResponse § 5, Sev 3: response time in business hours where {@code businessDays} counts hours
 * @param normalResponseDays § 5, Sev 3: response time in business days where it counts days
 * @param businessDays § 5: how "business days" are counted
 * @param restorationObjective § 5, Sev 1: "minimum 7 hours", round the clock, paused while restored
 * @param beyondRestorationObjective the verdict on a longer restoration: NOT_DETERMINABLE because "minimum" can be read
 *     as a floor (MET) and as a ceiling (BREACHED)
 * @param warningShare how much of a clock's time is used up when it warns
 * @param stabilizationLimit § 6: how long after its first restoration an incident may be followed by stabilization
 * @param downtimeWeights § 2: how much of an incident's time is downtime, by severity
 * @param exclusions § 2, § 7, § 9, § 12: what "excluded from uptime" takes the time out of
 * @param uptimeTarget § 2; the rest is the error budget
 * @param plannedWork § 7, § 12: what makes work scheduled, and how much of it is excluded
 */
public record SlaTerms(
        int version,
        StartRule contractStart,
        Duration criticalResponseInHours,
        Duration criticalResponseOffHours,
        Duration highResponse,
        Duration normalResponse,
        int normalResponseDays,
        BusinessDays businessDays,
        Duration restorationObjective,
        Verdict beyondRestorationObjective,
        Share warningShare,
        Duration stabilizationLimit,
        Map<Severity, Share> downtimeWeights,
        Exclusions exclusions,
        Share uptimeTarget,
        PlannedWorkTerms plannedWork)
        implements Policy {

    /** Eight thousand years of milliseconds in such units still fit into a long. */
    private static final BigInteger MOST_UNITS = BigInteger.valueOf(10_000);

    /** How the agreement is read where nobody has decided otherwise. */
    public static final SlaTerms STANDARD = new SlaTerms(
            1,
            StartRule.R1,
            Duration.ofHours(1),
            Duration.ofHours(4),
            Duration.ofHours(7),
            Duration.ofHours(105),
            7,
            BusinessDays.SUPPORT_HOURS,
            Duration.ofHours(7),
            Verdict.NOT_DETERMINABLE,
            new Share(3, 4),
            Duration.ofHours(72),
            Map.of(Severity.CRITICAL, Share.ALL, Severity.HIGH, Share.NONE, Severity.NORMAL, Share.NONE),
            Exclusions.LEAVE_BOTH,
            new Share(999, 1000),
            PlannedWorkTerms.STANDARD);

    /** § 5, Sev 3: what seven business days are. */
    public enum BusinessDays {
        /** So many hours of the calendar's open time, e.g. 7 × 15. */
        SUPPORT_HOURS,
        /** The same clock time on the seventh open day. */
        SAME_TIME
    }

    /** What happens to excluded time. */
    public enum Exclusions {
        /** It leaves numerator and denominator. */
        LEAVE_BOTH,
        /** It stays in the denominator and is not counted as down. */
        COUNT_AS_UP
    }

    public SlaTerms {
        if (version < 1) {
            throw new InvalidValue("the version of terms is 1 or more");
        }
        for (Duration target : new Duration[] {
            criticalResponseInHours, criticalResponseOffHours, highResponse, normalResponse, restorationObjective,
            stabilizationLimit
        }) {
            if (!target.isPositive()) {
                throw new InvalidValue("a target or limit is longer than nothing");
            }
        }
        if (normalResponseDays < 1) {
            throw new InvalidValue("a target of days is one day or more");
        }
        if (downtimeWeights.size() != Severity.values().length) {
            throw new InvalidValue("every severity needs a weight");
        }
        if (unit(downtimeWeights).compareTo(MOST_UNITS) > 0) {
            throw new InvalidValue("the weights have a common denominator of at most " + MOST_UNITS);
        }
        downtimeWeights = Collections.unmodifiableMap(new EnumMap<>(downtimeWeights));
    }

    /** The same as another version. */
    public SlaTerms withVersion(int number) {
        return new SlaTerms(
                number, contractStart, criticalResponseInHours, criticalResponseOffHours, highResponse, normalResponse,
                normalResponseDays, businessDays, restorationObjective, beyondRestorationObjective, warningShare,
                stabilizationLimit, downtimeWeights, exclusions, uptimeTarget, plannedWork);
    }

    /** The weight of an incident of this severity. */
    public Share downtimeWeight(Severity severity) {
        return downtimeWeights.getOrDefault(severity, Share.NONE);
    }

    /** The weights' common denominator, in which downtime is counted exactly. */
    public long downtimeUnit() {
        return unit(downtimeWeights).longValueExact();
    }

    private static BigInteger unit(Map<Severity, Share> weights) {
        BigInteger unit = BigInteger.ONE;
        for (Share weight : weights.values()) {
            BigInteger denominator = BigInteger.valueOf(weight.denominator());
            unit = unit.multiply(denominator).divide(unit.gcd(denominator));
        }
        return unit;
    }
}
