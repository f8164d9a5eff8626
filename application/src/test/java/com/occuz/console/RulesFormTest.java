package com.occuz.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.link.rule.Rules;
import com.occuz.kernel.refusal.Reason;
import com.occuz.kernel.testing.AnyValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RulesFormTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    private static Fields form(String... pairs) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            values.put(pairs[i], pairs[i + 1]);
        }
        return new Fields(values);
    }

    private static Fields three() {
        return form(
                "version", "4", "rules", "3",
                "rule.0.name", "a", "rule.0.target.0.destination", "a.example",
                "rule.1.name", "b", "rule.1.device.phone", "yes", "rule.1.target.0.destination", "b.example",
                "rule.2.name", "c", "rule.2.target.0.destination", "c.example");
    }

    private static String names(Fields form) {
        return String.join(" ", RulesForm.places(form).stream().map(place -> form.value(place.field() + ".name")).toList());
    }

    @Test
    void any_rules_read_as_they_were_to_the_minute() {
        AnyValue any = new AnyValue(new SplittableRandom(3));
        for (int i = 0; i < 100; i++) {
            // The form holds minutes, and lines without blanks around them.
            Rules rules = any.rules(NOW.truncatedTo(ChronoUnit.MINUTES));
            Fields once = RulesForm.of(rules, 1, new Times());
            Rules read = RulesForm.read(once).orElseThrow(() -> new AssertionError(once.faults()));
            assertThat(RulesForm.read(RulesForm.of(read, 1, new Times()))).contains(read);
            assertThat(read.values()).hasSameSizeAs(rules.values());
            assertThat(read.values().stream().flatMap(rule -> rule.destinations()))
                    .containsExactlyElementsOf(rules.values().stream().flatMap(rule -> rule.destinations()).toList());
        }
    }

    @Nested
    class Its_buttons {

        @Test
        void move_a_rule_with_all_that_belongs_to_it() {
            Fields moved = RulesForm.after("up.1", three());
            assertThat(names(moved)).isEqualTo("b a c");
            assertThat(moved.value("rule.0.device.phone")).isEqualTo("yes");
            assertThat(moved.value("rule.1.device.phone")).isEmpty();
            assertThat(moved.value("version")).isEqualTo("4");
            assertThat(names(RulesForm.after("down.1", three()))).isEqualTo("a c b");
            assertThat(names(RulesForm.after("up.0", three()))).isEqualTo("a b c");
            assertThat(names(RulesForm.after("down.2", three()))).isEqualTo("a b c");
        }

        @Test
        void remove_and_add() {
            assertThat(names(RulesForm.after("remove.0", three()))).isEqualTo("b c");
            assertThat(RulesForm.places(RulesForm.after("add", three()))).hasSize(4);
            Fields full = form("rules", "20");
            assertThat(RulesForm.places(RulesForm.after("add", full))).hasSize(20);
        }

        @Test
        void make_a_comparison_and_take_a_side_of_it_away() {
            Fields two = RulesForm.after("more.1", three());
            assertThat(RulesForm.places(two).get(1).isSplit()).isTrue();
            Fields one = RulesForm.after("less.1.0", two.with("rule.1.target.1.destination", "new.example"));
            assertThat(RulesForm.places(one).get(1).isSplit()).isFalse();
            assertThat(one.value("rule.1.target.0.destination")).isEqualTo("new.example");
            assertThat(one.value("rule.1.target.1.destination")).isEmpty();
        }

        @Test
        void that_nobody_has_made_change_nothing() {
            for (String act : new String[] {"up.99", "remove.7", "less.0.0", "less.9.9", "more.77", "x", "up", "less.0", "add.999"}) {
                assertThat(names(RulesForm.after(act, three()))).as(act).isEqualTo("a b c");
            }
        }
    }

    @Nested
    class What_is_wrong {

        @Test
        void stands_at_its_field() {
            Fields form = form(
                    "rules", "2",
                    "rule.0.name", "A b", "rule.0.language", "d3utsch", "rule.0.country", "Austria", "rule.0.target.0.destination", "ftp://x",
                    "rule.0.from", "2026-02-01T00:00", "rule.0.until", "2026-01-01T00:00",
                    "rule.1.targets", "2", "rule.1.target.0.weight", "0", "rule.1.target.0.destination", "a.example");
            assertThat(RulesForm.read(form)).isEmpty();
            assertThat(form.faults().keySet())
                    .containsExactlyInAnyOrder(
                            "rule.0.name", "rule.0.language", "rule.0.country", "rule.0.target.0.destination", "rule.0.until",
                            "rule.1.name", "rule.1.target.0.name", "rule.1.target.0.weight", "rule.1.target.1.name",
                            "rule.1.target.1.destination");
        }

        @Test
        void is_two_rules_or_variants_of_one_name() {
            Fields same = three().with("rule.1.name", "a");
            assertThat(RulesForm.read(same)).isEmpty();
            assertThat(same.fault("rule.0.name")).contains("different names");
            Fields variants = RulesForm.after("more.0", three())
                    .with("rule.0.target.0.name", "x")
                    .with("rule.0.target.1.name", "x")
                    .with("rule.0.target.1.destination", "y.example");
            assertThat(RulesForm.read(variants)).isEmpty();
            assertThat(variants.fault("rule.0.target.0.name")).contains("a name of its own");
        }

        @Test
        void is_shown_where_a_decision_found_it() {
            Fields form = three();
            RulesForm.refused(form, Reason.invalid("x", "Own host.").at("rules[1].variants[2].destination"));
            RulesForm.refused(form, Reason.invalid("x", "Own host.").at("rules[0].destination"));
            assertThat(form.faults()).containsOnlyKeys("rule.1.target.2.destination", "rule.0.target.0.destination");
        }
    }
}
