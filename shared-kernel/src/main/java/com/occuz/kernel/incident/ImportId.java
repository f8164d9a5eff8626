package com.occuz.kernel.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The identity of one import, {@code import:<name>}.
 *
 * @param name 1 to 64 of {@code a-z 0-9 -}; opaque, and the id that the API shows
 */
public record ImportId(String name) {

    private static final String KIND = "import:";
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,64}");

    public ImportId {
        if (!FORM.matcher(name).matches()) {
            throw new InvalidValue("not the id of an import");
        }
    }

    public static ImportId of(UUID random) {
        return new ImportId(random.toString());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ImportId parse(String value) {
        if (!value.startsWith(KIND)) {
            throw new InvalidValue("not the id of an import");
        }
        return new ImportId(value.substring(KIND.length()));
    }

    @JsonValue
    @Override
    public String toString() {
        return KIND + name;
    }
}
