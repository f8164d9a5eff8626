package com.occuz.kernel.sla;

import com.occuz.kernel.time.BusinessCalendar;
import java.time.Duration;
import java.util.Map;

/** The standard terms with one thing read otherwise. */
public final class AnyTerms {

    private static final SlaTerms S = SlaTerms.STANDARD;

    public static SlaTerms with(PlannedWorkTerms plannedWork) {
        return with(S.stabilizationLimit(), S.downtimeWeights(), S.exclusions(), plannedWork);
    }

    public static SlaTerms with(Map<Severity, Share> weights) {
        return with(S.stabilizationLimit(), weights, S.exclusions(), S.plannedWork());
    }

    public static SlaTerms with(
            Duration stabilizationLimit,
            Map<Severity, Share> weights,
            SlaTerms.Exclusions exclusions,
            PlannedWorkTerms plannedWork) {
        return new SlaTerms(
                2, S.contractStart(), S.criticalResponseInHours(), S.criticalResponseOffHours(), S.highResponse(),
                S.normalResponse(), S.normalResponseDays(), S.businessDays(), S.restorationObjective(),
                S.beyondRestorationObjective(), S.warningShare(), stabilizationLimit, weights, exclusions,
                S.uptimeTarget(), plannedWork);
    }

    /** With a share of the uptime target. */
    public static SlaTerms with(Share uptimeTarget) {
        return new SlaTerms(
                2, S.contractStart(), S.criticalResponseInHours(), S.criticalResponseOffHours(), S.highResponse(),
                S.normalResponse(), S.normalResponseDays(), S.businessDays(), S.restorationObjective(),
                S.beyondRestorationObjective(), S.warningShare(), S.stabilizationLimit(), S.downtimeWeights(),
                S.exclusions(), uptimeTarget, S.plannedWork());
    }

    /** With so many open days for the response to a normal incident, the same clock time on the last of them. */
    public static SlaTerms countingDays(int days) {
        return new SlaTerms(
                2, S.contractStart(), S.criticalResponseInHours(), S.criticalResponseOffHours(), S.highResponse(),
                S.normalResponse(), days, SlaTerms.BusinessDays.SAME_TIME, S.restorationObjective(),
                S.beyondRestorationObjective(), S.warningShare(), S.stabilizationLimit(), S.downtimeWeights(),
                S.exclusions(), S.uptimeTarget(), S.plannedWork());
    }

    /** With another response in support hours, and another restoration, of Sev 1. */
    public static SlaTerms with(Duration response, Duration restoration) {
        return new SlaTerms(
                2, S.contractStart(), response, S.criticalResponseOffHours(), S.highResponse(), S.normalResponse(),
                S.normalResponseDays(), S.businessDays(), restoration, S.beyondRestorationObjective(), S.warningShare(),
                S.stabilizationLimit(), S.downtimeWeights(), S.exclusions(), S.uptimeTarget(), S.plannedWork());
    }

    /** As the one version there is. */
    public static Agreements always(SlaTerms terms) {
        return Agreements.always(agreement(terms));
    }

    /** With the standard support hours. */
    public static Agreement agreement(SlaTerms terms) {
        return new Agreement(terms, BusinessCalendar.SUPPORT_HOURS);
    }

    private AnyTerms() {}
}
