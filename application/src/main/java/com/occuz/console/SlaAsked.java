package com.occuz.console;

import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a viewer wants to see of the service level, and the addresses of whatever else can be seen from there. An address
 * holds the whole state: year, component, state of knowledge and the part of the timeline that is looked at.
 *
 * @param form as it was sent, with its faults
 * @param thisYear the running one in EST
 * @param asOf the state of knowledge that is shown
 * @param present whether that is the present
 * @param view the part of the year that the timeline shows
 */
public record SlaAsked(
        Fields form, int year, int thisYear, Subject subject, LedgerMoment asOf, boolean present, Window view) {

    static final String PLATFORM = "platform";

    public Window period() {
        return Est.year(year);
    }

    Question question() {
        return new Question(period(), subject, asOf, Knowledge.OURS);
    }

    /** As addresses have it. */
    public String component() {
        return name(subject);
    }

    static String name(Subject subject) {
        return subject.component().map(component -> component.wireName()).orElse(PLATFORM);
    }

    /** Whether the timeline shows all of the year. */
    public boolean isWhole() {
        return view.equals(period());
    }

    /** The same state on another page. */
    public String link(String path) {
        return address(path, parameters());
    }

    public String ofYear(int other) {
        Map<String, String> parameters = parameters();
        parameters.put("year", Integer.toString(other));
        return address("/sla", parameters);
    }

    public String ofComponent(String other) {
        Map<String, String> parameters = viewed(view);
        parameters.put("component", other);
        return address("/sla", parameters);
    }

    /** As of the event at a position. */
    public String known(long position) {
        Map<String, String> parameters = viewed(view);
        parameters.remove("at");
        parameters.put("position", Long.toString(position));
        return address("/sla", parameters);
    }

    public String now() {
        Map<String, String> parameters = viewed(view);
        parameters.remove("at");
        parameters.remove("position");
        return address("/sla", parameters);
    }

    /** The same page with another part of the timeline. */
    public String zoomed(Window other) {
        return address("/sla", viewed(other));
    }

    /** Why a part of the year is shown as it is. */
    public String why(Instant from, Instant until) {
        return why(from, until, component());
    }

    String why(Instant from, Instant until, String component) {
        Map<String, String> parameters = viewed(new Window(from, until));
        parameters.put("component", component);
        return address("/sla/why", parameters);
    }

    /** Why the year has the time that it has of one class. */
    public String whyOf(String named) {
        Map<String, String> parameters = parameters();
        parameters.put("class", named);
        return address("/sla/why", parameters);
    }

    /** The present beside what is shown. */
    public String compared() {
        Map<String, String> parameters = parameters();
        parameters.remove("at");
        parameters.remove("position");
        parameters.put("before", Long.toString(asOf.position()));
        return address("/sla/compare", parameters);
    }

    public String export(String what) {
        Map<String, String> parameters = parameters();
        parameters.put("what", what);
        return address("/sla/export", parameters);
    }

    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("year", Integer.toString(year));
        if (subject.component().isPresent()) {
            parameters.put("component", component());
        }
        if (!present && !form.value("position").isBlank()) {
            parameters.put("position", Long.toString(asOf.position()));
        } else if (!present) {
            parameters.put("at", form.value("at"));
        }
        return parameters;
    }

    private Map<String, String> viewed(Window part) {
        Map<String, String> parameters = parameters();
        if (!part.equals(period())) {
            parameters.put("from", local(part.from()));
            parameters.put("to", local(part.until()));
        }
        return parameters;
    }

    /** As a field for date and time holds it. */
    private static String local(Instant at) {
        return at.atOffset(Est.OFFSET).toLocalDateTime().toString();
    }

    private static String address(String path, Map<String, String> parameters) {
        StringBuilder address = new StringBuilder(path);
        char next = '?';
        for (Map.Entry<String, String> parameter : parameters.entrySet()) {
            address.append(next)
                    .append(parameter.getKey())
                    .append('=')
                    .append(URLEncoder.encode(parameter.getValue(), StandardCharsets.UTF_8));
            next = '&';
        }
        return address.toString();
    }
}
