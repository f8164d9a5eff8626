package com.occuz.kernel.servicelevel.report;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.regex.Pattern;

/**
 * A report's identity, {@code report:<name>}.
 *
 * @param name 1 to 64 of {@code a-z 0-9 -}; opaque, and the id that the API shows
 */
public record ReportId(String name) {

    private static final String KIND = "report:";
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,64}");

    public ReportId {
        if (!FORM.matcher(name).matches()) {
            throw new InvalidValue("not the id of a report");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ReportId parse(String value) {
        if (!value.startsWith(KIND)) {
            throw new InvalidValue("not the id of a report");
        }
        return new ReportId(value.substring(KIND.length()));
    }

    @JsonValue
    @Override
    public String toString() {
        return KIND + name;
    }
}
