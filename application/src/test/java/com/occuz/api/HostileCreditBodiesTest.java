package com.occuz.api;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.OPERATOR;

import com.occuz.running.Reply;
import com.occuz.running.RunningNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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

    @BeforeAll
    static void make() {
        credit = AnyCredit.claimed(NODE, ACME);
        contact = AnyContact.readyFor(NODE, ACME, CONTACTS);
    }

    static Stream<HostileField> fields() {
        List<HostileField> fields = new ArrayList<>();
        String claim = "{\"incidentId\": \"nobody-knows-it\", \"evidence\": \"E\"}";
        for (String name : List.of("incidentId", "unknown")) {
            fields.add(HostileField.of(CREDITS, name, claim, NOTHING));
        }
        String award = CREDITS + "/{id}/award";
        String money = "{\"amount\": \"1.00\", \"currency\": \"USD\", \"reason\": \"R\"}";
        for (String name : List.of("amount", "currency", "serviceDays")) {
            fields.add(HostileField.of(award, name, money, NULL));
        }
        fields.add(HostileField.of(award, "appliesTo", money, NULL));
        fields.add(HostileField.of(award, "reason", money, PROSE));
        fields.add(HostileField.of(CREDITS + "/{id}/deny", "reason", "{}", PROSE));
        String contact = "{\"channel\": \"direct\", \"what\": \"W\"}";
        for (String name : List.of("channel", "unknown")) {
            fields.add(HostileField.of(CONTACTS, name, contact, NOTHING));
        }
        fields.add(HostileField.of(CONTACTS, "what", contact, PROSE));
        fields.add(HostileField.of(CONTACTS, "person", contact, Set.of("null", "text", "instant", "lines")));
        for (String name : List.of("account", "severity", "incidentId", "at")) {
            fields.add(HostileField.of(CONTACTS, name, contact, NULL));
        }
        String disposal = "{\"disposition\": \"deferred\", \"reason\": \"R\"}";
        fields.add(HostileField.of(CONTACTS + "/{contact}/dispose", "disposition", disposal, NOTHING));
        fields.add(HostileField.of(CONTACTS + "/{contact}/dispose", "reason", disposal, PROSE));
        String time = "{\"minutes\": 5, \"what\": \"W\"}";
        for (String name : List.of("incidentId", "at")) {
            fields.add(HostileField.of("/api/v1/accounts/" + ACME + "/support-time", name, time, NULL));
        }
        fields.add(HostileField.of("/api/v1/accounts/" + ACME + "/support-time", "minutes", time, NOTHING));
        fields.add(HostileField.of("/api/v1/accounts/" + ACME + "/support-time", "what", time, PROSE));
        // What nobody has suspended is not given back, whatever the reason.
        fields.add(HostileField.of("/api/v1/accounts/" + ACME + "/reinstate", "reason", "{}", Set.of("text", "instant")));
        String plan = """
                {"outageNotices": true, "statusUpdates": false, "incidentReports": false, "rootCauseAnalyses": false}""";
        for (String name : List.of("paid", "accountManager")) {
            fields.add(HostileField.of("/api/v1/accounts/" + ACME + "/support-plan", name, plan, Set.of("null", "boolean")));
        }
        fields.add(HostileField.of("/api/v1/accounts/" + ACME + "/support-plan", "minutesPerMonth", plan, NULL));
        return fields.stream();
    }

    private static Reply send(HostileField field, String value) {
        return NODE.as(field.route().equals(CREDITS) ? ACME : OPERATOR)
                .post(field.route().replace("{id}", credit).replace("{contact}", contact), field.with(value));
    }

    @ParameterizedTest
    @MethodSource("fields")
    void what_a_field_cannot_hold_is_refused_by_its_name_and_nothing_is_stored(HostileField field) {
        field.meetsEverything(NODE, value -> send(field, value), field::takes);
    }
}
