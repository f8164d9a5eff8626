package com.occuz.kernel.ledger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;

/**
 * Who acted, as the envelope names them, e.g. {@code user:u_1} or {@code api-key:k_1}: for rules that ask for somebody
 * else. An API key acts as its owner; one that nobody owns is somebody of its own.
 */
public record Actor(ActorType type, String id) {

    public Actor {
        if (id.isBlank()) {
            throw new InvalidValue("somebody who acts has an id");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static Actor parse(String value) {
        int colon = value.indexOf(':');
        if (colon < 0) {
            throw new InvalidValue("not the name of an actor");
        }
        return new Actor(ActorType.of(value.substring(0, colon)), value.substring(colon + 1));
    }

    @JsonValue
    @Override
    public String toString() {
        return type.wireName() + ":" + id;
    }
}
