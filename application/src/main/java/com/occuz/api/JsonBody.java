package com.occuz.api;

import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.text.WellFormed;
import java.math.BigInteger;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A JSON object read field by field: every fault is collected with the name of its field, and a field that nobody asked
 * for is a fault too, so that a misspelt one is not silently ignored. {@link #check()} ends the reading.
 */
final class JsonBody {

    /** Nobody mends more at once; a body of nothing but faults would otherwise be answered by something far larger. */
    private static final int MOST_FAULTS = 50;

    /** Ten times what the largest useful body has, a thousand clicks. */
    private static final long MOST_TOKENS = 200_000;

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxTokenCount(MOST_TOKENS)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final String UNSTORABLE = "must be well-formed text without NUL";

    private final JsonNode object;
    private final String prefix;
    private final List<FieldError> errors;
    private final Set<String> read = new LinkedHashSet<>();

    private JsonBody(JsonNode object, String prefix, List<FieldError> errors) {
        this.object = object;
        this.prefix = prefix;
        this.errors = errors;
    }

    /** @throws ApiProblem if the bytes are no JSON object */
    static JsonBody of(byte @Nullable [] bytes) {
        return of(bytes == null ? new byte[0] : bytes, "The body");
    }

    /** The same for a line of several. */
    static JsonBody ofLine(byte[] bytes) {
        return of(bytes, "The line");
    }

    private static JsonBody of(byte[] bytes, String what) {
        JsonNode node;
        try {
            node = JSON.readTree(bytes);
        } catch (StreamConstraintsException e) {
            throw malformed(what + " is larger or deeper than any that is useful" + where(e));
        } catch (JacksonException e) {
            throw malformed(what + " is not well-formed JSON, with each name once" + where(e));
        }
        if (!node.isObject()) {
            throw malformed(what + " is not a JSON object.");
        }
        return new JsonBody(node, "", new ArrayList<>());
    }

    private static ApiProblem malformed(String sentence) {
        return new ApiProblem(400, "malformed-json", sentence);
    }

    /** The parser's own words are for whoever calls it from Java. */
    private static String where(JacksonException failure) {
        TokenStreamLocation place = failure.getLocation();
        return place == null || place.getLineNr() < 1
                ? "."
                : ": see line " + place.getLineNr() + ", column " + place.getColumnNr() + ".";
    }

    /** Whether the field is there, be it {@code null}. */
    boolean has(String field) {
        read.add(field);
        return object.has(field);
    }

    boolean isNull(String field) {
        read.add(field);
        return object.path(field).isNull();
    }

    boolean isText(String field) {
        read.add(field);
        return object.path(field).isString();
    }

    /** An object, read into the same list of faults under {@code field.}; anything else is noted with {@code forms}. */
    Optional<JsonBody> object(String field, String forms) {
        return node(field).flatMap(node -> {
            if (!node.isObject()) {
                fault(field, forms);
                return Optional.empty();
            }
            return Optional.of(new JsonBody(node, prefix + field + ".", errors));
        });
    }

    void fault(String field, String message) {
        if (errors.size() < MOST_FAULTS) {
            errors.add(new FieldError(prefix + field, message));
        }
    }

    /** A text made into a value; absent and {@code null} give empty, anything wrong is noted. */
    <T> Optional<T> text(String field, Function<String, T> value) {
        return node(field).flatMap(node -> {
            if (!node.isString()) {
                fault(field, "must be a string");
                return Optional.empty();
            }
            return text(field, node.asString(), value);
        });
    }

    <T> Optional<T> requiredText(String field, Function<String, T> value) {
        if (node(field).isEmpty()) {
            fault(field, "is required");
            return Optional.empty();
        }
        return text(field, value);
    }

    /** An instant with its offset; microseconds are kept, what is finer is cut. */
    Optional<Instant> instant(String field) {
        return text(field, JsonBody::instantOf);
    }

    static Instant instantOf(String text) {
        try {
            Instant instant = OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS);
            // PostgreSQL and the calendars end here; nobody's link or click lies beyond.
            if (instant.isBefore(Instant.EPOCH) || instant.isAfter(Instant.parse("9999-12-30T00:00:00Z"))) {
                throw new InvalidValue("must lie between the years 1970 and 9999");
            }
            return instant;
        } catch (DateTimeParseException e) {
            throw new InvalidValue("must be an instant with offset, e.g. 2026-01-09T20:00:00-05:00");
        }
    }

    Optional<Long> integer(String field, long least, long most) {
        return node(field).flatMap(node -> {
            if (!node.isIntegralNumber()) {
                fault(field, "must be an integer");
                return Optional.empty();
            }
            BigInteger value = node.bigIntegerValue();
            if (value.compareTo(BigInteger.valueOf(least)) < 0 || value.compareTo(BigInteger.valueOf(most)) > 0) {
                fault(field, "must be from " + least + " to " + most);
                return Optional.empty();
            }
            return Optional.of(value.longValueExact());
        });
    }

    /** Yes or no, which has to be there. */
    Optional<Boolean> requiredFlag(String field) {
        Optional<JsonNode> node = node(field);
        if (node.isEmpty()) {
            fault(field, "is required");
        } else if (!node.get().isBoolean()) {
            fault(field, "must be true or false");
        }
        return node.filter(JsonNode::isBoolean).map(JsonNode::asBoolean);
    }

    /** Yes or no, or nothing. */
    Optional<Boolean> flag(String field) {
        Optional<JsonNode> node = node(field);
        if (node.isPresent() && !node.get().isBoolean()) {
            fault(field, "must be true or false");
        }
        return node.filter(JsonNode::isBoolean).map(JsonNode::asBoolean);
    }

    /** Whether the field holds exactly this text. */
    boolean is(String field, String text) {
        return node(field).filter(JsonNode::isString).filter(it -> it.asString().equals(text)).isPresent();
    }

    Optional<List<String>> texts(String field) {
        return node(field).flatMap(node -> {
            List<String> texts = new ArrayList<>();
            for (JsonNode item : node.isArray() ? node : JSON.createArrayNode().add(true)) {
                if (!item.isString()) {
                    fault(field, "must be a list of strings");
                    return Optional.empty();
                }
                if (!isStorable(item.asString())) {
                    fault(field, UNSTORABLE);
                    return Optional.empty();
                }
                texts.add(item.asString());
            }
            return Optional.of(texts);
        });
    }

    /** The objects of a list, each read into the same list of faults under {@code field[i].}. */
    List<JsonBody> objects(String field, int least, int most) {
        JsonNode node = node(field).orElse(JSON.createArrayNode());
        if (!node.isArray() || node.size() < least || node.size() > most) {
            fault(field, "must be a list of " + least + " to " + most + " objects");
            return List.of();
        }
        List<JsonBody> bodies = new ArrayList<>();
        for (int i = 0; i < node.size(); i++) {
            String name = field + "[" + i + "]";
            if (node.get(i).isObject()) {
                bodies.add(new JsonBody(node.get(i), prefix + name + ".", errors));
            } else {
                fault(name, "must be an object");
            }
        }
        return bodies;
    }

    /** Runs what makes a value of several fields; if it is refused, {@code field} is named. */
    <T> Optional<T> value(String field, java.util.function.Supplier<T> value) {
        try {
            return Optional.of(value.get());
        } catch (InvalidValue e) {
            fault(field, e.sentence());
            return Optional.empty();
        }
    }

    /** Notes every field that nobody has read, and says which ones there are. */
    void noOthers() {
        for (String name : object.propertyNames()) {
            if (!read.contains(name)) {
                fault(shown(name), "is not a field of this request; there are "
                        + (read.isEmpty() ? "none" : String.join(", ", read)));
            }
        }
    }

    /** A foreign name as an answer can hold it. */
    private static String shown(String name) {
        return WellFormed.repaired(name.length() > 100 ? name.substring(0, 100) : name);
    }

    /** @throws ApiProblem naming every faulty field, unknown ones included */
    void check() {
        noOthers();
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
    }

    private Optional<JsonNode> node(String field) {
        read.add(field);
        return Optional.of(object.path(field)).filter(node -> !node.isMissingNode() && !node.isNull());
    }

    private <T> Optional<T> text(String field, String text, Function<String, T> value) {
        if (!isStorable(text)) {
            fault(field, UNSTORABLE);
            return Optional.empty();
        }
        return value(field, () -> value.apply(text));
    }

    /** What PostgreSQL and UTF-8 cannot hold, no field may hold. */
    static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && WellFormed.is(text);
    }
}
