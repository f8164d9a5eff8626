package com.occuz.axon;

import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/** What turns Axon's own bookkeeping (tokens, metadata of dead letters) into text. */
final class Serializers {

    private Serializers() {}

    /**
     * A replay token holds two tokens of polymorphic type, which Jackson reads back only for types that it is told to
     * trust. Without this a replay stops quietly; with anything wider, a stored type name could make any class.
     */
    static Serializer bookkeeping() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(builder -> builder.polymorphicTypeValidator(
                        BasicPolymorphicTypeValidator.builder()
                                .allowIfBaseType(TrackingToken.class)
                                .allowIfSubType("org.axonframework.")
                                .allowIfSubType("com.occuz.")
                                .build()))
                .build();
    }
}
