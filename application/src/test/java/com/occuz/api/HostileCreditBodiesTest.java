package com.occuz.api;

import static com.occuz.api.HostileValues.shortened;
import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import com.occuz.running.Stored;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Every field of every body about service credits, contacts and plans meets everything that should not be in it. */
class HostileCreditBodiesTest {

    private static final RunningNode NODE = RunningNode.shared();
    private static final String CREDITS = "/api/v1/credits";
    private static final String CONTACTS = "/api/v1/contacts";
    private static final Set<String> PROSE = Set.of("text", "instant", "lines");
    private static final Set<String> NULL = Set.of("null");
    private static final Set<String> NOTHING = Set.of();

    private static String credit = "";
    private static String contact = "";

    /** @param takes the sorts that may be accepted, or refused for the state of the claim alone */
    private record Field(String path, String name, String others, Set<String> takes) {

        @Override
        public String toString() {
            return path + " " + name;
        }
    }

    @BeforeAll
    static void make() {
        credit = AnyCredit.claimed(NODE, ACME);
        contact = AnyContact.readyFor(NODE, ACME, CONTACTS);
    }

    static Stream<Field> fields() {
        List<Field> fields = new ArrayList<>();
        String claim = "{\"incidentId\": \"nobody-knows-it\", \"evidence\": \"E\"}";
        for (String name : List.of("incidentId", "unknown")) {
            fields.add(new Field(CREDITS, name, claim, NOTHING));
        }
        String award = CREDITS + "/{id}/award";
        String money = "{\"amount\": \"1.00\", \"currency\": \"USD\", \"reason\": \"R\"}";
        for (String name : List.of("amount", "currency", "serviceDays")) {
            fields.add(new Field(award, name, money, NULL));
        }
        fields.add(new Field(award, "appliesTo", money, NULL));
        fields.add(new Field(award, "reason", money, PROSE));
        fields.add(new Field(CREDITS + "/{id}/deny", "reason", "{}", PROSE));
        String contact = "{\"channel\": \"direct\", \"what\": \"W\"}";
        for (String name : List.of("channel", "unknown")) {
            fields.add(new Field(CONTACTS, name, contact, NOTHING));
        }
        fields.add(new Field(CONTACTS, "what", contact, PROSE));
        fields.add(new Field(CONTACTS, "person", contact, Set.of("null", "text", "instant", "lines")));
        for (String name : List.of("account", "severity", "incidentId", "at")) {
            fields.add(new Field(CONTACTS, name, contact, NULL));
        }
        String disposal = "{\"disposition\": \"deferred\", \"reason\": \"R\"}";
        fields.add(new Field(CONTACTS + "/{contact}/dispose", "disposition", disposal, NOTHING));
        fields.add(new Field(CONTACTS + "/{contact}/dispose", "reason", disposal, PROSE));
        String time = "{\"minutes\": 5, \"what\": \"W\"}";
        for (String name : List.of("incidentId", "at")) {
            fields.add(new Field("/api/v1/accounts/" + ACME + "/support-time", name, time, NULL));
        }
        fields.add(new Field("/api/v1/accounts/" + ACME + "/support-time", "minutes", time, NOTHING));
        fields.add(new Field("/api/v1/accounts/" + ACME + "/support-time", "what", time, PROSE));
        // What nobody has suspended is not given back, whatever the reason.
        fields.add(new Field("/api/v1/accounts/" + ACME + "/reinstate", "reason", "{}", Set.of("text", "instant")));
        String plan = """
                {"outageNotices": true, "statusUpdates": false, "incidentReports": false, "rootCauseAnalyses": false}""";
        for (String name : List.of("paid", "accountManager")) {
            fields.add(new Field("/api/v1/accounts/" + ACME + "/support-plan", name, plan, Set.of("null", "boolean")));
        }
        fields.add(new Field("/api/v1/accounts/" + ACME + "/support-plan", "minutesPerMonth", plan, NULL));
        return fields.stream();
    }

    private static Reply send(Field field, String value) {
        ObjectNode body = (ObjectNode) JsonMapper.shared().readTree(field.others());
        body.put(field.name(), "@");
        return NODE.as(field.path().equals(CREDITS) ? ACME : OPERATOR)
                .post(field.path().replace("{id}", credit).replace("{contact}", contact), body.toString().replace("\"@\"", value));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void what_a_field_cannot_hold_is_refused_by_its_name_and_nothing_is_stored(Field field) {
        HostileValues.BY_SORT.forEach((sort, values) -> {
            for (String value : values) {
                Stored before = NODE.stored();
                Reply reply = send(field, value);
                String said = field + " " + shortened(value) + " (" + sort + "): " + shortened(reply.toString());

                assertThat(reply.status()).as(said).isLessThan(500);
                if (reply.status() < 300 || reply.status() == 409) {
                    assertThat(takes(field.takes(), sort, value)).as(said).isTrue();
                    continue;
                }
                Problem.assertProblem(reply);
                assertThat(reply.status()).as(said).isEqualTo(400);
                if (!reply.problem().equals("malformed-json")) {
                    JsonNode errors = reply.json().path("errors");
                    assertThat(errors.findValuesAsString("field")).as(said).contains(field.name());
                }
                assertThat(NODE.stored()).as(said).isEqualTo(before);
            }
        });
    }

    private static boolean takes(Set<String> takes, String sort, String value) {
        // Prose has lines and tabs, and as many characters as a page.
        boolean prose = takes.contains("lines") && (value.equals("\"a\\tb\"") || value.length() == 10_002);
        return takes.contains(sort) || prose;
    }
}
