package com.occuz.console;

import com.occuz.kernel.link.Destination;
import com.occuz.kernel.link.rule.Browser;
import com.occuz.kernel.link.rule.Conditions;
import com.occuz.kernel.link.rule.CountryCode;
import com.occuz.kernel.link.rule.Device;
import com.occuz.kernel.link.rule.LanguageRange;
import com.occuz.kernel.link.rule.OperatingSystem;
import com.occuz.kernel.link.rule.QueryCondition;
import com.occuz.kernel.link.rule.Rule;
import com.occuz.kernel.link.rule.RuleName;
import com.occuz.kernel.link.rule.Rules;
import com.occuz.kernel.link.rule.Variant;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form of a link's rules, in both directions. Fields are {@code rule.2.device.phone}, {@code rule.2.target.0.weight} and
 * so on; {@code rules} and {@code rule.2.targets} say how many there are.
 */
final class RulesForm {

    static final String COUNT = "rules";
    static final String VERSION = "version";

    private static final String CHECKED = "yes";
    private static final Pattern ACT = Pattern.compile("(add|up|down|remove|more|less)(?:\\.(\\d{1,2}))?(?:\\.(\\d{1,2}))?");
    private static final Pattern FIELD = Pattern.compile("rules\\[(\\d+)](?:\\.variants\\[(\\d+)])?\\.destination");

    private RulesForm() {}

    /**
     * A rule's place in the form, for the page.
     *
     * @param asksMore whether it has conditions besides the device
     */
    public record Place(int index, List<Integer> targets, boolean isFirst, boolean isLast, boolean asksMore) {

        /** What the names of its fields begin with. */
        public String field() {
            return "rule." + index;
        }

        public boolean isSplit() {
            return targets.size() > 1;
        }
    }

    static List<Place> places(Fields form) {
        int count = number(form.value(COUNT), Rules.MOST);
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            places.add(new Place(i, indices(targets(form, i)), i == 0, i == count - 1, asksMore(form, "rule." + i)));
        }
        return places;
    }

    private static boolean asksMore(Fields form, String at) {
        return Stream.of("os.", "browser.", "language", "country", "from", "until", "query")
                .anyMatch(more -> form.names().anyMatch(name -> name.startsWith(at + "." + more) && !form.value(name).isBlank()));
    }

    static Fields of(Rules rules, long version, Times times) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(VERSION, Long.toString(version));
        values.put(COUNT, Integer.toString(rules.values().size()));
        for (int i = 0; i < rules.values().size(); i++) {
            put(values, "rule." + i, rules.values().get(i), times);
        }
        return new Fields(values);
    }

    private static void put(Map<String, String> values, String at, Rule rule, Times times) {
        Conditions when = rule.conditions();
        values.put(at + ".name", rule.name().value());
        when.device().forEach(one -> values.put(at + ".device." + one.wireName(), CHECKED));
        when.os().forEach(one -> values.put(at + ".os." + one.wireName(), CHECKED));
        when.browser().forEach(one -> values.put(at + ".browser." + one.wireName(), CHECKED));
        values.put(at + ".language", String.join(", ", when.language().stream().map(LanguageRange::value).toList()));
        values.put(at + ".country", String.join(", ", when.country().stream().map(CountryCode::value).toList()));
        values.put(at + ".from", times.input(when.from()));
        values.put(at + ".until", times.input(when.until()));
        values.put(at + ".query", String.join("\n", when.query().stream().flatMap(one -> one.values().isEmpty()
                ? Stream.of(one.parameter())
                : one.values().stream().map(value -> one.parameter() + "=" + value)).toList()));
        if (rule.destination() != null) {
            values.put(at + ".targets", "1");
            values.put(at + ".target.0.destination", rule.destination().value());
        }
        for (int j = 0; j < rule.variants().size(); j++) {
            Variant variant = rule.variants().get(j);
            values.put(at + ".targets", Integer.toString(rule.variants().size()));
            values.put(at + ".target." + j + ".name", variant.name().value());
            values.put(at + ".target." + j + ".weight", Integer.toString(variant.weight()));
            values.put(at + ".target." + j + ".destination", variant.destination().value());
        }
    }

    /**
     * The form after one of its buttons: {@code add}, {@code up.2}, {@code down.2}, {@code remove.2}, {@code more.2} (one
     * more destination to compare) or {@code less.2.0}. Anything else changes nothing.
     */
    static Fields after(String act, Fields form) {
        Matcher asked = ACT.matcher(act);
        if (!asked.matches()) {
            return form;
        }
        int rule = number(asked.group(2), 99);
        List<Map<String, String>> rules = new ArrayList<>();
        places(form).forEach(place -> rules.add(under(form, place.field() + ".")));
        switch (asked.group(1)) {
            case "add" -> add(rules);
            case "up" -> swap(rules, rule - 1, rule);
            case "down" -> swap(rules, rule, rule + 1);
            case "remove" -> removeAt(rules, rule);
            case "more" -> more(rules, rule);
            default -> less(rules, rule, number(asked.group(3), 99));
        }
        Map<String, String> values = new HashMap<>();
        values.put(VERSION, form.value(VERSION));
        values.put(COUNT, Integer.toString(rules.size()));
        for (int i = 0; i < rules.size(); i++) {
            String at = "rule." + i + ".";
            rules.get(i).forEach((field, value) -> values.put(at + field, value));
        }
        return new Fields(values);
    }

    private static void add(List<Map<String, String>> rules) {
        if (rules.size() < Rules.MOST) {
            rules.add(new HashMap<>(Map.of("targets", "1")));
        }
    }

    private static void swap(List<Map<String, String>> rules, int one, int other) {
        if (one >= 0 && other < rules.size()) {
            Collections.swap(rules, one, other);
        }
    }

    private static void removeAt(List<Map<String, String>> rules, int rule) {
        if (rule < rules.size()) {
            rules.remove(rule);
        }
    }

    private static void more(List<Map<String, String>> rules, int rule) {
        if (rule < rules.size()) {
            Map<String, String> fields = rules.get(rule);
            int targets = Math.max(1, number(fields.getOrDefault("targets", "1"), Rule.MOST_VARIANTS));
            fields.put("targets", Integer.toString(Math.min(Rule.MOST_VARIANTS, targets + 1)));
        }
    }

    private static void less(List<Map<String, String>> rules, int rule, int target) {
        if (rule >= rules.size()) {
            return;
        }
        Map<String, String> fields = rules.get(rule);
        int targets = number(fields.getOrDefault("targets", "1"), Rule.MOST_VARIANTS);
        if (targets < 2 || target >= targets) {
            return;
        }
        for (int j = target; j < targets; j++) {
            for (String field : List.of("name", "weight", "destination")) {
                String next = fields.get("target." + (j + 1) + "." + field);
                String here = "target." + j + "." + field;
                if (next == null || j + 1 == targets) {
                    fields.remove(here);
                } else {
                    fields.put(here, next);
                }
            }
        }
        fields.put("targets", Integer.toString(targets - 1));
    }

    private static Map<String, String> under(Fields form, String prefix) {
        Map<String, String> fields = new HashMap<>();
        form.names().filter(name -> name.startsWith(prefix))
                .forEach(name -> fields.put(name.substring(prefix.length()), form.value(name)));
        return fields;
    }

    /** Empty if a field is at fault. */
    static Optional<Rules> read(Fields form) {
        List<Rule> rules = new ArrayList<>();
        for (Place place : places(form)) {
            rule(form, place).ifPresent(rules::add);
        }
        Optional<Rules> all = all(form, rules);
        return form.isSound() ? all : Optional.empty();
    }

    private static Optional<Rules> all(Fields form, List<Rule> rules) {
        try {
            return Optional.of(new Rules(rules));
        } catch (InvalidValue e) {
            form.fault("rule.0.name", sentence(e));
            return Optional.empty();
        }
    }

    private static Optional<Rule> rule(Fields form, Place place) {
        String at = place.field();
        Optional<RuleName> name = form.required(at + ".name", "Give the rule a name.", RuleName::new);
        Optional<Conditions> conditions = conditions(form, at);
        if (!place.isSplit()) {
            Optional<Destination> destination = destination(form, at + ".target.0.destination");
            return name.isPresent() && destination.isPresent()
                    ? Optional.of(new Rule(name.get(), conditions.orElse(null), destination.get(), null))
                    : Optional.empty();
        }
        List<Variant> variants = new ArrayList<>();
        for (int j : place.targets()) {
            String target = at + ".target." + j;
            Optional<RuleName> called = form.required(target + ".name", "Give the variant a name.", RuleName::new);
            int weight = form.read(target + ".weight", RulesForm::weight).orElse(1);
            destination(form, target + ".destination")
                    .ifPresent(to -> called.ifPresent(it -> variants.add(new Variant(it, weight, to))));
        }
        if (variants.stream().map(Variant::name).distinct().count() < variants.size()) {
            form.fault(at + ".target.0.name", "Give each variant a name of its own.");
        }
        return name.isPresent() && form.isSound()
                ? Optional.of(new Rule(name.get(), conditions.orElse(null), null, variants))
                : Optional.empty();
    }

    private static Optional<Conditions> conditions(Fields form, String at) {
        List<Device> device = ticked(form, at + ".device.", Device.values(), Device::wireName);
        List<OperatingSystem> os = ticked(form, at + ".os.", OperatingSystem.values(), OperatingSystem::wireName);
        List<Browser> browser = ticked(form, at + ".browser.", Browser.values(), Browser::wireName);
        List<LanguageRange> language = form.read(at + ".language", RulesForm::languages).orElse(List.of());
        List<CountryCode> country = form.read(at + ".country", RulesForm::countries).orElse(List.of());
        Optional<Instant> from = form.read(at + ".from", Times::parse);
        Optional<Instant> until = form.read(at + ".until", Times::parse);
        List<QueryCondition> query = form.read(at + ".query", RulesForm::query).orElse(List.of());
        try {
            return Optional.of(new Conditions(
                    device, os, browser, language, country, from.orElse(null), until.orElse(null), query));
        } catch (InvalidValue e) {
            String field = query.size() > Conditions.MOST_PARAMETERS
                    ? ".query"
                    : language.size() > Conditions.MOST_VALUES
                            ? ".language"
                            : country.size() > Conditions.MOST_VALUES ? ".country" : ".until";
            form.fault(at + field, sentence(e));
            return Optional.empty();
        }
    }

    private static <T> List<T> ticked(Fields form, String prefix, T[] all, Function<T, String> name) {
        return Arrays.stream(all).filter(one -> form.value(prefix + name.apply(one)).equals(CHECKED)).toList();
    }

    private static List<LanguageRange> languages(String text) {
        return Arrays.stream(text.split("[,;\\s]+", -1)).filter(it -> !it.isEmpty()).map(LanguageRange::new).toList();
    }

    private static List<CountryCode> countries(String text) {
        return Arrays.stream(text.split("[,;\\s]+", -1)).filter(it -> !it.isEmpty()).map(CountryCode::new).toList();
    }

    /** One {@code name=value} a line; a name alone has to be there, whatever its value. */
    private static List<QueryCondition> query(String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String line : text.lines().map(String::strip).filter(it -> !it.isEmpty()).toList()) {
            String pair = line.startsWith("?") ? line.substring(1) : line;
            int equals = pair.indexOf('=');
            List<String> those = values.computeIfAbsent(equals < 0 ? pair : pair.substring(0, equals), it -> new ArrayList<>());
            if (equals >= 0) {
                those.add(pair.substring(equals + 1));
            }
        }
        return values.entrySet().stream().map(one -> new QueryCondition(one.getKey(), one.getValue())).toList();
    }

    private static Optional<Destination> destination(Fields form, String field) {
        return form.required(field, "Say where the rule leads.", LinkForm::destination);
    }

    private static int weight(String text) {
        if (!text.matches("\\d{1,4}")) {
            throw new InvalidValue("must be a number from 1 to " + Variant.MOST_WEIGHT);
        }
        int weight = Integer.parseInt(text);
        if (weight < 1 || weight > Variant.MOST_WEIGHT) {
            throw new InvalidValue("must be a number from 1 to " + Variant.MOST_WEIGHT);
        }
        return weight;
    }

    private static String sentence(InvalidValue fault) {
        return Character.toUpperCase(fault.sentence().charAt(0)) + fault.sentence().substring(1) + ".";
    }

    /** Where a decision's no stands in this form. */
    static void refused(Fields form, Reason reason) {
        Matcher field = FIELD.matcher(reason.field());
        if (field.matches()) {
            String target = field.group(2) == null ? "0" : field.group(2);
            form.fault("rule." + field.group(1) + ".target." + target + ".destination", reason.sentence());
        } else {
            form.fault(COUNT, reason.sentence());
        }
    }

    private static int targets(Fields form, int rule) {
        return Math.max(1, number(form.value("rule." + rule + ".targets"), Rule.MOST_VARIANTS));
    }

    private static List<Integer> indices(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    private static int number(@Nullable String text, int most) {
        return text == null || !text.matches("\\d{1,2}") ? 0 : Math.min(most, Integer.parseInt(text));
    }
}
