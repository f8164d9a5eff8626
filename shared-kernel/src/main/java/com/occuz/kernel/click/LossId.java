package com.occuz.kernel.click;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.UUID;

/**
 * What one run of a click journal has lost, {@code loss:<uuid>}. A copy of the journal's directory has the same id: what it
 * tells again counts once.
 */
public record LossId(UUID run) {

    private static final String KIND = "loss:";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static LossId parse(String text) {
        if (!text.startsWith(KIND)) {
            throw new InvalidValue("not the id of a loss");
        }
        return new LossId(StreamId.parse(text.substring(KIND.length())).value());
    }

    @JsonValue
    @Override
    public String toString() {
        return KIND + run;
    }
}
