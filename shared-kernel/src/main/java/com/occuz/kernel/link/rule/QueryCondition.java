package com.occuz.kernel.link.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.text.OneLine;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A parameter that visitors bring behind the question mark. Names and values are compared as they are, capitals included.
 *
 * @param parameter 1 to 100 characters
 * @param values any of which it has to have, at most 20 of at most 200 characters; none: it has to be there
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record QueryCondition(String parameter, List<String> values) {

    private static final int MOST_VALUES = 20;
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_VALUE = 200;

    public QueryCondition(String parameter, @Nullable List<String> values) {
        OneLine.require("the name of a query parameter", parameter, LONGEST_NAME);
        List<String> given = Objects.requireNonNullElse(values, List.of());
        for (String value : given) {
            if (!value.isEmpty()) {
                OneLine.require("a value of a query parameter", value, LONGEST_VALUE);
            }
        }
        this.parameter = parameter;
        this.values = List.copyOf(new LinkedHashSet<>(given));
        if (this.values.size() > MOST_VALUES) {
            throw new InvalidValue("a query parameter has at most " + MOST_VALUES + " values to look for");
        }
    }

    boolean holds(Visit visit) {
        List<String> brought = visit.parameter(parameter);
        return values.isEmpty() ? !brought.isEmpty() : brought.stream().anyMatch(values::contains);
    }
}
