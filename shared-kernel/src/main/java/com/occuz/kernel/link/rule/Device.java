package com.occuz.kernel.link.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a visitor holds or sits in front of, as far as the browser tells. */
public enum Device {
    DESKTOP, PHONE, TABLET, TV;

    private static final String ALL = Arrays.stream(values()).map(Device::wireName).collect(Collectors.joining(", "));

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws InvalidValue if there is none of that name */
    @JsonCreator
    public static Device named(String wireName) {
        for (Device one : values()) {
            if (one.wireName().equals(wireName)) {
                return one;
            }
        }
        throw new InvalidValue("a device is one of " + ALL);
    }
}
