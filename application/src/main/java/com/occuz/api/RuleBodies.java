package com.occuz.api;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the rules of a link out of a body; whatever is wrong is named, such as {@code rules[2].conditions.device}. */
final class RuleBodies {

    private static final String DESTINATION = "destination";
    private static final String VARIANTS = "variants";
    private static final String CONDITIONS = "conditions";
    private static final String QUERY = "query";

    private RuleBodies() {}

    /** None where the field is {@code null} or an empty list; what is returned counts only if the body has no faults. */
    static Rules rules(JsonBody body, String field) {
        List<Rule> rules = new ArrayList<>();
        for (JsonBody one : body.objects(field, 0, Rules.MOST)) {
            rule(one).ifPresent(rules::add);
        }
        return body.value(field, () -> new Rules(rules)).orElse(Rules.NONE);
    }

    private static Optional<Rule> rule(JsonBody body) {
        Optional<RuleName> name = body.requiredText("name", RuleName::new);
        Optional<Conditions> conditions = body.has(CONDITIONS)
                ? body.object(CONDITIONS, "must be an object").flatMap(RuleBodies::conditions)
                : Optional.of(Conditions.NONE);
        Optional<Destination> destination = body.text(DESTINATION, Destination::new);
        boolean isOne = body.has(DESTINATION) && !body.isNull(DESTINATION);
        boolean isSplit = body.has(VARIANTS) && !body.isNull(VARIANTS);
        if (isOne == isSplit) {
            body.fault(isOne ? VARIANTS : DESTINATION, "a rule has either a destination or variants");
        }
        List<Variant> variants = isSplit ? variants(body) : List.of();
        body.noOthers();
        if (name.isEmpty() || isOne == isSplit || isOne && destination.isEmpty()) {
            return Optional.empty();
        }
        return body.value(
                isSplit ? VARIANTS : DESTINATION,
                () -> new Rule(name.get(), conditions.orElse(Conditions.NONE), destination.orElse(null), variants));
    }

    private static List<Variant> variants(JsonBody body) {
        List<Variant> variants = new ArrayList<>();
        for (JsonBody one : body.objects(VARIANTS, 2, Rule.MOST_VARIANTS)) {
            Optional<RuleName> name = one.requiredText("name", RuleName::new);
            Optional<Long> weight = one.integer("weight", 1, Variant.MOST_WEIGHT);
            Optional<Destination> destination = one.requiredText(DESTINATION, Destination::new);
            one.noOthers();
            if (name.isPresent() && destination.isPresent()) {
                variants.add(new Variant(name.get(), weight.orElse(1L).intValue(), destination.get()));
            }
        }
        return variants;
    }

    private static Optional<Conditions> conditions(JsonBody body) {
        List<Device> device = each(body, "device", Device::named);
        List<OperatingSystem> os = each(body, "os", OperatingSystem::named);
        List<Browser> browser = each(body, "browser", Browser::named);
        List<LanguageRange> language = each(body, "language", LanguageRange::new);
        List<CountryCode> country = each(body, "country", CountryCode::new);
        Optional<Instant> from = body.instant("from");
        Optional<Instant> until = body.instant("until");
        List<QueryCondition> query = body.has(QUERY) && !body.isNull(QUERY) ? query(body) : List.of();
        body.noOthers();
        return body.value(
                query.stream().map(QueryCondition::parameter).distinct().count() < query.size() ? QUERY : "until",
                () -> new Conditions(device, os, browser, language, country, from.orElse(null), until.orElse(null), query));
    }

    private static List<QueryCondition> query(JsonBody body) {
        List<QueryCondition> query = new ArrayList<>();
        for (JsonBody one : body.objects(QUERY, 0, Conditions.MOST_PARAMETERS)) {
            Optional<String> parameter = one.requiredText("parameter", Function.identity());
            Optional<List<String>> values = one.texts("values");
            one.noOthers();
            parameter.flatMap(name -> one.value("values", () -> new QueryCondition(name, values.orElse(List.of()))))
                    .ifPresent(query::add);
        }
        return query;
    }

    private static <T> List<T> each(JsonBody body, String field, Function<String, T> value) {
        List<String> texts = body.texts(field).orElse(List.of());
        if (texts.size() > Conditions.MOST_VALUES) {
            body.fault(field, "has at most " + Conditions.MOST_VALUES + " values");
            return List.of();
        }
        return body.value(field, () -> texts.stream().map(value).toList()).orElse(List.of());
    }
}
