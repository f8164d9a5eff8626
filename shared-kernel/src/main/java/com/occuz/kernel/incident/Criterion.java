package com.occuz.kernel.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.sla.Severity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A line of § 5: what makes an incident as grave as it is. */
public enum Criterion {
    GLOBAL_REDIRECTION_FAILURE(Severity.CRITICAL),
    CORE_PLATFORM_UNAVAILABLE(Severity.CRITICAL),
    MAJORITY_OF_TRAFFIC_NOT_PROCESSING(Severity.CRITICAL),
    MAJOR_FEATURE_DEGRADATION(Severity.HIGH),
    REGIONAL_PERFORMANCE_IMPACT(Severity.HIGH),
    INDIVIDUAL_CUSTOMER_ISSUE(Severity.NORMAL),
    NON_CRITICAL_FUNCTIONALITY(Severity.NORMAL),
    /** The source of an import does not say; it goes with every severity. */
    NOT_STATED(null);

    private final @Nullable Severity severity;

    Criterion(@Nullable Severity severity) {
        this.severity = severity;
    }

    /** The one severity that this line belongs to; empty where it was not stated. */
    public Optional<Severity> severity() {
        return Optional.ofNullable(severity);
    }

    public boolean fits(Severity wanted) {
        return severity == null || severity == wanted;
    }

    /** The name on the wire, e.g. {@code global-redirection-failure}. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static Criterion of(String wireName) {
        for (Criterion criterion : values()) {
            if (criterion.wireName().equals(wireName)) {
                return criterion;
            }
        }
        throw new InvalidValue("a criterion is one of "
                + Arrays.stream(values()).map(Criterion::wireName).collect(Collectors.joining(", ")));
    }

    /** The lines of § 5 under one severity, as a sentence lists them. */
    static String namesFor(Severity severity) {
        return Arrays.stream(values())
                .filter(criterion -> criterion.severity == severity)
                .map(Criterion::wireName)
                .collect(Collectors.joining(", "));
    }
}
