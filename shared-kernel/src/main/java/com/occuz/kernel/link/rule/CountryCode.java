package com.occuz.kernel.link.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.network.Countries;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.Locale;

/** A country by its two letters (ISO 3166-1), such as {@code CH}. */
public record CountryCode(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CountryCode {
        value = value.toUpperCase(Locale.ROOT);
        if (!Countries.isCode(value)) {
            throw new InvalidValue("a country is two letters such as CH");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
