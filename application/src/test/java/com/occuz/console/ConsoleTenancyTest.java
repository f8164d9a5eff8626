package com.occuz.console;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.GLOBEX;
import static com.occuz.running.RunningNode.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.api.AnyContact;
import com.occuz.api.AnyCredit;
import com.occuz.api.AnyExclusion;
import com.occuz.api.MappedRoutes;
import com.occuz.console.ConsoleAccess.Reach;
import com.occuz.console.ConsoleAccess.Rule;
import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.Slug;
import com.occuz.running.ConsoleClient;
import com.occuz.running.PlannedWork;
import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import com.occuz.running.Stored;
import com.occuz.running.UnexplainedTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConsoleTenancyTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final Map<String, ConsoleClient> PEOPLE = new LinkedHashMap<>();
    private static final String UNKNOWN_LINK = new LinkId(DomainId.DEFAULT, new Slug("nobody-made-this-one")).opaque();

    private static final String REPORT = "{\"title\": \"It fails\", \"description\": \"Every time\", \"severity\": 3,"
            + " \"criterion\": \"individual-customer-issue\", \"components\": [\"redirection\"]}";

    @BeforeAll
    static void signIn() {
        NODE.people().forEach(person -> PEOPLE.put(person, NODE.signedIn(person)));
    }

    static Stream<String> routes() {
        return ConsoleAccess.rules().entrySet().stream()
                .filter(rule -> rule.getValue().reach() != Reach.OPEN)
                .map(Map.Entry::getKey);
    }

    static Stream<String> forms() {
        return routes().filter(route -> route.startsWith("POST"));
    }

    static Stream<String> ofOneThing() {
        return routes().filter(route -> rule(route).reach() != Reach.OWN);
    }

    private static Rule rule(String route) {
        return Objects.requireNonNull(ConsoleAccess.rules().get(route));
    }

    private static ConsoleClient as(String person) {
        return Objects.requireNonNull(PEOPLE.get(person));
    }

    private static String path(String route, String id) {
        return route.substring(route.indexOf(' ') + 1).replace("{id}", id)
                .replace("{kind}", "maintenance")
                .replace("{action}", action(route))
                .replace("{position}", "1")
                .replace("{version}", "1")
                .replace("{account}", "nobody")
                .replace("{name}", "people")
                .replace("{user}", "u_nobody");
    }

    private static String action(String route) {
        if (route.contains("/planned-work/")) {
            return "cancel";
        }
        if (route.contains("/credits/")) {
            return "deny";
        }
        if (route.contains("/unexplained/")) {
            return "dismiss";
        }
        return route.contains("/exclusions/") ? "approve" : "acknowledge";
    }

    private static int status(ConsoleClient client, String route, String id) {
        return route.equals("GET /live") ? client.status("/live") : call(client, route, id).status();
    }

    private static Reply call(ConsoleClient client, String route, String id) {
        return route.startsWith("GET ")
                ? client.get(path(route, id))
                : client.post(path(route, id), rule(route).form());
    }

    private static String newThing(String route, String owner) {
        return switch (rule(route).reach()) {
            case LINK -> made(NODE.as(owner.equals(GLOBEX) ? GLOBEX : ACME).post("/api/v1/links", "{\"destination\": \"https://example.com/\"}"));
            case API_KEY -> made(NODE.as(owner).post("/api/v1/api-keys", "{\"label\": \"To be revoked\"}"));
            case INCIDENT -> made(NODE.as(owner.equals(GLOBEX) ? GLOBEX : ACME).post("/api/v1/incidents", REPORT));
            case EXCLUSION -> AnyExclusion.claimed(NODE, ACME, false);
            case CREDIT -> AnyCredit.claimed(NODE, ACME);
            case CONTACT -> AnyContact.readyFor(NODE, ACME, route);
            case CANDIDATE -> UnexplainedTime.noticed(NODE);
            case IMPORT -> made(NODE.as(OPERATOR)
                    .with("Content-Type", "application/x-ndjson")
                    .send("POST", "/api/v1/incidents/import", ""));
            case REPORT -> made(NODE.as(OPERATOR).post("/api/v1/sla/reports", "{\"year\": 2025}"));
            case WORK -> PlannedWork.readyFor(NODE, "GET /api/v1/maintenance-windows/{id}");
            case OPEN, OWN -> "";
        };
    }

    private static String made(Reply reply) {
        return reply.json().path("id").asString();
    }

    @Test
    void every_mapped_page_is_in_the_table_of_expectations() {
        Set<String> pages = new TreeSet<>(MappedRoutes.of(NODE.console().getPort()));
        pages.removeIf(route -> route.matches("\\S+ /(api|actuator|v3)(/.*)?"));

        assertThat(pages).containsExactlyInAnyOrderElementsOf(ConsoleAccess.rules().keySet());
    }

    @ParameterizedTest
    @MethodSource("routes")
    void without_a_session_there_is_nothing_but_the_door(String route) {
        ConsoleClient visitor = NODE.visitor();
        if (route.equals("GET /live")) {
            assertThat(visitor.status("/live")).isEqualTo(401);
            return;
        }
        Reply reply = call(visitor, route, newThing(route, ACME));

        assertThat(reply.status()).as("%s", reply).isEqualTo(303);
        assertThat(reply.requiredHeader("Location")).startsWith("/sign-in");
    }

    @ParameterizedTest
    @MethodSource("routes")
    void each_role_may_what_the_table_says_with_what_is_its_own(String route) {
        Rule rule = rule(route);
        for (String person : NODE.people()) {
            boolean owns = rule.callers().contains(person) && !rule.everything().contains(person);
            int expected = rule.callers().contains(person) ? rule.success() : 403;
            assertThat(status(as(person), route, newThing(route, owns ? person : ACME)))
                    .as(person)
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @MethodSource("ofOneThing")
    void what_belongs_to_another_account_does_not_exist(String route) {
        Rule rule = rule(route);
        for (String person : rule.callers()) {
            if (rule.everything().contains(person)) {
                continue;
            }
            String owner = person.equals(ACME) ? GLOBEX : ACME;
            String unknown =
                    switch (rule.reach()) {
                        case LINK -> UNKNOWN_LINK;
                        case INCIDENT -> "00000000-0000-0000-0000-000000000000";
                        case OPEN, OWN, API_KEY, EXCLUSION, CREDIT, CONTACT, CANDIDATE, IMPORT, WORK, REPORT -> "k_00000000000000000000000000000000";
                    };
            Reply foreign = call(as(person), route, newThing(route, owner));
            Reply missing = call(as(person), route, unknown);

            assertThat(foreign.status()).as("%s: %s", person, foreign).isEqualTo(404);
            assertThat(withoutProofs(foreign)).isEqualTo(withoutProofs(missing));
        }
    }

    @ParameterizedTest
    @MethodSource("forms")
    void a_form_without_a_proof_of_ours_changes_nothing(String route) {
        String person = rule(route).callers().contains(OPERATOR) ? OPERATOR : ACME;
        String id = newThing(route, person);
        Stored before = NODE.stored();
        Map<String, String> forged = new LinkedHashMap<>(rule(route).form());

        assertThat(as(person).postWithoutProof(path(route, id), forged).status()).isEqualTo(403);
        forged.put("_csrf", "made-up");
        assertThat(as(person).postWithoutProof(path(route, id), forged).status()).isEqualTo(403);
        assertThat(NODE.stored().events()).isEqualTo(before.events());
    }

    static Stream<String> withPartsToFillIn() {
        return routes().filter(route -> route.contains("{"));
    }

    @ParameterizedTest
    @MethodSource("withPartsToFillIn")
    void an_address_that_names_nothing_is_told_so_whatever_stands_in_it(String route) {
        String person = rule(route).callers().stream().sorted().findFirst().orElseThrow();
        for (String part : List.of("abc", "1.5", "-1", "99999999999999999999999", "%C3%A9%20%22")) {
            String path = route.substring(route.indexOf(' ') + 1).replaceAll("\\{[a-z]+}", part);
            Reply reply = route.startsWith("GET ") ? as(person).get(path) : as(person).post(path, rule(route).form());
            assertThat(reply.status()).as(path).isEqualTo(404);
            assertThat(reply.text()).contains("There is nothing here");
        }
    }

    @Test
    void a_parameter_that_is_none_is_told_so() {
        for (String path : List.of("/links?before=abc", "/support?before=1.5")) {
            Reply reply = as(ACME).get(path);
            assertThat(reply.status()).as(path).isEqualTo(400);
            assertThat(reply.text()).contains("That request makes no sense to us");
        }
    }

    /** A proof is masked anew in every answer, and the addresses and positions differ. */
    private static String withoutProofs(Reply reply) {
        return reply.text()
                .replaceAll("(name=\"_csrf\" value=|hx-headers=|content=)\"[^\"]*\"", "")
                .replaceAll("<time[^>]*>[^<]*</time>", "");
    }
}
