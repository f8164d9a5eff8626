package com.occuz.kernel.click;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.UUID;

/** The name of one numbered sequence of clicks: a node's journal, or an import. */
public record StreamId(@JsonValue UUID value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static StreamId parse(String text) {
        try {
            UUID uuid = UUID.fromString(text);
            if (uuid.toString().equalsIgnoreCase(text)) {
                return new StreamId(uuid);
            }
        } catch (IllegalArgumentException e) {
            throw new InvalidValue("a stream is a UUID in its canonical form");
        }
        throw new InvalidValue("a stream is a UUID in its canonical form");
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
