package com.occuz.kernel.link.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a visitor's device runs; iPads run {@link #IOS}, except those that say they are a Mac. */
public enum OperatingSystem {
    WINDOWS, MACOS, LINUX, CHROMEOS, ANDROID, IOS;

    private static final String ALL = Arrays.stream(values()).map(OperatingSystem::wireName).collect(Collectors.joining(", "));

    @JsonValue
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws InvalidValue if there is none of that name */
    @JsonCreator
    public static OperatingSystem named(String wireName) {
        for (OperatingSystem one : values()) {
            if (one.wireName().equals(wireName)) {
                return one;
            }
        }
        throw new InvalidValue("an operating system is one of " + ALL);
    }
}
