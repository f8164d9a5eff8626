package com.occuz.kernel.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.sla.WorkKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an incident is put down to. The lines of § 9 make a claim possible and decide nothing: an exclusion is claimed,
 * evidenced and approved by itself.
 */
public enum CauseCategory {
    /** Our own doing or undoing; takes back what was said before. */
    OWN_PLATFORM,
    /** § 7: the scheduled work that was going on. */
    SCHEDULED_MAINTENANCE,
    /** § 12. */
    SERVICE_MIGRATION,
    THIRD_PARTY_PROVIDER,
    GLOBAL_INTERNET_ROUTING,
    FORCE_MAJEURE,
    CUSTOMER_MISCONFIGURATION,
    DDOS_OR_SECURITY_MITIGATION,
    PLATFORM_ABUSE,
    OTHER_UNFORESEEABLE;

    /** Whether it is one of the lines of § 9, for which an exclusion can be claimed. */
    public boolean excludes() {
        return switch (this) {
            case OWN_PLATFORM, SCHEDULED_MAINTENANCE, SERVICE_MIGRATION -> false;
            case THIRD_PARTY_PROVIDER,
                    GLOBAL_INTERNET_ROUTING,
                    FORCE_MAJEURE,
                    CUSTOMER_MISCONFIGURATION,
                    DDOS_OR_SECURITY_MITIGATION,
                    PLATFORM_ABUSE,
                    OTHER_UNFORESEEABLE -> true;
        };
    }

    /** The sort of scheduled work that caused it (§ 7, § 12); empty for everything else. */
    public Optional<WorkKind> work() {
        return switch (this) {
            case SCHEDULED_MAINTENANCE -> Optional.of(WorkKind.MAINTENANCE);
            case SERVICE_MIGRATION -> Optional.of(WorkKind.MIGRATION);
            case OWN_PLATFORM,
                    THIRD_PARTY_PROVIDER,
                    GLOBAL_INTERNET_ROUTING,
                    FORCE_MAJEURE,
                    CUSTOMER_MISCONFIGURATION,
                    DDOS_OR_SECURITY_MITIGATION,
                    PLATFORM_ABUSE,
                    OTHER_UNFORESEEABLE -> Optional.empty();
        };
    }

    /** The lines of § 9 by their names on the wire, separated by commas. */
    public static String excludingNames() {
        return Arrays.stream(values())
                .filter(CauseCategory::excludes)
                .map(CauseCategory::wireName)
                .collect(Collectors.joining(", "));
    }

    /** The name on the wire, e.g. {@code third-party-provider}. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static CauseCategory of(String wireName) {
        for (CauseCategory category : values()) {
            if (category.wireName().equals(wireName)) {
                return category;
            }
        }
        throw new InvalidValue("a category is one of "
                + Arrays.stream(values()).map(CauseCategory::wireName).collect(Collectors.joining(", ")));
    }
}
