package com.occuz.kernel.support;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.refusal.InvalidValue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A contact's identity, {@code contact:<name>}.
 *
 * @param name 1 to 64 of {@code a-z 0-9 -}; opaque, and the id that the API shows
 */
public record ContactId(String name) {

    private static final String KIND = "contact:";
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,64}");

    public ContactId {
        if (!FORM.matcher(name).matches()) {
            throw new InvalidValue("not the id of a contact");
        }
    }

    public static ContactId of(UUID random) {
        return new ContactId(random.toString());
    }

    /** The incident that it becomes when it is filed: always the same one, so that filing it twice makes one. */
    public IncidentId incident() {
        return IncidentId.of(UUID.nameUUIDFromBytes(toString().getBytes(StandardCharsets.UTF_8)));
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static ContactId parse(String value) {
        if (!value.startsWith(KIND)) {
            throw new InvalidValue("not the id of a contact");
        }
        return new ContactId(value.substring(KIND.length()));
    }

    @JsonValue
    @Override
    public String toString() {
        return KIND + name;
    }
}
