package com.occuz.security;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.GLOBEX;
import static com.occuz.running.RunningNode.OPERATOR;
import static com.occuz.running.RunningNode.SUPPORT;

import com.occuz.running.PlannedWork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Who may call what, written down a second time and apart from the code that decides it. */
public final class Access {

    /** Whose data a route is about. */
    public enum Reach {
        /** Nobody's: it needs no key. */
        OPEN,
        /** The caller's own, whatever the caller's account holds. */
        OWN,
        /** One link, by its id. */
        LINK,
        /** One incident, by its id. */
        INCIDENT,
        /** One exclusion, by its id. */
        EXCLUSION,
        /** One claim for a service credit, by its id. */
        CREDIT,
        /** One contact, by its id. */
        CONTACT,
        /** One incident candidate that nobody has decided on, by its id; the platform's own. */
        CANDIDATE,
        /** One import of incidents, by its id; the platform's own. */
        IMPORT,
        /** Planned work, by its id; told to the customers of one account. */
        WORK,
        /** One account, by its id. */
        ACCOUNT,
        /** One API key, by its id. */
        API_KEY,
        /** One report, by its id; the installation's own. */
        REPORT,
        /** One processor, by its name; the installation's own. */
        PROCESSOR
    }

    /**
     * @param callers the people of the first run that may call it
     * @param everything who of them reaches every account's
     * @param success the status that they get
     */
    public record Rule(Reach reach, Set<String> callers, Set<String> everything, int success, String body) {}

    private static final Set<String> CUSTOMERS = Set.of(ACME, GLOBEX);
    private static final Set<String> READERS = Set.of(ACME, GLOBEX, AUDITOR);
    private static final Set<String> EVERYBODY = Set.of(ACME, GLOBEX, SUPPORT, AUDITOR, OPERATOR);
    private static final Set<String> DESK = Set.of(SUPPORT, OPERATOR);
    private static final Set<String> SEES_ALL_INCIDENTS = Set.of(SUPPORT, AUDITOR, OPERATOR);

    private static final Map<String, Rule> RULES = new LinkedHashMap<>();

    static {
        api("GET /me", Reach.OWN, EVERYBODY, 200, "");
        api("POST /links", Reach.OWN, CUSTOMERS, 201, "{\"destination\": \"https://example.com/\"}");
        api("GET /links", Reach.OWN, READERS, 200, "");
        api("GET /links/{id}", Reach.LINK, READERS, 200, "");
        api("PATCH /links/{id}", Reach.LINK, CUSTOMERS, 200, "{\"title\": \"Another\"}");
        api("DELETE /links/{id}", Reach.LINK, CUSTOMERS, 200, "");
        api("GET /links/{id}/history", Reach.LINK, READERS, 200, "");
        api("GET /links/{id}/qr", Reach.LINK, READERS, 200, "");
        api("GET /links/{id}/analytics", Reach.LINK, READERS, 200, "");
        api("GET /analytics", Reach.OWN, READERS, 200, "");
        api("GET /analytics/clicks", Reach.OWN, READERS, 200, "");
        api("POST /links/{id}/take-down", Reach.LINK, DESK, 200, "{\"reason\": \"A test\"}");
        api("POST /links/{id}/put-back", Reach.LINK, DESK, 200, "{\"reason\": \"A test\"}");
        api("POST /clicks", Reach.OWN, CUSTOMERS, 200, "{\"clicks\": [{\"link\": \"{own}\", \"at\": \"2026-01-01T00:00:00Z\"}]}");
        incidents();
        exclusions();
        credits();
        contacts();
        // Whose they were nobody knows: everybody is told of all.
        api("GET /clicks/losses", Reach.OWN, EVERYBODY, 200, "");
        api("GET /clicks/orphans", Reach.OWN, Set.of(AUDITOR, OPERATOR), 200, "");
        api("GET /monitoring/candidates", Reach.OWN, SEES_ALL_INCIDENTS, 200, "");
        api("GET /monitoring/candidates/{id}", Reach.CANDIDATE, SEES_ALL_INCIDENTS, 200, "");
        api(
                "POST /monitoring/candidates/{id}/confirm",
                Reach.CANDIDATE,
                DESK,
                200,
                "{\"severity\": 2, \"criterion\": \"major-feature-degradation\", \"reason\": \"So it was\"}");
        api("POST /monitoring/candidates/{id}/dismiss", Reach.CANDIDATE, DESK, 200, "{\"reason\": \"It was there\"}");
        plannedWork("/maintenance-windows");
        plannedWork("/migrations");
        api("GET /accounts/{id}/support-plan", Reach.ACCOUNT, SEES_ALL_INCIDENTS, 200, "");
        api(
                "POST /accounts/{id}/support-plan",
                Reach.ACCOUNT,
                Set.of(OPERATOR),
                200,
                """
                {"outageNotices": false, "statusUpdates": false, "incidentReports": false, "rootCauseAnalyses": false}""");
        api("POST /api-keys", Reach.OWN, Set.of(ACME, GLOBEX, OPERATOR), 201, "{\"label\": \"One more\"}");
        api("GET /api-keys", Reach.OWN, Set.of(ACME, GLOBEX, AUDITOR, OPERATOR), 200, "");
        api("DELETE /api-keys/{id}", Reach.API_KEY, Set.of(ACME, GLOBEX, OPERATOR), 200, "");
        api("GET /processors", Reach.OWN, Set.of(AUDITOR, OPERATOR), 200, "");
        api("GET /processors/{id}", Reach.PROCESSOR, Set.of(AUDITOR, OPERATOR), 200, "");
        api("GET /processors/{id}/dead-letters", Reach.PROCESSOR, Set.of(AUDITOR, OPERATOR), 200, "");
        api("POST /processors/{id}/retry", Reach.PROCESSOR, Set.of(OPERATOR), 200, "{}");
        api("POST /processors/{id}/rebuild", Reach.PROCESSOR, Set.of(OPERATOR), 202, "{}");
        api("POST /processors/{id}/stop-rebuild", Reach.PROCESSOR, Set.of(OPERATOR), 200, "{}");
        api("GET /sla/uptime", Reach.OWN, EVERYBODY, 200, "");
        api("GET /sla/timeline", Reach.OWN, EVERYBODY, 200, "");
        api("GET /sla/changes", Reach.OWN, EVERYBODY, 200, "");
        // Without the two states of knowledge that are to be compared.
        api("GET /sla/compare", Reach.OWN, Set.of(SUPPORT, AUDITOR, OPERATOR), 400, "");
        api("POST /sla/reports", Reach.OWN, DESK, 201, "{\"year\": 2025}");
        api("GET /sla/reports", Reach.OWN, SEES_ALL_INCIDENTS, 200, "");
        api("GET /sla/reports/{id}", Reach.REPORT, SEES_ALL_INCIDENTS, 200, "");
        api("GET /sla/reports/{id}/rerun", Reach.REPORT, SEES_ALL_INCIDENTS, 200, "");
        api("POST /sla/reports/{id}/rerun", Reach.REPORT, SEES_ALL_INCIDENTS, 200, "{}");
        api("GET /calendar.ics", Reach.OWN, EVERYBODY, 200, "");
        api("GET /audit/ledger", Reach.OWN, Set.of(AUDITOR, OPERATOR), 200, "");
        api("POST /sla/service-start", Reach.OWN, Set.of(OPERATOR), 200, "{\"at\": \"2025-01-01T00:00:00-05:00\"}");
        api("GET /sla/terms", Reach.OWN, EVERYBODY, 200, "");
        api("GET /sla/terms/{version}", Reach.OWN, EVERYBODY, 200, "");
        // Without the summary that everybody is to read.
        api("POST /sla/terms", Reach.OWN, Set.of(OPERATOR), 400, "{}");
        api("POST /sla/terms/{version}/accept", Reach.OWN, CUSTOMERS, 200, "{}");
        api("GET /sla/terms/{version}/acceptances", Reach.OWN, EVERYBODY, 200, "");
        api("GET /accounts", Reach.OWN, SEES_ALL_INCIDENTS, 200, "");
        api("POST /sla/terms/preview", Reach.OWN, Set.of(OPERATOR), 200, "{}");
        for (String path : List.of(
                "GET /actuator",
                "GET /actuator/health",
                "GET /actuator/health/**",
                "GET /v3/api-docs")) {
            RULES.put(path, new Rule(Reach.OPEN, EVERYBODY, Set.of(), 200, ""));
        }
    }

    private static void incidents() {
        String classified = "\"severity\": 1, \"criterion\": \"core-platform-unavailable\"";
        String begun = "{\"title\": \"It is down\", \"description\": \"All of it\", " + classified
                + ", \"components\": [\"core\"]}";
        api("POST /incidents", Reach.OWN, CUSTOMERS, 201, begun);
        api("POST /incidents/detect", Reach.OWN, Set.of(OPERATOR), 201, begun);
        api("POST /incidents/import", Reach.OWN, Set.of(OPERATOR), 202, "{\"ref\": \"other:1\"}");
        api("GET /imports/{id}", Reach.IMPORT, SEES_ALL_INCIDENTS, 200, "");
        api("POST /imports/{id}/withdraw", Reach.IMPORT, Set.of(OPERATOR), 200, "{\"reason\": \"The wrong file\"}");
        api("GET /incidents", Reach.OWN, EVERYBODY, 200, "");
        api("GET /incidents/{id}", Reach.INCIDENT, EVERYBODY, 200, "");
        api("GET /incidents/{id}/clocks", Reach.INCIDENT, EVERYBODY, 200, "");
        api("GET /incidents/{id}/history", Reach.INCIDENT, EVERYBODY, 200, "");
        for (String action : List.of("acknowledge", "respond", "restore", "relapse", "stabilize", "close")) {
            api("POST /incidents/{id}/" + action, Reach.INCIDENT, DESK, 200, "{}");
        }
        api("POST /incidents/{id}/diagnose", Reach.INCIDENT, DESK, 200, "{\"cause\": \"A full disk\"}");
        api("POST /incidents/{id}/escalate", Reach.INCIDENT, DESK, 200, "{" + classified + ", \"reason\": \"So it is\"}");
        api("POST /incidents/{id}/correct", Reach.INCIDENT, DESK, 200, "{\"severity\": 2, \"reason\": \"So it was\"}");
        api(
                "POST /incidents/{id}/attribute",
                Reach.INCIDENT,
                DESK,
                200,
                "{\"category\": \"force-majeure\", \"evidence\": \"A flood\"}");
    }

    private static void exclusions() {
        // Each from an instant of its own, as no time is excluded twice.
        api("POST /exclusions", Reach.OWN, DESK, 201, """
                {"category": "force-majeure", "scope": "platform", "from": "{from}", "until": "2026-01-09T13:00:00-05:00",
                 "evidence": "A flood"}""");
        api("GET /exclusions", Reach.OWN, EVERYBODY, 200, "");
        api("GET /exclusions/{id}", Reach.EXCLUSION, EVERYBODY, 200, "");
        for (String action : List.of("approve", "reject", "revoke")) {
            api("POST /exclusions/{id}/" + action, Reach.EXCLUSION, DESK, 200, "{\"reason\": \"So it was\"}");
        }
    }

    private static void credits() {
        // Each for an incident of its own, as a credit is claimed once.
        api(
                "POST /credits",
                Reach.OWN,
                CUSTOMERS,
                201,
                "{\"incidentId\": \"{reported}\", \"evidence\": \"Our logs\"}");
        api("GET /credits", Reach.OWN, EVERYBODY, 200, "");
        api("GET /credits/{id}", Reach.CREDIT, EVERYBODY, 200, "");
        api("POST /credits/{id}/award", Reach.CREDIT, DESK, 200, "{\"serviceDays\": 3, \"reason\": \"So it was\"}");
        api("POST /credits/{id}/deny", Reach.CREDIT, DESK, 200, "{\"reason\": \"So it was not\"}");
    }

    private static void contacts() {
        String incident = "{\"title\": \"It is down\", \"description\": \"All of it\", \"severity\": 1,"
                + " \"criterion\": \"core-platform-unavailable\", \"components\": [\"core\"]}";
        api("POST /contacts", Reach.OWN, DESK, 201, "{\"channel\": \"email\", \"what\": \"Are you there?\"}");
        api("GET /contacts", Reach.OWN, EVERYBODY, 200, "");
        api("GET /contacts/{id}", Reach.CONTACT, EVERYBODY, 200, "");
        api(
                "POST /contacts/{id}/dispose",
                Reach.CONTACT,
                DESK,
                200,
                "{\"disposition\": \"deferred\", \"reason\": \"At night\"}");
        api("POST /contacts/{id}/file", Reach.CONTACT, DESK, 200, incident);
        // What nobody has suspended is not given back.
        api("POST /accounts/{id}/reinstate", Reach.ACCOUNT, DESK, 409, "{\"reason\": \"A test\"}");
        api("POST /accounts/{id}/suspend", Reach.ACCOUNT, DESK, 200, "{\"reason\": \"A test\"}");
        api("GET /accounts/{id}/support-time", Reach.ACCOUNT, EVERYBODY, 200, "");
        api("POST /accounts/{id}/support-time", Reach.ACCOUNT, DESK, 200, "{\"minutes\": 5, \"what\": \"A letter\"}");
        api("POST /incidents/{id}/ask", Reach.INCIDENT, DESK, 200, "{\"message\": \"Which link?\"}");
        api("POST /incidents/{id}/detail", Reach.INCIDENT, CUSTOMERS, 200, "{\"message\": \"This one\"}");
    }

    private static void plannedWork(String path) {
        api("POST " + path, Reach.OWN, DESK, 201, PlannedWork.plan());
        api("GET " + path, Reach.OWN, EVERYBODY, 200, "");
        api("GET " + path + "/{id}", Reach.WORK, EVERYBODY, 200, "");
        for (String action : List.of("start", "finish", "cancel", "abort", "announce")) {
            api("POST " + path + "/{id}/" + action, Reach.WORK, DESK, 200, "{}");
        }
        api("POST " + path + "/{id}/extend", Reach.WORK, DESK, 200, "{\"plannedEnd\": \"2999-01-01T00:00:00Z\"}");
        api(
                "POST " + path + "/{id}/judge",
                Reach.WORK,
                DESK,
                200,
                "{\"necessary\": true, \"impactful\": false, \"reason\": \"Charts are late\"}");
        api(
                "POST " + path + "/{id}/correct",
                Reach.WORK,
                DESK,
                200,
                "{\"startedAt\": \"2026-01-09T17:30:00Z\", \"reason\": \"The log says so\"}");
        for (String decision : List.of("approve", "reject")) {
            api("POST " + path + "/{id}/" + decision, Reach.WORK, DESK, 200, "{\"reason\": \"So it is\"}");
        }
    }

    private Access() {}

    private static void api(String route, Reach reach, Set<String> callers, int success, String body) {
        Set<String> everything =
                switch (reach) {
                    case LINK -> SEES_ALL_INCIDENTS;
                    case INCIDENT, EXCLUSION, CREDIT, CONTACT, CANDIDATE, IMPORT, WORK, ACCOUNT, REPORT -> SEES_ALL_INCIDENTS;
                    case PROCESSOR -> Set.of(AUDITOR, OPERATOR);
                    case OPEN, OWN, API_KEY -> Set.of();
                };
        RULES.put(route.replace(" /", " /api/v1/"), new Rule(reach, callers, everything, success, body));
    }

    public static Map<String, Rule> rules() {
        return RULES;
    }

    /** Routes that nobody has thought about. */
    static Set<String> unlisted(Set<String> mapped) {
        Set<String> unlisted = new TreeSet<>(mapped);
        unlisted.removeAll(RULES.keySet());
        return unlisted;
    }
}
