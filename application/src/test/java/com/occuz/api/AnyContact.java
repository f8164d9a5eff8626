package com.occuz.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Reply;
import com.occuz.running.RunningNode;

/** Contacts for tests of the API. */
public final class AnyContact {

    private AnyContact() {}

    /** The id of a contact of the account's, ready for the route: off-channel, or official where it is to be filed. */
    public static String readyFor(RunningNode node, String account, String route) {
        boolean official = route.endsWith("/file");
        if (!official) {
            Reply nothing = node.as(RunningNode.OPERATOR).post("/api/v1/accounts/" + account + "/support-plan", """
                    {"outageNotices": false, "statusUpdates": false, "incidentReports": false, "rootCauseAnalyses": false}""");
            assertThat(nothing.status()).as("%s", nothing).isEqualTo(200);
        }
        return logged(node, account, official ? "portal" : "direct").json().path("id").asString();
    }

    /** As the second of the support staff writes it down. */
    public static Reply logged(RunningNode node, String account, String channel) {
        Reply logged = node.colleague().post("/api/v1/contacts", """
                {"account": "%s", "channel": "%s", "severity": 1, "what": "All links fail"}""".formatted(account, channel));
        assertThat(logged.status()).as("%s", logged).isEqualTo(201);
        return logged;
    }

    public static void suspend(RunningNode node, String account) {
        Reply suspended = node.colleague().post("/api/v1/accounts/" + account + "/suspend", "{\"reason\": \"A test\"}");
        assertThat(suspended.status()).as("%s", suspended).isEqualTo(200);
    }

    /** Whether or not it was suspended: others need the account. */
    public static void reinstate(RunningNode node, String account) {
        Reply lifted = node.colleague().post("/api/v1/accounts/" + account + "/reinstate", "{\"reason\": \"A test\"}");
        assertThat(lifted.status()).as("%s", lifted).isIn(200, 409);
    }
}
