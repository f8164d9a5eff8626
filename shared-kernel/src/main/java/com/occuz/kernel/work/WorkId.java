package com.occuz.kernel.work;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.sla.WorkKind;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The identity of planned work, {@code maintenance:<name>} or {@code migration:<name>}.
 *
 * @param name 1 to 64 of {@code a-z 0-9 -}; opaque, and the id that the API shows
 */
public record WorkId(WorkKind kind, String name) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,64}");

    public WorkId {
        if (!FORM.matcher(name).matches()) {
            throw new InvalidValue("not the id of planned work");
        }
    }

    /** {@code random} makes it unguessable. */
    public static WorkId of(WorkKind kind, UUID random) {
        return new WorkId(kind, random.toString());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static WorkId parse(String value) {
        int colon = value.indexOf(':');
        if (colon < 0) {
            throw new InvalidValue("not the id of planned work");
        }
        return new WorkId(WorkKind.of(value.substring(0, colon)), value.substring(colon + 1));
    }

    @JsonValue
    @Override
    public String toString() {
        return kind.wireName() + ":" + name;
    }
}
