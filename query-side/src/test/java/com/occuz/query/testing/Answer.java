package com.occuz.query.testing;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Optional;
import org.axonframework.messaging.responsetypes.AbstractResponseType;
import org.jspecify.annotations.Nullable;

/** A handler's answer by its raw class: Axon's own response types find no handler that answers with a generic type. */
final class Answer<T> extends AbstractResponseType<Optional<T>> {

    private final transient Class<T> type;

    Answer(Class<T> type) {
        super(type);
        this.type = type;
    }

    @Override
    public boolean matches(Type offered) {
        return offered == type || offered instanceof ParameterizedType generic && generic.getRawType() == type;
    }

    @Override
    public Optional<T> convert(@Nullable Object response) {
        Object value = response instanceof Optional<?> optional ? optional.orElse(null) : response;
        return Optional.ofNullable(type.cast(value));
    }

    @Override
    @SuppressWarnings({"rawtypes", "unchecked"}) // the class literal of a generic type
    public Class<Optional<T>> responseMessagePayloadType() {
        return (Class) Optional.class;
    }
}
