package com.occuz.kernel.link.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.regex.Pattern;

/**
 * What a rule or a variant is called: 1 to 40 small letters, digits and hyphens. It stands in the clicks that it decided,
 * so that they can be told apart when the rule is long another one.
 */
public record RuleName(@JsonValue String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9-]{1,40}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RuleName {
        if (!FORM.matcher(value).matches()) {
            throw new InvalidValue("a name is 1 to 40 small letters (a-z), digits and hyphens");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
