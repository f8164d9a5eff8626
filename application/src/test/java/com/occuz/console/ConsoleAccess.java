package com.occuz.console;

import static com.occuz.running.RunningNode.ACME;
import static com.occuz.running.RunningNode.AUDITOR;
import static com.occuz.running.RunningNode.GLOBEX;
import static com.occuz.running.RunningNode.OPERATOR;
import static com.occuz.running.RunningNode.SUPPORT;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

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
        API_KEY
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

    private static final Map<String, Rule> RULES = new LinkedHashMap<>();

    static {
        page("GET /", Reach.OWN, EVERYBODY, 302);
        page("GET /live", Reach.OWN, EVERYBODY, 200);
        page("GET /dashboard", Reach.OWN, CUSTOMERS, 200);
        page("GET /links", Reach.OWN, READERS, 200);
        page("GET /links/new", Reach.OWN, CUSTOMERS, 200);
        form("POST /links", Reach.OWN, CUSTOMERS, 302, LINK_FORM);
        page("GET /links/{id}", Reach.LINK, READERS, 200);
        page("GET /links/{id}/clicks", Reach.LINK, READERS, 200);
        page("GET /links/{id}/history", Reach.LINK, READERS, 200);
        page("GET /links/{id}/qr", Reach.LINK, READERS, 200);
        page("GET /links/{id}/edit", Reach.LINK, CUSTOMERS, 200);
        form("POST /links/{id}", Reach.LINK, CUSTOMERS, 302, LINK_FORM);
        form("POST /links/{id}/retire", Reach.LINK, CUSTOMERS, 302, Map.of());
        page("GET /keys", Reach.OWN, KEY_HOLDERS, 200);
        form("POST /keys", Reach.OWN, KEY_HOLDERS, 200, Map.of("label", "One", "scopes", "read", "lifetime", "30"));
        form("POST /keys/{id}/revoke", Reach.API_KEY, KEY_HOLDERS, 302, Map.of());
        for (String open : Set.of("GET /sign-in", "POST /sign-in", "POST /sign-out", "ANY /form-expired")) {
            RULES.put(open, new Rule(Reach.OPEN, EVERYBODY, Set.of(), 200, Map.of()));
        }
    }

    private ConsoleAccess() {}

    private static void page(String route, Reach reach, Set<String> callers, int success) {
        form(route, reach, callers, success, Map.of());
    }

    private static void form(
            String route, Reach reach, Set<String> callers, int success, Map<String, String> fields) {
        Set<String> everything = reach == Reach.LINK && callers.contains(AUDITOR) ? Set.of(AUDITOR) : Set.of();
        RULES.put(route, new Rule(reach, callers, everything, success, fields));
    }

    public static Map<String, Rule> rules() {
        return RULES;
    }
}
