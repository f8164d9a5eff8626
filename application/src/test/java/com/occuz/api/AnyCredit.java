package com.occuz.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.Reply;
import com.occuz.running.RunningNode;

/** Claims for service credits for tests of the API, each for an incident of its own. */
public final class AnyCredit {

    public static final String PAID = """
            {"paid": true, "outageNotices": false, "statusUpdates": false, "incidentReports": false,
             "rootCauseAnalyses": false}""";

    private AnyCredit() {}

    /** The id of a new report of the account's own, made while it has a paid plan. */
    public static String reported(RunningNode node, String account) {
        Reply paid = node.as(RunningNode.OPERATOR).post("/api/v1/accounts/" + account + "/support-plan", PAID);
        assertThat(paid.status()).as("%s", paid).isEqualTo(200);
        Reply reported = node.as(account).post("/api/v1/incidents", """
                {"title": "Links fail", "description": "All of them", "severity": 3,
                 "criterion": "individual-customer-issue", "components": ["redirection"]}""");
        assertThat(reported.status()).as("%s", reported).isEqualTo(201);
        return reported.json().path("id").asString();
    }

    /** The id of a new claim of the account's. */
    public static String claimed(RunningNode node, String account) {
        Reply claimed = node.as(account).post("/api/v1/credits", body(reported(node, account)));
        assertThat(claimed.status()).as("%s", claimed).isEqualTo(201);
        return claimed.json().path("id").asString();
    }

    public static String body(String incident) {
        return "{\"incidentId\": \"" + incident + "\", \"evidence\": \"Our logs\"}";
    }
}
