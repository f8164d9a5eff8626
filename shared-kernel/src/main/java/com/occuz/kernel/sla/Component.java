package com.occuz.kernel.sla;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** A part of the platform that the agreement covers (§ 1), by its name on the wire. */
public enum Component {
    LINK_CREATION,
    QR_CODES,
    REDIRECTION,
    QR_REDIRECTION,
    ANALYTICS,
    DATA_PROCESSING,
    CORE,
    /** Outside the platform's figure; whether it was available decides which channels start a clock (§ 4, § 16). */
    SUPPORT_SECTION;

    /** In lower case with hyphens, e.g. {@code qr-redirection}. */
    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @JsonCreator
    public static Component of(String wireName) {
        for (Component component : values()) {
            if (component.wireName().equals(wireName)) {
                return component;
            }
        }
        throw new InvalidValue("a component is one of "
                + Arrays.stream(values()).map(Component::wireName).collect(Collectors.joining(", ")));
    }

    /** Whether its downtime is the platform's downtime. */
    public boolean countsForPlatform() {
        return this != SUPPORT_SECTION;
    }
}
