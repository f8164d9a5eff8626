package com.occuz.kernel.credit;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.time.Est;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;

/** A service period: one calendar month in EST, written {@code 2026-12}. */
public record ServicePeriod(@JsonValue String value) implements Comparable<ServicePeriod> {

    private static final Pattern FORM = Pattern.compile("[0-9]{4}-[0-9]{2}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ServicePeriod {
        try {
            if (!FORM.matcher(value).matches()) {
                throw new InvalidValue("a service period is a month such as 2026-12");
            }
            YearMonth.parse(value);
        } catch (DateTimeParseException e) {
            throw new InvalidValue("a service period is a month such as 2026-12");
        }
    }

    /** The one that goes on at an instant. */
    public static ServicePeriod at(Instant instant) {
        return new ServicePeriod(YearMonth.from(Est.dayOf(instant)).toString());
    }

    public ServicePeriod next() {
        return new ServicePeriod(YearMonth.parse(value).plusMonths(1).toString());
    }

    @Override
    public int compareTo(ServicePeriod other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
