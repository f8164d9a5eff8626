package com.occuz.running;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.GLOBEX;
import static com.occuz.running.RunningNode.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Makes planned work on which a route can be carried out. It never covers anything that customers put in. */
public final class PlannedWork {

    private static final String BEGUN = "{\"at\": \"2026-01-09T17:00:00Z\", \"necessity\": \"They fail\"}";

    private PlannedWork() {}

    /** A body of maintenance or of a migration, whose window has begun long ago and ends tomorrow. */
    public static String plan() {
        return """
                {"title": "New disks", "purpose": "Room", "justification": "They are full", "necessity": "They fail",
                 "components": ["qr-codes"], "plannedStart": "2026-01-09T17:00:00Z", "plannedEnd": "%s"}"""
                .formatted(Instant.now().plus(Duration.ofDays(1)));
    }

    /**
     * The id of work that is ready for a route; recorded by somebody whom the tests do not call by name.
     *
     * @param route e.g. {@code POST /api/v1/migrations/{id}/finish}
     */
    public static String readyFor(RunningNode node, String route) {
        Client staff = node.colleague();
        String all = route.replaceAll("^[A-Z]+ ", "").replaceAll("/\\{id}.*", "");
        String id = ok(staff.post(all, plan())).json().path("id").asString();
        String work = all + "/" + id;
        if (route.matches(".*/(finish|abort|approve|reject|correct)")) {
            ok(staff.post(work + "/start", BEGUN));
        }
        if (route.endsWith("/correct")) {
            ok(staff.post(work + "/finish", "{}"));
        }
        if (route.endsWith("/announce")) {
            judge(staff, work);
        }
        return id;
    }

    /** The id of work that was told to the customers of one account, and to nobody else's. */
    public static String toldTo(RunningNode node, String account, String route) {
        String id = readyFor(node, route);
        String work = route.replaceAll("^[A-Z]+ ", "").replace("{id}", id);
        judge(node.colleague(), work);
        ok(node.colleague().post(work + "/announce", "{}"));
        for (String customer : List.of(ACME, GLOBEX)) {
            ok(node.as(OPERATOR).post("/api/v1/accounts/" + customer + "/support-plan", """
                    {"outageNotices": %s, "statusUpdates": false, "incidentReports": false, "rootCauseAnalyses": false}"""
                    .formatted(customer.equals(account))));
        }
        return id;
    }

    private static void judge(Client staff, String work) {
        ok(staff.post(work + "/judge", "{\"necessary\": true, \"impactful\": true, \"reason\": \"Charts are late\"}"));
    }

    private static Reply ok(Reply reply) {
        assertThat(reply.status()).as("%s", reply).isBetween(200, 201);
        return reply;
    }
}
