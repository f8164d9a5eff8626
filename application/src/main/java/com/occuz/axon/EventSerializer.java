package com.occuz.axon;

import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.ledger.EventCodec;
import com.occuz.kernel.ledger.EventType;
import com.occuz.kernel.ledger.EventTypes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.axonframework.messaging.MetaData;
import org.axonframework.serialization.Converter;
import org.axonframework.serialization.SerializedObject;
import org.axonframework.serialization.SerializedType;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.UnknownSerializedType;
import org.jspecify.annotations.Nullable;

/**
 * The kernel's codec as an Axon serializer, for dead letters: they are stored under the same names, with the same
 * encrypted values and the same upcasting as the ledger itself. Anything that is no event goes to {@code other}.
 */
record EventSerializer(EventCodec codec, Serializer other) implements Serializer {

    @Override
    public <T> SerializedObject<T> serialize(@Nullable Object object, Class<T> representation) {
        if (!(object instanceof DomainEvent event)) {
            return other.serialize(object, representation);
        }
        EventCodec.Encoded encoded = codec.encode(event);
        byte[] bytes = encoded.payload().getBytes(StandardCharsets.UTF_8);
        SerializedType type = new SimpleSerializedType(
                encoded.type().name(), Integer.toString(encoded.type().revision()));
        return new SimpleSerializedObject<>(getConverter().convert(bytes, representation), representation, type);
    }

    @Override
    public <T> boolean canSerializeTo(Class<T> representation) {
        return other.canSerializeTo(representation);
    }

    @Override
    @SuppressWarnings("unchecked") // Axon's contract: the caller names the type that the stored name stands for
    public <S, T> T deserialize(SerializedObject<S> serialized) {
        Optional<EventType> type = eventType(serialized.getType());
        if (type.isEmpty()) {
            return (T) positionAsLong(other.deserialize(serialized));
        }
        byte[] bytes = getConverter().convert(serialized.getData(), byte[].class);
        return (T) codec.decode(type.get(), new String(bytes, StandardCharsets.UTF_8));
    }

    /** JSON does not tell a small long from an int, and a handler that asks for a long is not handed an int. */
    private static Object positionAsLong(Object value) {
        return value instanceof MetaData metadata && metadata.get(LedgerMessages.POSITION) instanceof Number position
                ? metadata.and(LedgerMessages.POSITION, position.longValue())
                : value;
    }

    @Override
    @SuppressWarnings("rawtypes") // Axon's signature
    public Class classForType(SerializedType type) {
        Optional<EventType> event = eventType(type);
        if (event.isEmpty()) {
            return other.classForType(type);
        }
        return codec.types().reading(event.get())
                .<Class<?>>map(EventTypes.Entry::payload)
                .orElse(UnknownSerializedType.class);
    }

    @Override
    @SuppressWarnings("rawtypes") // Axon's signature
    public SerializedType typeForClass(@Nullable Class type) {
        if (type != null && DomainEvent.class.isAssignableFrom(type)) {
            EventType event = codec.types().ofPayload(type).type();
            return new SimpleSerializedType(event.name(), Integer.toString(event.revision()));
        }
        return other.typeForClass(type);
    }

    @Override
    public Converter getConverter() {
        return other.getConverter();
    }

    /** Names of events have a lower-case feature, a dot and a capital: no class name of ours or Axon's looks so. */
    private Optional<EventType> eventType(SerializedType type) {
        String name = type.getName();
        if (!name.matches("[a-z]+\\.[A-Z][A-Za-z0-9]*")) {
            return Optional.empty();
        }
        String revision = type.getRevision();
        return Optional.of(new EventType(name, revision == null ? 1 : Integer.parseInt(revision)));
    }
}
