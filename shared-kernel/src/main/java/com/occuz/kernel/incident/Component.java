package com.occuz.kernel.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A part of the service (§ 1). {@link #SUPPORT_SECTION} stands outside the platform's figure: whether it was there
 * decides by which way an incident could be reported (§ 4).
 */
public enum Component {
    LINK_CREATION,
    QR_CODES,
    REDIRECTION,
    QR_REDIRECTION,
    ANALYTICS,
    DATA_PROCESSING,
    CORE,
    SUPPORT_SECTION;

    /** The name on the wire, e.g. {@code qr-redirection}. */
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
}
