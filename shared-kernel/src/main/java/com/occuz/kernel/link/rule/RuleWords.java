package com.occuz.kernel.link.rule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Rules for people: what each looks at, in words. */
public final class RuleWords {

    private RuleWords() {}

    /** Such as {@code phones: device phone or tablet; language de → https://example.org/app}; instants in ISO 8601, UTC. */
    public static String of(Rule rule) {
        return of(rule, Instant::toString);
    }

    /** @param times tells instants */
    public static String of(Rule rule, Function<Instant, String> times) {
        return rule.name() + ": " + conditions(rule.conditions(), times) + " → " + destinations(rule);
    }

    private static String conditions(Conditions conditions, Function<Instant, String> times) {
        List<String> words = new ArrayList<>();
        add(words, "device", conditions.device().stream().map(Device::wireName).toList());
        add(words, "system", conditions.os().stream().map(OperatingSystem::wireName).toList());
        add(words, "browser", conditions.browser().stream().map(Browser::wireName).toList());
        add(words, "language", conditions.language().stream().map(LanguageRange::value).toList());
        add(words, "country", conditions.country().stream().map(CountryCode::value).toList());
        add(words, "from", conditions.from(), times);
        add(words, "until", conditions.until(), times);
        conditions.query().forEach(one -> words.add(one.values().isEmpty()
                ? "?" + one.parameter()
                : one.values().stream().map(value -> "?" + one.parameter() + "=" + value).collect(Collectors.joining(" or "))));
        return words.isEmpty() ? "everybody" : String.join("; ", words);
    }

    private static void add(List<String> words, String what, List<String> values) {
        if (!values.isEmpty()) {
            words.add(what + " " + String.join(" or ", values));
        }
    }

    private static void add(List<String> words, String what, @Nullable Instant instant, Function<Instant, String> times) {
        if (instant != null) {
            words.add(what + " " + times.apply(instant));
        }
    }

    private static String destinations(Rule rule) {
        if (rule.destination() != null) {
            return rule.destination().value();
        }
        int all = rule.variants().stream().mapToInt(Variant::weight).sum();
        return rule.variants().stream()
                .map(variant -> variant.name() + " (" + variant.weight() + " of " + all + ") " + variant.destination())
                .collect(Collectors.joining(", "));
    }
}
