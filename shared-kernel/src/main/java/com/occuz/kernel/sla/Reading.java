package com.occuz.kernel.sla;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;

/** Which reading of § 4 a clock starts by. */
public enum Reading {
    /** The one that the contract's verdicts follow ({@link SlaTerms#contractStart}). */
    CONTRACT("contract"),
    /** Shown beside it: {@link StartRule#R3}. */
    R3("R3"),
    /** Shown where a report was filed later than the customer turned to us: as if it had been reported then. */
    CONTACT("contact");

    private final String wireName;

    Reading(String wireName) {
        this.wireName = wireName;
    }

    @JsonValue
    public String wireName() {
        return wireName;
    }

    @JsonCreator
    public static Reading of(String wireName) {
        for (Reading reading : values()) {
            if (reading.wireName.equals(wireName)) {
                return reading;
            }
        }
        throw new InvalidValue("a reading is one of contract, R3, contact");
    }
}
