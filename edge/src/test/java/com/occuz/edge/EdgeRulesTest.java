package com.occuz.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.occuz.edge.testing.Links;
import com.occuz.edge.testing.RawHttp;
import com.occuz.edge.testing.RawHttp.Answer;
import com.occuz.edge.testing.TestEdge;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.click.Click;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.link.Destination;
import com.occuz.kernel.link.Forwarding;
import com.occuz.kernel.link.LinkEvent;
import com.occuz.kernel.link.LinkEvent.ForwardingChanged;
import com.occuz.kernel.link.LinkEvent.RulesChanged;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.rule.Conditions;
import com.occuz.kernel.link.rule.CountryCode;
import com.occuz.kernel.link.rule.Device;
import com.occuz.kernel.link.rule.LanguageRange;
import com.occuz.kernel.link.rule.QueryCondition;
import com.occuz.kernel.link.rule.Rule;
import com.occuz.kernel.link.rule.RuleName;
import com.occuz.kernel.link.rule.Rules;
import com.occuz.kernel.link.rule.Variant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Links that lead different visitors to different places. */
class EdgeRulesTest extends EdgeOfLinks {

    private static final LinkId K7 = Links.id("k7");
    private static final KeySubject KEY = KeySubject.of(new AccountId("acme"));
    private static final String ANDROID = "User-Agent: Mozilla/5.0 (Linux; Android 10; K) Chrome/140.0.0.0 Mobile Safari/537.36\r\n";
    private static final String OWN = "https://example.org/%C3%A4?q=1#there";

    private static final Rule PHONES = new Rule(
            new RuleName("phones"),
            new Conditions(List.of(Device.PHONE), null, null, null, null, null, null, null),
            new Destination("https://app.example/ö?p=1"),
            null);
    private static final Rule GERMAN = new Rule(
            new RuleName("german"),
            new Conditions(
                    null, null, null, List.of(new LanguageRange("de")), null, null, Links.NOW.plusSeconds(60),
                    List.of(new QueryCondition("src", List.of("mail")))),
            new Destination("https://de.example/"),
            null);
    private static final Rule SPLIT = new Rule(
            new RuleName("test"),
            null,
            null,
            List.of(
                    new Variant(new RuleName("a"), 1, new Destination("https://a.example/")),
                    new Variant(new RuleName("b"), 1, new Destination("https://b.example/"))));

    EdgeRulesTest(@TempDir Path directory) {
        super(directory);
    }

    private Answer ask(String method, String target, String headers) {
        try {
            return RawHttp.ask(port, method + " " + target + " HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String leadsTo(String target, String headers) {
        return ask("GET", target, headers).header("location");
    }

    private void tell(LinkEvent event) {
        long before = server.status().position();
        edge.ledger.add(event);
        assertThat(TestEdge.soon(() -> server.status().position() > before)).isTrue();
    }

    private void ruled(Rule... rules) {
        tell(new RulesChanged(K7, Erasable.of(KEY, Rules.NONE), Erasable.of(KEY, new Rules(List.of(rules))), Links.NOW));
    }

    private List<Click> clicks(int count) {
        assertThat(TestEdge.soon(() -> edge.store.clicks().size() == count)).isTrue();
        return edge.store.clicks();
    }

    @Nested
    class A_link_with_rules {

        @Test
        void leads_by_the_first_rule_that_holds_and_otherwise_to_its_own_destination() {
            ruled(PHONES, GERMAN);
            assertThat(leadsTo("/k7", ANDROID)).isEqualTo("https://app.example/%C3%B6?p=1");
            assertThat(leadsTo("/k7?src=mail", "Accept-Language: de-CH, en;q=0.5\r\n")).isEqualTo("https://de.example/");
            assertThat(leadsTo("/k7?src=mail", "Accept-Language: en, de;q=0.5\r\n")).isEqualTo(OWN);
            assertThat(leadsTo("/k7", "Accept-Language: de\r\n")).isEqualTo(OWN);
            edge.now = Links.NOW.plusSeconds(60);
            assertThat(leadsTo("/k7?src=mail", "Accept-Language: de\r\n")).isEqualTo(OWN);
        }

        @Test
        void leads_by_the_country_of_the_visitor_and_not_of_the_proxy() throws IOException {
            Conditions there = new Conditions(
                    null, null, null, null, List.of(new CountryCode(TestEdge.SOMEWHERE)), null, null, null);
            ruled(new Rule(new RuleName("there"), there, new Destination("https://there.example/"), null));
            try (RawHttp proxy = new RawHttp(port, TestEdge.PROXY)) {
                proxy.send("GET /k7 HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 203.0.113.7\r\n\r\n");
                assertThat(proxy.answer().header("location")).isEqualTo("https://there.example/");
                proxy.send("GET /k7 HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: 198.51.100.7\r\n\r\n");
                assertThat(proxy.answer().header("location")).isEqualTo(OWN);
            }
        }

        @Test
        void says_in_its_clicks_which_rule_and_which_variant_decided() {
            ruled(PHONES, SPLIT);
            assertThat(ask("HEAD", "/k7", ANDROID).header("location")).startsWith("https://app.example/");
            String split = leadsTo("/k7", "");
            assertThat(leadsTo("/moved", "")).isEqualTo("https://example.org/");
            assertThat(clicks(3))
                    .extracting(Click::method, Click::rule, Click::variant)
                    .containsExactly(
                            tuple("HEAD", "phones", null),
                            tuple("GET", "test", split.substring(8, 9)),
                            tuple("GET", null, null));
        }

        @Test
        void passes_on_to_whichever_destination_what_visitors_append() {
            ruled(PHONES);
            tell(new ForwardingChanged(K7, Forwarding.NONE, new Forwarding(true, true), Links.NOW));
            assertThat(leadsTo("/k7/more?x=1", ANDROID)).isEqualTo("https://app.example/%C3%B6/more?p=1&x=1");
        }

        @Test
        void is_kept_by_no_cache_and_says_which_headers_it_looks_at() {
            ruled(PHONES, GERMAN);
            Answer answer = ask("GET", "/k7", ANDROID);
            assertThat(answer.header("vary")).isEqualTo("User-Agent, Accept-Language");
            assertThat(answer.header("cache-control")).isEqualTo("private, no-store");
            assertThat(answer.headers()).doesNotContainKey("set-cookie");
            ruled(SPLIT);
            assertThat(ask("GET", "/k7", ANDROID).headers()).doesNotContainKey("vary");
            assertThat(ask("GET", "/moved", ANDROID).headers()).doesNotContainKey("vary");
        }

        @Test
        void leads_to_its_own_destination_again_once_they_are_gone() {
            ruled(PHONES);
            ruled();
            assertThat(leadsTo("/k7", ANDROID)).isEqualTo(OWN);
        }

        @Test
        void is_previewed_as_whoever_looks_would_be_led() {
            ruled(PHONES);
            assertThat(ask("GET", "/k7+", ANDROID).text())
                    .contains("https://app.example/ö?p=1", "goes by rules", "Others it may lead elsewhere")
                    .doesNotContain("https://example.org/ä");
            assertThat(ask("GET", "/k7+", "").text()).contains("https://example.org/ä?q=1#there", "goes by rules");
            assertThat(ask("GET", "/moved+", "").text()).contains("leads to").doesNotContain("goes by rules");
        }

        @Test
        void is_not_stalled_by_any_name_of_a_browser_and_any_wish_for_languages() {
            ruled(PHONES, GERMAN);
            String hostile = "User-Agent: " + "(((Mozilla;".repeat(600) + "\r\nAccept-Language: " + ";q=,".repeat(1_500) + "\r\n";
            long begun = System.nanoTime();
            for (int i = 0; i < 50; i++) {
                assertThat(leadsTo("/k7?src=mail&" + "&=%".repeat(400), hostile)).isEqualTo(OWN);
            }
            assertThat(System.nanoTime() - begun).isLessThan(20_000_000_000L);
        }
    }

    @Nested
    class A_comparison {

        private Set<String> variantsOf(int tries, String headers, @Nullable String agent) {
            Set<String> led = new HashSet<>();
            for (int i = 0; i < tries; i++) {
                led.add(leadsTo("/k7", headers + "User-Agent: " + (agent == null ? "visitor " + i : agent) + "\r\n"));
            }
            return led;
        }

        @Test
        void leads_one_visitor_always_the_same_way_and_many_both_ways() {
            ruled(SPLIT);
            assertThat(variantsOf(10, "", "one")).hasSize(1);
            assertThat(variantsOf(40, "", null)).hasSize(2);
        }

        @Test
        void knows_nobody_again_who_does_not_want_it() {
            ruled(SPLIT);
            assertThat(variantsOf(60, "Sec-GPC: 1\r\n", "one")).hasSize(2);
            assertThat(variantsOf(60, "DNT: 1\r\n", "one")).hasSize(2);
            assertThat(clicks(120)).allSatisfy(click -> {
                assertThat(click.visitorOfMonth()).isNull();
                assertThat(click.variant()).isIn("a", "b");
            });
        }
    }
}
