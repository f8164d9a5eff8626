package com.occuz.kernel.link.rule;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A link's rules in their order: at most 20 with different names. The first one whose conditions hold decides; where none
 * does, the link's own destination stands.
 */
public record Rules(@JsonValue List<Rule> values) {

    public static final int MOST = 20;

    /** What all destinations may have together: every edge holds them in memory, and every change repeats them. */
    public static final int MOST_CHARACTERS = 65_536;

    public static final Rules NONE = new Rules(List.of());

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Rules {
        // What comes out of JSON may hold null in spite of the type.
        if (values.stream().anyMatch(Objects::isNull)) {
            throw new InvalidValue("a rule is an object");
        }
        values = List.copyOf(values);
        if (values.size() > MOST) {
            throw new InvalidValue("a link has at most " + MOST + " rules");
        }
        if (values.stream().map(Rule::name).distinct().count() < values.size()) {
            throw new InvalidValue("the rules of a link have different names");
        }
        if (values.stream().flatMap(Rule::destinations).mapToInt(to -> to.value().length()).sum() > MOST_CHARACTERS) {
            throw new InvalidValue("the destinations of a link's rules have at most " + MOST_CHARACTERS + " characters together");
        }
    }

    public boolean areNone() {
        return values.isEmpty();
    }

    /** {@code null} where no rule decides. */
    public @Nullable Decision decide(Visit visit) {
        for (Rule rule : values) {
            if (rule.conditions().hold(visit)) {
                return rule.decide(visit);
            }
        }
        return null;
    }

    /** Whether where it leads may depend on the browser's name. */
    public boolean lookAtUserAgent() {
        return values.stream().anyMatch(rule -> rule.conditions().lookAtUserAgent());
    }

    /** Whether where it leads may depend on the language that is wanted. */
    public boolean lookAtLanguage() {
        return values.stream().anyMatch(rule -> !rule.conditions().language().isEmpty());
    }
}
