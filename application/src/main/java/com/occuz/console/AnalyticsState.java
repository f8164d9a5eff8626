package com.occuz.console;

import com.occuz.api.AnalyticsAsked;
import com.occuz.api.ApiProblem;
import com.occuz.kernel.click.Dimension;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a viewer wants to see of clicks, and the addresses of whatever else can be seen from there: an address holds the whole
 * state.
 *
 * @param parameters those that say something, in one order, so that one state has one address
 */
public record AnalyticsState(Map<String, String> parameters) {

    static final String PERIOD = "period";
    private static final String DEFAULT_PERIOD = "30d";
    private static final List<String> OTHERS = List.of(PERIOD, "from", "to", "zone", "who", "compare");

    /** A period that can be picked. */
    public record Period(String name, String label, String address, boolean chosen) {}

    /** A filter that is in force, and the state without it. */
    public record Filter(Dimension dimension, String value, String without) {}

    static AnalyticsState of(Map<String, String> sent) {
        Map<String, String> parameters = new LinkedHashMap<>();
        List<String> names = new ArrayList<>(OTHERS);
        for (Dimension dimension : Dimension.values()) {
            names.add(dimension.wireName());
        }
        for (String name : names) {
            String value = sent.getOrDefault(name, "").strip();
            if (!value.isEmpty()) {
                parameters.put(name, value);
            }
        }
        return new AnalyticsState(parameters);
    }

    public String value(String name) {
        return parameters.getOrDefault(name, "");
    }

    /** The picked one; the empty string where the ends are given. */
    String period() {
        boolean ends = parameters.containsKey("from") || parameters.containsKey("to");
        return ends ? "" : parameters.getOrDefault(PERIOD, DEFAULT_PERIOD);
    }

    public String who() {
        String who = value("who");
        return who.equals("people") || who.equals("bots") ? who : "all";
    }

    public boolean compares() {
        return parameters.containsKey("compare");
    }

    public List<Period> periods() {
        return List.of(
                period("24h", "24 hours"), period("7d", "7 days"), period("30d", "30 days"), period("90d", "90 days"),
                period("12m", "12 months"));
    }

    private Period period(String name, String label) {
        return new Period(name, label, without("from").without("to").with(PERIOD, name).address(), period().equals(name));
    }

    public List<Filter> filters() {
        List<Filter> filters = new ArrayList<>();
        for (Dimension dimension : Dimension.values()) {
            String name = dimension.wireName();
            if (parameters.containsKey(name)) {
                filters.add(new Filter(dimension, value(name), without(name).address()));
            }
        }
        return filters;
    }

    /** The address of the same state with another value. */
    public String set(String name, String value) {
        return with(name, value).address();
    }

    /** The address of the same state without a value. */
    public String clear(String name) {
        return without(name).address();
    }

    AnalyticsState with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(parameters);
        more.put(name, value);
        return of(more);
    }

    AnalyticsState without(String name) {
        Map<String, String> fewer = new LinkedHashMap<>(parameters);
        fewer.remove(name);
        return of(fewer);
    }

    public String address() {
        return "/analytics" + query();
    }

    /** The clicks of this state as a file. */
    public String export(String format) {
        String query = query();
        return "/analytics/export" + query + (query.isEmpty() ? "?" : "&") + "format=" + format;
    }

    private String query() {
        return parameters.isEmpty()
                ? ""
                : parameters.entrySet().stream()
                        .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&", "?", ""));
    }

    /** What the filters and the form's fields are called where something is wrong with them, as a form says it. */
    Fields form() {
        return new Fields(parameters);
    }

    /**
     * The question of this state.
     *
     * @throws ApiProblem naming every value that is not acceptable
     */
    AnalyticsAsked asked(Instant now) {
        Map<String, String[]> question = new LinkedHashMap<>();
        parameters.forEach((name, value) -> {
            if (!OTHERS.contains(name)) {
                question.put(name, new String[] {value});
            }
        });
        List.of("from", "to", "zone").forEach(name ->
                Optional.ofNullable(parameters.get(name)).ifPresent(value -> question.put(name, new String[] {value})));
        String period = period();
        if (!period.isEmpty()) {
            ends(period, now, zone()).forEach((name, value) -> question.put(name, new String[] {value}));
        }
        if (!who().equals("all")) {
            question.put("bot", new String[] {Boolean.toString(who().equals("bots"))});
        }
        return AnalyticsAsked.ofAll(question);
    }

    /** What is no zone is found where the rest is looked at. */
    private ZoneId zone() {
        try {
            return parameters.containsKey("zone") ? ZoneId.of(value("zone")) : ZoneOffset.UTC;
        } catch (DateTimeException e) {
            return ZoneOffset.UTC;
        }
    }

    private static Map<String, String> ends(String period, Instant now, ZoneId zone) {
        if (period.equals("24h")) {
            Instant end = now.truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1));
            return Map.of("from", end.minus(Duration.ofDays(1)).toString(), "to", end.toString());
        }
        LocalDate tomorrow = now.atZone(zone).toLocalDate().plusDays(1);
        LocalDate from = switch (period) {
            case "7d" -> tomorrow.minusDays(7);
            case "90d" -> tomorrow.minusDays(90);
            case "12m" -> tomorrow.minusMonths(12);
            default -> tomorrow.minusDays(30);
        };
        return Map.of("from", from.toString(), "to", tomorrow.toString());
    }
}
