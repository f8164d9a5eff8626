package com.occuz.api;

import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** As much of JSON Schema as our description uses; a keyword beyond that fails instead of being passed over. */
final class SchemaCheck {

    private static final List<String> KNOWN = List.of(
            "type", "enum", "required", "properties", "additionalProperties", "items", "minItems", "maxItems",
            "maxLength", "minLength", "minimum", "maximum", "pattern", "format", "description", "default", "$ref",
            "contentEncoding");

    private final JsonNode document;
    private final List<String> faults = new ArrayList<>();

    private SchemaCheck(JsonNode document) {
        this.document = document;
    }

    static List<String> faults(JsonNode document, JsonNode schema, JsonNode value) {
        SchemaCheck check = new SchemaCheck(document);
        check.check(schema, value, "$");
        return check.faults;
    }

    static JsonNode resolved(JsonNode document, JsonNode schema) {
        return schema.has("$ref") ? document.at(schema.path("$ref").asString().substring(1)) : schema;
    }

    private void check(JsonNode given, JsonNode value, String at) {
        JsonNode schema = resolved(document, given);
        if (schema.isMissingNode()) {
            faults.add(at + ": no schema " + given);
            return;
        }
        schema.propertyNames().stream().filter(name -> !KNOWN.contains(name)).forEach(name -> faults.add(at + ": " + name));
        if (schema.has("type") && !isOf(schema.path("type"), value)) {
            faults.add(at + " is no " + schema.path("type") + ": " + value);
        }
        if (schema.has("enum") && schema.path("enum").valueStream().noneMatch(value::equals)) {
            faults.add(at + " is none of " + schema.path("enum") + ": " + value);
        }
        if (value.isObject()) {
            checkObject(schema, value, at);
        } else if (value.isArray() && schema.has("items")) {
            for (int i = 0; i < value.size(); i++) {
                check(schema.path("items"), value.get(i), at + "[" + i + "]");
            }
        } else if (value.isString()) {
            checkText(schema, value.asString(), at);
        }
    }

    private void checkObject(JsonNode schema, JsonNode value, String at) {
        for (JsonNode name : schema.path("required")) {
            if (!value.has(name.asString())) {
                faults.add(at + " lacks " + name.asString());
            }
        }
        value.properties().forEach(field -> {
            JsonNode property = schema.path("properties").path(field.getKey());
            if (!property.isMissingNode()) {
                check(property, field.getValue(), at + "." + field.getKey());
            } else if (schema.has("additionalProperties")) {
                faults.add(at + " has " + field.getKey() + ", which is not described");
            }
        });
    }

    private void checkText(JsonNode schema, String text, String at) {
        if (schema.has("pattern") && !text.matches(schema.path("pattern").asString())) {
            faults.add(at + " does not match: " + text);
        }
        if (schema.path("format").asString("").equals("date-time")) {
            try {
                OffsetDateTime.parse(text);
            } catch (DateTimeParseException e) {
                faults.add(at + " is no instant: " + text);
            }
        }
    }

    private static boolean isOf(JsonNode type, JsonNode value) {
        if (type.isArray()) {
            return type.valueStream().anyMatch(one -> isOf(one, value));
        }
        return switch (type.asString()) {
            case "object" -> value.isObject();
            case "array" -> value.isArray();
            case "string" -> value.isString();
            case "integer" -> value.isIntegralNumber();
            case "boolean" -> value.isBoolean();
            case "null" -> value.isNull();
            default -> false;
        };
    }
}
