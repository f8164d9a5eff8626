package com.occuz.kernel.servicelevel;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;

/** Whose knowledge a figure follows. */
public enum Knowledge {
    /** Ours: what the ledger held at a position. */
    OURS("ours"),
    /** That of the sources of imports: what they had stated at an instant, whenever it was imported. */
    SOURCE("source");

    private final String wireName;

    Knowledge(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    @JsonCreator
    public static Knowledge of(String wireName) {
        for (Knowledge knowledge : values()) {
            if (knowledge.wireName.equals(wireName)) {
                return knowledge;
            }
        }
        throw new InvalidValue("must be ours or source");
    }
}
