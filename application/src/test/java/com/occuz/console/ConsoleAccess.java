package com.occuz.console;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.GLOBEX;
import static com.occuz.running.RunningNode.OPERATOR;
import static com.occuz.running.RunningNode.SUPPORT;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who may see which page and send which form, written down a second time and apart from the code that decides it. */
public final class ConsoleAccess {

    /** Whose data a page is about. */
    public enum Reach {
        /** It needs no session. */
        OPEN,
        /** The viewer's own, or nobody's in particular. */
        OWN,
        /** One link, by its id. */
        LINK,
        /** One API key, by its id. */
        API_KEY,
        /** One incident, by its id. */
        INCIDENT,
        /** One exclusion that nobody has decided on, by its id; customers have no page of them. */
        EXCLUSION,
        /** One claim for a service credit that nobody has decided on, by its id. */
        CREDIT,
        /** One contact, by its id; customers have no page of them. */
        CONTACT,
        /** One incident candidate that nobody has decided on, by its id; the platform's own. */
        CANDIDATE,
        /** One import, by its id; the platform's own. */
        IMPORT,
        /** One report, by its id; the platform's own. */
        REPORT,
        /** One piece of planned work, by its id; the platform's own. */
        WORK
    }

    /**
     * @param callers the people of the first run that may
     * @param everything who of them reaches every account's
     * @param success the status that they get
     * @param form what is sent
     */
    public record Rule(
            Reach reach, Set<String> callers, Set<String> everything, int success, Map<String, String> form) {}

    private static final Set<String> CUSTOMERS = Set.of(ACME, GLOBEX);
    private static final Set<String> READERS = Set.of(ACME, GLOBEX, AUDITOR);
    private static final Set<String> KEY_HOLDERS = Set.of(ACME, GLOBEX, OPERATOR);
    private static final Set<String> EVERYBODY = Set.of(ACME, GLOBEX, SUPPORT, AUDITOR, OPERATOR);
    private static final Map<String, String> LINK_FORM = Map.of("destination", "https://example.com/");

    private static final Set<String> STAFF = Set.of(SUPPORT, OPERATOR);
    private static final Set<String> SEE_ALL_INCIDENTS = Set.of(SUPPORT, AUDITOR, OPERATOR);
    private static final Map<String, String> REPORT = Map.of(
            "title", "It fails",
            "description", "Every time",
            "criterion", "individual-customer-issue",
            "components", "redirection");

    private static final Map<String, String> PLAN = Map.of(
            "title", "New disks",
            "purpose", "Room",
            "justification", "They are full",
            "components", "qr-codes",
            "plannedStart", "2026-12-12T00:00",
            "plannedEnd", "2026-12-12T02:00");

    private static final Map<String, Rule> RULES = new LinkedHashMap<>();

    static {
        page("GET /", Reach.OWN, EVERYBODY, 302);
        page("GET /live", Reach.OWN, EVERYBODY, 200);
        page("GET /dashboard", Reach.OWN, CUSTOMERS, 200);
        page("GET /links", Reach.OWN, READERS, 200);
        page("GET /analytics", Reach.OWN, READERS, 200);
        page("GET /analytics/export", Reach.OWN, READERS, 200);
        page("GET /links/new", Reach.OWN, CUSTOMERS, 200);
        form("POST /links", Reach.OWN, CUSTOMERS, 302, LINK_FORM);
        page("GET /links/{id}", Reach.LINK, READERS, 200);
        page("GET /links/{id}/clicks", Reach.LINK, READERS, 200);
        page("GET /links/{id}/history", Reach.LINK, READERS, 200);
        page("GET /links/{id}/qr", Reach.LINK, READERS, 200);
        page("GET /links/{id}/edit", Reach.LINK, CUSTOMERS, 200);
        page("GET /links/{id}/rules", Reach.LINK, CUSTOMERS, 200);
        form("POST /links/{id}/rules", Reach.LINK, CUSTOMERS, 200, Map.of("act", "add"));
        form("POST /links/{id}", Reach.LINK, CUSTOMERS, 302, LINK_FORM);
        form("POST /links/{id}/retire", Reach.LINK, CUSTOMERS, 302, Map.of());
        form("POST /links/{id}/disable", Reach.LINK, CUSTOMERS, 302, Map.of());
        form("POST /links/{id}/enable", Reach.LINK, CUSTOMERS, 302, Map.of());
        page("GET /takedowns", Reach.OWN, SEE_ALL_INCIDENTS, 200);
        form("POST /takedowns", Reach.OWN, STAFF, 422, Map.of());
        form("POST /takedowns/{id}/put-back", Reach.LINK, STAFF, 302, Map.of("reason", "An error"));
        page("GET /keys", Reach.OWN, KEY_HOLDERS, 200);
        form("POST /keys", Reach.OWN, KEY_HOLDERS, 200, Map.of("label", "One", "scopes", "read", "lifetime", "30"));
        form("POST /keys/{id}/revoke", Reach.API_KEY, KEY_HOLDERS, 302, Map.of());
        page("GET /sla", Reach.OWN, EVERYBODY, 200);
        page("GET /sla/why", Reach.OWN, EVERYBODY, 200);
        page("GET /sla/export", Reach.OWN, EVERYBODY, 200);
        page("GET /sla/compare", Reach.OWN, Set.of(SUPPORT, AUDITOR, OPERATOR), 200);
        page("GET /desk", Reach.OWN, Set.of(SUPPORT, AUDITOR, OPERATOR), 200);
        page("GET /support", Reach.OWN, CUSTOMERS, 200);
        page("GET /support/new", Reach.OWN, CUSTOMERS, 200);
        form("POST /support", Reach.OWN, CUSTOMERS, 302, REPORT);
        page("GET /incidents/{id}", Reach.INCIDENT, EVERYBODY, 200);
        form("POST /incidents/{id}/{action}", Reach.INCIDENT, STAFF, 302, Map.of());
        page("GET /events", Reach.OWN, Set.of(AUDITOR), 200);
        page("GET /events/{position}", Reach.OWN, Set.of(AUDITOR), 200);
        page("GET /processors", Reach.OWN, Set.of(OPERATOR, AUDITOR), 200);
        form("POST /processors/{name}/retry", Reach.OWN, Set.of(OPERATOR), 302, Map.of());
        form("POST /processors/{name}/rebuild", Reach.OWN, Set.of(OPERATOR), 302, Map.of());
        form("POST /processors/{name}/stop-rebuild", Reach.OWN, Set.of(OPERATOR), 302, Map.of());
        page("GET /imports", Reach.OWN, SEE_ALL_INCIDENTS, 200);
        form("POST /imports/{id}/withdraw", Reach.IMPORT, Set.of(OPERATOR), 302, Map.of("reason", "The wrong file"));
        page("GET /calendar.ics", Reach.OWN, EVERYBODY, 200);
        page("GET /reports", Reach.OWN, SEE_ALL_INCIDENTS, 200);
        form("POST /reports", Reach.OWN, STAFF, 302, Map.of("year", "2025"));
        page("GET /reports/{id}", Reach.REPORT, SEE_ALL_INCIDENTS, 200);
        page("GET /reports/{id}/file", Reach.REPORT, SEE_ALL_INCIDENTS, 200);
        page("GET /exclusions", Reach.OWN, SEE_ALL_INCIDENTS, 200);
        page("GET /exclusions/new", Reach.OWN, STAFF, 200);
        form("POST /exclusions", Reach.OWN, STAFF, 422, Map.of());
        form("POST /exclusions/{id}/{action}", Reach.EXCLUSION, STAFF, 302, Map.of("reason", "So it was"));
        page("GET /contacts", Reach.OWN, SEE_ALL_INCIDENTS, 200);
        page("GET /contacts/new", Reach.OWN, STAFF, 200);
        form("POST /contacts", Reach.OWN, STAFF, 422, Map.of());
        form(
                "POST /contacts/{id}/dispose",
                Reach.CONTACT,
                STAFF,
                302,
                Map.of("disposition", "deferred", "reason", "At night"));
        page("GET /contacts/{id}/file", Reach.CONTACT, STAFF, 200);
        form("POST /contacts/{id}/file", Reach.CONTACT, STAFF, 422, Map.of());
        form(
                "POST /incidents/{id}/time", Reach.INCIDENT, STAFF, 302, Map.of("minutes", "5", "spentOn", "On the phone"));
        form("POST /incidents/{id}/detail", Reach.INCIDENT, CUSTOMERS, 302, Map.of("detail", "The link k7"));
        page("GET /credits", Reach.OWN, EVERYBODY, 200);
        // Without the incident that it is claimed for.
        page("GET /credits/new", Reach.OWN, CUSTOMERS, 400);
        form("POST /credits", Reach.OWN, CUSTOMERS, 404, Map.of());
        form("POST /credits/{id}/{action}", Reach.CREDIT, STAFF, 302, Map.of("reason", "So it was not"));
        page("GET /unexplained", Reach.OWN, SEE_ALL_INCIDENTS, 200);
        form("POST /unexplained/{id}/{action}", Reach.CANDIDATE, STAFF, 302, Map.of("reason", "It was there"));
        page("GET /planned-work", Reach.OWN, EVERYBODY, 302);
        page("GET /planned-work/{kind}", Reach.OWN, SEE_ALL_INCIDENTS, 200);
        page("GET /planned-work/{kind}/new", Reach.OWN, STAFF, 200);
        form("POST /planned-work/{kind}", Reach.OWN, STAFF, 302, PLAN);
        page("GET /planned-work/{kind}/{id}", Reach.WORK, SEE_ALL_INCIDENTS, 200);
        form("POST /planned-work/{kind}/{id}/{action}", Reach.WORK, STAFF, 302, Map.of());
        page("GET /nodes", Reach.OWN, Set.of(OPERATOR, AUDITOR), 200);
        page("GET /people", Reach.OWN, Set.of(SUPPORT, AUDITOR, OPERATOR), 200);
        form("POST /people", Reach.OWN, Set.of(OPERATOR), 422, Map.of());
        form("POST /people/{user}/password", Reach.OWN, Set.of(OPERATOR), 404, Map.of());
        page("GET /own", Reach.OWN, EVERYBODY, 200);
        form("POST /own/password", Reach.OWN, EVERYBODY, 422, Map.of());
        form("POST /people/{user}/end-sessions", Reach.OWN, Set.of(OPERATOR), 404, Map.of());
        page("GET /accounts", Reach.OWN, SEE_ALL_INCIDENTS, 200);
        form("POST /accounts/{account}/{action}", Reach.OWN, STAFF, 404, Map.of("reason", "So it was"));
        form("POST /terms/{version}/accept", Reach.OWN, CUSTOMERS, 302, Map.of());
        page("GET /terms/{version}/acceptances", Reach.OWN, SEE_ALL_INCIDENTS, 200);
        page("GET /terms/new", Reach.OWN, Set.of(OPERATOR), 200);
        form("POST /terms", Reach.OWN, Set.of(OPERATOR), 422, Map.of());
        form("POST /terms/preview", Reach.OWN, Set.of(OPERATOR), 422, Map.of());
        for (String open : Set.of("GET /sign-in", "POST /sign-in", "POST /sign-out", "ANY /form-expired", "GET /terms")) {
            RULES.put(open, new Rule(Reach.OPEN, EVERYBODY, Set.of(), 200, Map.of()));
        }
    }

    private ConsoleAccess() {}

    private static void page(String route, Reach reach, Set<String> callers, int success) {
        form(route, reach, callers, success, Map.of());
    }

    private static void form(
            String route, Reach reach, Set<String> callers, int success, Map<String, String> fields) {
        Set<String> everything =
                switch (reach) {
                    case LINK -> callers.stream().filter(SEE_ALL_INCIDENTS::contains).collect(Collectors.toSet());
                    case INCIDENT, EXCLUSION, CREDIT, CONTACT, CANDIDATE, IMPORT, WORK, REPORT -> SEE_ALL_INCIDENTS;
                    case OPEN, OWN, API_KEY -> Set.of();
                };
        RULES.put(route, new Rule(reach, callers, everything, success, fields));
    }

    public static Map<String, Rule> rules() {
        return RULES;
    }
}
