package com.occuz.kernel.incident;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An incident's identity, {@code incident:<name>}. An imported incident's name follows from its reference in the other
 * system, so that importing it again, by whichever node, meets the same incident.
 *
 * @param name 1 to 64 of {@code a-z 0-9 -}; opaque, and the id that the API shows
 */
public record IncidentId(String name) {

    private static final String KIND = "incident:";
    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,64}");

    public IncidentId {
        if (!FORM.matcher(name).matches()) {
            throw new InvalidValue("not the id of an incident");
        }
    }

    /** Of an incident that arose here; {@code random} makes it unguessable. */
    public static IncidentId of(UUID random) {
        return new IncidentId(random.toString());
    }

    /** Of the incident that another system calls {@code ref}; always the same one. */
    public static IncidentId of(SourceRef ref) {
        byte[] name = ("occuz incident\n" + ref).getBytes(StandardCharsets.UTF_8);
        ByteBuffer digest = ByteBuffer.wrap(Sha256.of(name));
        return new IncidentId(new UUID(digest.getLong(), digest.getLong()).toString());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static IncidentId parse(String value) {
        if (!value.startsWith(KIND)) {
            throw new InvalidValue("not the id of an incident");
        }
        return new IncidentId(value.substring(KIND.length()));
    }

    @JsonValue
    @Override
    public String toString() {
        return KIND + name;
    }
}
