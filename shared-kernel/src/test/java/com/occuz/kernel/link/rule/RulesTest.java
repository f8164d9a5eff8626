package com.occuz.kernel.link.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.occuz.kernel.link.Destination;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkOptions;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.testing.AnyValue;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

class RulesTest {

    private static final LinkId K7 = LinkId.parse("link:default/k7");
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String IPHONE =
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1";

    private static Visit visit(@Nullable String agent, @Nullable String languages, @Nullable String query) {
        return new Visit(K7, NOW, agent, languages, null, query, null, () -> 0);
    }

    private static Conditions onDevice(Device... devices) {
        return new Conditions(List.of(devices), null, null, null, null, null, null, null);
    }

    private static Conditions inLanguage(String... ranges) {
        return new Conditions(null, null, null, List.of(ranges).stream().map(LanguageRange::new).toList(), null, null, null, null);
    }

    private static Conditions withQuery(QueryCondition... parameters) {
        return new Conditions(null, null, null, null, null, null, null, List.of(parameters));
    }

    private static Conditions between(@Nullable Instant from, @Nullable Instant until) {
        return new Conditions(null, null, null, null, null, from, until, null);
    }

    private static Destination to(String path) {
        return new Destination("https://example.org/" + path);
    }

    private static Rule rule(String name, Conditions conditions) {
        return new Rule(new RuleName(name), conditions, to(name), null);
    }

    private static Variant variant(String name, int weight) {
        return new Variant(new RuleName(name), weight, to(name));
    }

    private static @Nullable String decided(Visit visit, Rule... rules) {
        Decision decision = new Rules(List.of(rules)).decide(visit);
        return decision == null ? null : decision.rule().value();
    }

    private static boolean holds(Conditions conditions, Visit visit) {
        return decided(visit, rule("r", conditions)) != null;
    }

    @Nested
    class The_rule_that_decides {

        @Test
        void is_the_first_whose_conditions_all_hold() {
            Conditions germanPhones = new Conditions(
                    List.of(Device.PHONE), null, null, List.of(new LanguageRange("de")), null, null, null, null);
            Rule[] rules = {rule("both", germanPhones), rule("phones", onDevice(Device.PHONE)), rule("all", Conditions.NONE)};
            assertThat(decided(visit(IPHONE, "de-CH", null), rules)).isEqualTo("both");
            assertThat(decided(visit(IPHONE, "fr", null), rules)).isEqualTo("phones");
            assertThat(decided(visit("curl/8", "de", null), rules)).isEqualTo("all");
            assertThat(decided(visit("curl/8", "de", null), rules[0], rules[1])).isNull();
        }

        @Test
        void is_none_of_no_rules() {
            assertThat(Rules.NONE.decide(visit(IPHONE, "de", "a=b"))).isNull();
        }
    }

    @Nested
    class A_condition {

        @Test
        void holds_for_any_of_its_values_and_for_nobody_who_does_not_tell() {
            assertThat(holds(onDevice(Device.TABLET, Device.PHONE), visit(IPHONE, null, null))).isTrue();
            assertThat(holds(onDevice(Device.TABLET, Device.TV), visit(IPHONE, null, null))).isFalse();
            assertThat(holds(onDevice(Device.values()), visit(null, null, null))).isFalse();
            assertThat(holds(inLanguage("de"), visit(null, null, null))).isFalse();
        }

        @Test
        void of_language_looks_at_what_is_wanted_most() {
            assertThat(holds(inLanguage("de"), visit(null, "fr;q=0.5, de-CH", null))).isTrue();
            assertThat(holds(inLanguage("de-ch"), visit(null, "de-CH", null))).isTrue();
            assertThat(holds(inLanguage("DE-ch"), visit(null, "de-ch-1996", null))).isTrue();
            assertThat(holds(inLanguage("de-ch"), visit(null, "de", null))).isFalse();
            assertThat(holds(inLanguage("de"), visit(null, "fr, de", null))).isFalse();
            assertThat(holds(inLanguage("de"), visit(null, "den", null))).isFalse();
            assertThat(holds(inLanguage("de"), visit(null, "*, de;q=0.1", null))).isTrue();
            assertThat(holds(inLanguage("de"), visit(null, "de;q=0", null))).isFalse();
            assertThat(holds(inLanguage("de"), visit(null, "de;q=9, en", null))).isFalse();
            assertThat(holds(inLanguage("de"), visit(null, ",;;q=, ;q=1,,,", null))).isFalse();
            assertThat(holds(inLanguage("de"), visit(null, ",".repeat(100_000) + "de", null))).isFalse();
        }

        @Test
        void of_country_holds_where_it_is_known() {
            Conditions alps = new Conditions(
                    null, null, null, null, List.of(new CountryCode("ch"), new CountryCode("AT")), null, null, null);
            assertThat(holds(alps, new Visit(K7, NOW, null, null, "CH", null, null, () -> 0))).isTrue();
            assertThat(holds(alps, new Visit(K7, NOW, null, null, "DE", null, null, () -> 0))).isFalse();
            assertThat(holds(alps, new Visit(K7, NOW, null, null, null, null, null, () -> 0))).isFalse();
        }

        @Test
        void of_time_holds_from_its_start_until_right_before_its_end() {
            assertThat(holds(between(NOW, null), visit(null, null, null))).isTrue();
            assertThat(holds(between(NOW.plusNanos(1_000), null), visit(null, null, null))).isFalse();
            assertThat(holds(between(null, NOW), visit(null, null, null))).isFalse();
            assertThat(holds(between(null, NOW.plusNanos(1_000)), visit(null, null, null))).isTrue();
        }

        @Test
        void of_the_query_holds_for_any_value_of_the_parameter() {
            Conditions mail = withQuery(new QueryCondition("src", List.of("mail", "a b", "")));
            assertThat(holds(mail, visit(null, null, "x=1&src=mail"))).isTrue();
            assertThat(holds(mail, visit(null, null, "src=web&src=a+b"))).isTrue();
            assertThat(holds(mail, visit(null, null, "s%72c=a%20b"))).isTrue();
            assertThat(holds(mail, visit(null, null, "src"))).isTrue();
            assertThat(holds(mail, visit(null, null, "src=Mail"))).isFalse();
            assertThat(holds(mail, visit(null, null, "src=%6"))).isFalse();
            assertThat(holds(mail, visit(null, null, null))).isFalse();
            Conditions there = withQuery(new QueryCondition("src", List.of()), new QueryCondition("%", List.of("%zz")));
            assertThat(holds(there, visit(null, null, "src=&%=%zz"))).isTrue();
            assertThat(holds(there, visit(null, null, "src=x"))).isFalse();
        }
    }

    @Nested
    class A_comparison {

        private final Rule split = new Rule(
                new RuleName("test"), null, null, List.of(variant("a", 1), variant("b", 3), variant("c", 996)));

        private String variantOf(Rule rule, String visitor) {
            Visit visit = new Visit(K7, NOW, null, null, null, null, visitor, () -> {
                throw new AssertionError("a known visitor is not led by chance");
            });
            Decision decision = new Rules(List.of(rule)).decide(visit);
            return String.valueOf(decision == null ? null : decision.variant());
        }

        @Test
        void leads_the_same_visitor_always_to_the_same_variant() {
            for (int i = 0; i < 100; i++) {
                assertThat(variantOf(split, "v" + i)).isEqualTo(variantOf(split, "v" + i));
            }
        }

        @Test
        void shares_visitors_by_weight() {
            Rule thirds = new Rule(new RuleName("test"), null, null, List.of(variant("a", 1), variant("b", 2)));
            long ofA = IntStream.range(0, 30_000).filter(i -> variantOf(thirds, "v" + i).equals("a")).count();
            assertThat(ofA).isCloseTo(10_000, within(500L));
        }

        @Test
        void moves_only_whom_a_changed_weight_moves() {
            Rule more = new Rule(new RuleName("test"), null, null, List.of(variant("a", 2), variant("b", 2)));
            Rule less = new Rule(new RuleName("test"), null, null, List.of(variant("a", 1), variant("b", 2)));
            for (int i = 0; i < 1_000; i++) {
                if (variantOf(less, "v" + i).equals("a")) {
                    assertThat(variantOf(more, "v" + i)).isEqualTo("a");
                }
            }
        }

        @Test
        void of_another_rule_or_link_shares_them_anew() {
            Rule halves = new Rule(new RuleName("one"), null, null, List.of(variant("a", 1), variant("b", 1)));
            Rule others = new Rule(new RuleName("two"), null, null, List.of(variant("a", 1), variant("b", 1)));
            Map<String, Integer> both = new HashMap<>();
            for (int i = 0; i < 4_000; i++) {
                both.merge(variantOf(halves, "v" + i) + variantOf(others, "v" + i), 1, Integer::sum);
            }
            assertThat(both).hasSize(4).allSatisfy((pair, count) -> assertThat(count).isBetween(800, 1_200));
        }

        @Test
        void leads_by_chance_whoever_is_not_to_be_known() {
            for (long draw : new long[] {0, 1, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
                Decision decision = new Rules(List.of(split)).decide(new Visit(K7, NOW, null, null, null, null, null, () -> draw));
                assertThat(decision).isNotNull().satisfies(it -> assertThat(it.variant())
                        .isEqualTo(new RuleName(draw == 0 || draw == 1 ? "a" : "c")));
            }
        }
    }

    @Nested
    class What_is_no_rule {

        @Test
        void is_refused() {
            assertThatThrownBy(() -> new RuleName("Phones")).isInstanceOf(InvalidValue.class);
            assertThatThrownBy(() -> new RuleName("x".repeat(41))).isInstanceOf(InvalidValue.class);
            assertThatThrownBy(() -> new LanguageRange("deutsch")).isInstanceOf(InvalidValue.class);
            assertThatThrownBy(() -> new CountryCode("CHE")).isInstanceOf(InvalidValue.class);
            assertThatThrownBy(() -> new QueryCondition("", List.of())).isInstanceOf(InvalidValue.class);
            assertThatThrownBy(() -> new QueryCondition("a", List.of("\u0000"))).isInstanceOf(InvalidValue.class);
            assertThatThrownBy(() -> new QueryCondition("a", IntStream.range(0, 21).mapToObj(String::valueOf).toList()))
                    .isInstanceOf(InvalidValue.class);
            assertThatThrownBy(() -> withQuery(new QueryCondition("a", null), new QueryCondition("a", List.of("b"))))
                    .hasMessageContaining("once");
            assertThatThrownBy(() -> between(NOW, NOW)).hasMessageContaining("begin before it ends");
            assertThatThrownBy(() -> variant("a", 0)).isInstanceOf(InvalidValue.class);
            assertThatThrownBy(() -> variant("a", 1_001)).isInstanceOf(InvalidValue.class);
        }

        @Test
        void is_refused_with_both_a_destination_and_variants_or_neither() {
            RuleName name = new RuleName("r");
            assertThatThrownBy(() -> new Rule(name, null, null, null)).hasMessageContaining("either");
            assertThatThrownBy(() -> new Rule(name, null, to("x"), List.of(variant("a", 1), variant("b", 1))))
                    .hasMessageContaining("either");
            assertThatThrownBy(() -> new Rule(name, null, null, List.of(variant("a", 1)))).hasMessageContaining("2 to 10");
            assertThatThrownBy(() -> new Rule(name, null, null, List.of(variant("a", 1), variant("a", 2))))
                    .hasMessageContaining("different names");
        }

        @Test
        void is_refused_beyond_what_a_link_may_have() {
            Rule rule = rule("a", Conditions.NONE);
            assertThatThrownBy(() -> new Rules(List.of(rule, rule))).hasMessageContaining("different names");
            List<Rule> many = IntStream.range(0, 21).mapToObj(i -> rule("r" + i, Conditions.NONE)).toList();
            assertThatThrownBy(() -> new Rules(many)).hasMessageContaining("at most 20");
            assertThat(new Rules(many.subList(0, 20)).values()).hasSize(20);
            Destination long8k = to("x".repeat(8_000));
            List<Rule> heavy = IntStream.range(0, 9)
                    .mapToObj(i -> new Rule(new RuleName("r" + i), null, long8k, null))
                    .toList();
            assertThatThrownBy(() -> new Rules(heavy)).hasMessageContaining("65536 characters together");
        }
    }

    @Nested
    class As_json {

        private final JsonMapper json = JsonMapper.builder().disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS).build();

        @Test
        void any_rules_are_read_as_they_were_written() {
            AnyValue any = new AnyValue(new SplittableRandom(7));
            for (int i = 0; i < 200; i++) {
                LinkOptions options = LinkOptions.USUAL.ruledBy(any.rules(NOW));
                assertThat(json.readValue(json.writeValueAsString(options), LinkOptions.class)).isEqualTo(options);
            }
        }

        @Test
        void options_of_a_time_without_rules_have_none() {
            assertThat(json.readValue("{\"maxClicks\":null,\"forwarding\":{\"query\":false,\"path\":false},\"isDisabled\":false}", LinkOptions.class))
                    .isEqualTo(LinkOptions.USUAL);
        }
    }
}
