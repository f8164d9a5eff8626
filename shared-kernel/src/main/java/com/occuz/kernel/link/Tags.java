package com.occuz.kernel.link;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.text.WellFormed;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/** A link's labels in the owner's order: at most 50, each 1 to 100 characters, none twice. */
public record Tags(@JsonValue List<String> values) {

    public static final Tags NONE = new Tags(List.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Tags {
        // What comes out of JSON may hold null in spite of the type.
        if (values.stream().anyMatch(Objects::isNull)) {
            throw new InvalidValue("a tag is text");
        }
        values = List.copyOf(new LinkedHashSet<>(values));
        if (values.size() > 50) {
            throw new InvalidValue("a link has at most 50 tags");
        }
        for (String tag : values) {
            if (tag.isBlank() || tag.length() > 100 || tag.chars().anyMatch(Character::isISOControl)) {
                throw new InvalidValue("a tag is 1 to 100 characters without control characters");
            }
            if (!WellFormed.is(tag)) {
                throw new InvalidValue("a tag is well-formed Unicode text");
            }
        }
    }
}
