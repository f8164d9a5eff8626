package com.occuz.api;

import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.text.WellFormed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;

/**
 * The query of a request holds what its route knows, each once: a misspelt filter must not silently give everything, nor the
 * second of two be dropped.
 */
final class QueryParameters {

    private QueryParameters() {}

    /** @throws ApiProblem naming every parameter that the route does not take, or not twice */
    static void refuseOthers(HandlerMethod route, Map<String, String[]> given) {
        if (given.isEmpty() || route.hasMethodAnnotation(ReadsItsQuery.class)) {
            return;
        }
        Set<String> known = of(route);
        List<FieldError> errors = new ArrayList<>();
        given.forEach((name, values) -> {
            if (!known.contains(name)) {
                errors.add(unknown(name, known));
            } else if (values.length > 1) {
                errors.add(new FieldError(name, "must be given once"));
            }
        });
        if (!errors.isEmpty()) {
            throw ApiProblem.invalid(errors);
        }
    }

    static FieldError unknown(String name, Set<String> known) {
        return new FieldError(
                shown(name), "is not known here; there are " + (known.isEmpty() ? "none" : String.join(", ", known)));
    }

    /**
     * Values separated by commas; none where the parameter is left out.
     *
     * @throws ApiProblem naming the parameter if one of them cannot be read
     */
    static <T> Set<T> all(String name, @Nullable String text, Function<String, T> value) {
        Set<T> values = new LinkedHashSet<>();
        if (text != null) {
            for (String part : text.split(",", -1)) {
                one(name, part, value).ifPresent(values::add);
            }
        }
        return values;
    }

    /** The same of one value at most. */
    static <T> Optional<T> one(String name, @Nullable String text, Function<String, T> value) {
        try {
            return Optional.ofNullable(text).map(value);
        } catch (InvalidValue e) {
            throw ApiProblem.invalid(name, e.sentence());
        }
    }

    private static Set<String> of(HandlerMethod route) {
        Set<String> names = new TreeSet<>();
        Arrays.stream(route.getMethodParameters())
                .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
                .map(MethodParameter::getParameter)
                .forEach(parameter -> names.add(parameter.getName()));
        return names;
    }

    /** A foreign name as an answer can hold it. */
    private static String shown(String name) {
        String some = name.isBlank() ? "a parameter without a name" : name;
        return WellFormed.repaired(some.length() > 100 ? some.substring(0, 100) : some);
    }
}
