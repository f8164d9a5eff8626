package com.occuz.kernel.link.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A language, or one of its kinds: {@code de} for all German, {@code de-ch} for that of Switzerland alone. In small
 * letters, as languages are compared without regard to them (RFC 4647, basic filtering).
 */
public record LanguageRange(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public LanguageRange {
        value = value.toLowerCase(Locale.ROOT);
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValue("a language is a tag such as de or pt-br");
        }
    }

    /** @param tag in small letters */
    boolean includes(String tag) {
        return tag.startsWith(value) && (tag.length() == value.length() || tag.charAt(value.length()) == '-');
    }

    @Override
    public String toString() {
        return value;
    }
}
