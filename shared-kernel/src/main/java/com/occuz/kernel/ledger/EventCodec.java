package com.occuz.kernel.ledger;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * Events to exact JSON text and back: the one place that knows the stored form. Axon wraps it, the edge calls it. Safe
 * for use by several threads.
 */
public final class EventCodec {

    private final EventTypes types;
    private final SubjectCipher cipher;
    private final ObjectMapper json;

    /** @param cipher locks and unlocks {@link Erasable} values */
    public EventCodec(EventTypes types, SubjectCipher cipher) {
        this(types, cipher, false);
    }

    private EventCodec(EventTypes types, SubjectCipher cipher, boolean copies) {
        this.types = types;
        this.cipher = cipher;
        SimpleModule erasable = new SimpleModule("erasable");
        erasable.addSerializer(Erasable.class, new ErasableSerializer(cipher, copies));
        erasable.addDeserializer(Erasable.class, new ErasableDeserializer(cipher, null));
        this.json = JsonMapper.builder()
                .addModule(erasable)
                .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .build();
    }

    /**
     * The same for copies of events that stand in the ledger already: a value that was erased stays erased in the copy,
     * while a new event with such a value is refused.
     */
    public EventCodec forCopies() {
        return new EventCodec(types, cipher, true);
    }

    public EventTypes types() {
        return types;
    }

    /** An event in its stored form. */
    public record Encoded(EventType type, String payload) {}

    public Encoded encode(DomainEvent event) {
        return new Encoded(types.ofPayload(event.getClass()).type(), json.writeValueAsString(event));
    }

    /** Reads a payload of any revision ever shipped; an unknown type gives {@link UnknownEvent}, never an error. */
    public DomainEvent decode(EventType type, String payload) {
        Optional<EventTypes.Entry> entry = types.reading(type);
        if (entry.isEmpty()) {
            return new UnknownEvent(type, payload);
        }
        return decode(entry.get(), type, payload);
    }

    private DomainEvent decode(EventTypes.Entry entry, EventType type, String payload) {
        if (type.revision() == entry.type().revision()) {
            return json.readValue(payload, entry.payload());
        }
        ObjectNode node = (ObjectNode) json.readTree(payload);
        for (int revision = type.revision(); revision < entry.type().revision(); revision++) {
            Upcaster upcaster = entry.upcasters().get(revision);
            if (upcaster == null) {
                throw new IllegalStateException("no upcaster from " + type);
            }
            node = upcaster.apply(node);
        }
        return json.treeToValue(node, entry.payload());
    }

    public String encodeMetadata(Metadata metadata) {
        return json.writeValueAsString(metadata.asMap());
    }

    public Metadata decodeMetadata(String text) {
        Map<String, String> map = new LinkedHashMap<>();
        json.readTree(text).properties().forEach(e -> map.put(e.getKey(), e.getValue().asString()));
        return Metadata.from(map);
    }

    private static final class ErasableSerializer extends ValueSerializer<Object> {

        private final SubjectCipher cipher;
        private final boolean copies;

        ErasableSerializer(SubjectCipher cipher, boolean copies) {
            this.cipher = cipher;
            this.copies = copies;
        }

        @Override
        public void serialize(Object value, JsonGenerator out, SerializationContext context) {
            if (value instanceof Erasable.Present<?> present) {
                byte[] plain = PLAIN.writeValueAsBytes(present.value());
                write(out, present.subject(), cipher.seal(present.subject(), plain));
            } else if (copies && value instanceof Erasable.Erased<?> erased) {
                write(out, erased.subject(), new byte[0]);
            } else {
                throw new IllegalStateException("an erased value cannot be recorded again");
            }
        }

        private static void write(JsonGenerator out, KeySubject subject, byte[] sealed) {
            out.writeStartObject();
            out.writeStringProperty("subject", subject.value());
            out.writeStringProperty("sealed", Base64.getUrlEncoder().withoutPadding().encodeToString(sealed));
            out.writeEndObject();
        }
    }

    private static final class ErasableDeserializer extends ValueDeserializer<Erasable<?>> {

        private final SubjectCipher cipher;
        private final @Nullable JavaType content;

        ErasableDeserializer(SubjectCipher cipher, @Nullable JavaType content) {
            this.cipher = cipher;
            this.content = content;
        }

        @Override
        public ValueDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            JavaType type = property == null ? context.getContextualType() : property.getType();
            return new ErasableDeserializer(cipher, type.containedTypeOrUnknown(0));
        }

        @Override
        public Erasable<?> deserialize(JsonParser in, DeserializationContext context) {
            JsonNode node = context.readTree(in);
            KeySubject subject = new KeySubject(node.required("subject").asString());
            byte[] sealed = Base64.getUrlDecoder().decode(node.required("sealed").asString());
            Optional<byte[]> plain = cipher.open(subject, sealed);
            if (plain.isEmpty()) {
                return new Erasable.Erased<>(subject);
            }
            Object value = PLAIN.readValue(plain.get(), content);
            return Erasable.of(subject, value);
        }
    }

    private static final ObjectMapper PLAIN =
            JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();
}
