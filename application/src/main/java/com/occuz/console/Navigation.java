package com.occuz.console;

import com.occuz.kernel.account.Role;
import java.util.List;

/**
 * A place to go to.
 *
 * @param icon name in {@code icons.svg}
 */
public record Navigation(String label, String path, String icon) {

    private static final List<Navigation> CUSTOMER = List.of(
            new Navigation("Overview", "/dashboard", "home"),
            new Navigation("Links", "/links", "link"),
            new Navigation("Analytics", "/analytics", "chart-bar"),
            new Navigation("Support", "/support", "lifebuoy"),
            new Navigation("Credits", "/credits", "tag"),
            new Navigation("Service level", "/sla", "report-analytics"),
            new Navigation("API keys", "/keys", "key"));
    private static final List<Navigation> AUDITOR = List.of(
            new Navigation("Service level", "/sla", "report-analytics"),
            new Navigation("Reports", "/reports", "archive"),
            new Navigation("Events", "/events", "history"),
            new Navigation("Incidents", "/desk", "list-search"),
            new Navigation("Contacts", "/contacts", "message-report"),
            new Navigation("Unexplained time", "/unexplained", "alert-circle"),
            new Navigation("Exclusions", "/exclusions", "shield-check"),
            new Navigation("Credits", "/credits", "tag"),
            new Navigation("Planned work", "/planned-work/maintenance", "clock"),
            new Navigation("Imports", "/imports", "download"),
            new Navigation("Links", "/links", "link"),
            new Navigation("Analytics", "/analytics", "chart-bar"),
            new Navigation("Takedowns", "/takedowns", "shield-check"),
            new Navigation("People", "/people", "users"),
            new Navigation("Processors", "/processors", "activity-heartbeat"),
            new Navigation("Nodes", "/nodes", "server"));
    private static final List<Navigation> OPERATOR = List.of(
            new Navigation("Processors", "/processors", "activity-heartbeat"),
            new Navigation("Nodes", "/nodes", "server"),
            new Navigation("Imports", "/imports", "download"),
            new Navigation("Desk", "/desk", "list-search"),
            new Navigation("Contacts", "/contacts", "message-report"),
            new Navigation("Unexplained time", "/unexplained", "alert-circle"),
            new Navigation("Exclusions", "/exclusions", "shield-check"),
            new Navigation("Credits", "/credits", "tag"),
            new Navigation("Planned work", "/planned-work/maintenance", "clock"),
            new Navigation("Service level", "/sla", "report-analytics"),
            new Navigation("Reports", "/reports", "archive"),
            new Navigation("Takedowns", "/takedowns", "shield-check"),
            new Navigation("People", "/people", "users"),
            new Navigation("API keys", "/keys", "key"));
    private static final List<Navigation> SUPPORT = List.of(
            new Navigation("Desk", "/desk", "list-search"),
            new Navigation("Contacts", "/contacts", "message-report"),
            new Navigation("Unexplained time", "/unexplained", "alert-circle"),
            new Navigation("Exclusions", "/exclusions", "shield-check"),
            new Navigation("Credits", "/credits", "tag"),
            new Navigation("Planned work", "/planned-work/maintenance", "clock"),
            new Navigation("Imports", "/imports", "download"),
            new Navigation("Service level", "/sla", "report-analytics"),
            new Navigation("Reports", "/reports", "archive"),
            new Navigation("Takedowns", "/takedowns", "shield-check"),
            new Navigation("People", "/people", "users"));

    static List<Navigation> of(Role role) {
        return switch (role) {
            case CUSTOMER -> CUSTOMER;
            case SUPPORT -> SUPPORT;
            case AUDITOR -> AUDITOR;
            case OPERATOR -> OPERATOR;
        };
    }

    /** Whether a page belongs to this place. */
    public boolean holds(String page) {
        return page.equals(path)
                || page.startsWith(path + "/")
                || page.startsWith("/accounts") && path.equals("/people")
                || page.startsWith("/planned-work/") && path.startsWith("/planned-work/")
                || page.startsWith("/incidents/") && (path.equals("/desk") || path.equals("/support"));
    }
}
