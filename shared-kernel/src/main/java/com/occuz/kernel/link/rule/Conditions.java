package com.occuz.kernel.link.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.time.Storable;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What has to be so for a rule to decide: all of it. An empty list asks nothing; of several values any one will do. What
 * a visitor does not tell is none of them.
 *
 * @param language of which any includes the language that the visitor wants most
 * @param country of the address that the request comes from
 * @param from UTC, microseconds; {@code null}: ever since
 * @param until when it ends to hold, likewise; {@code null}: for ever
 * @param query at most 10 parameters, each once
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Conditions(
        List<Device> device,
        List<OperatingSystem> os,
        List<Browser> browser,
        List<LanguageRange> language,
        List<CountryCode> country,
        @Nullable Instant from,
        @Nullable Instant until,
        List<QueryCondition> query) {

    /** How many values one condition may have. */
    public static final int MOST_VALUES = 20;

    public static final int MOST_PARAMETERS = 10;

    public static final Conditions NONE =
            new Conditions(List.of(), List.of(), List.of(), List.of(), List.of(), null, null, List.of());

    public Conditions(
            @Nullable List<Device> device,
            @Nullable List<OperatingSystem> os,
            @Nullable List<Browser> browser,
            @Nullable List<LanguageRange> language,
            @Nullable List<CountryCode> country,
            @Nullable Instant from,
            @Nullable Instant until,
            @Nullable List<QueryCondition> query) {
        this.device = distinct(device);
        this.os = distinct(os);
        this.browser = distinct(browser);
        this.language = distinct(language);
        this.country = distinct(country);
        this.from = from == null ? null : Storable.instant("the start of a rule", from);
        this.until = until == null ? null : Storable.instant("the end of a rule", until);
        this.query = distinct(query);
        if (from != null && until != null && !from.isBefore(until)) {
            throw new InvalidValue("a rule must begin before it ends");
        }
        if (this.query.stream().map(QueryCondition::parameter).distinct().count() < this.query.size()) {
            throw new InvalidValue("each query parameter is looked at once");
        }
        if (this.query.size() > MOST_PARAMETERS) {
            throw new InvalidValue("a rule looks at " + MOST_PARAMETERS + " query parameters at most");
        }
    }

    /** What comes out of JSON may leave a list out. */
    private static <T> List<T> distinct(@Nullable List<T> values) {
        List<T> distinct = List.copyOf(new LinkedHashSet<>(Objects.requireNonNullElse(values, List.of())));
        if (distinct.size() > MOST_VALUES) {
            throw new InvalidValue("a condition has at most " + MOST_VALUES + " values");
        }
        return distinct;
    }

    boolean hold(Visit visit) {
        return (from == null || !visit.at().isBefore(from))
                && (until == null || visit.at().isBefore(until))
                && isAmong(device, () -> visit.agent().device())
                && isAmong(os, () -> visit.agent().os())
                && isAmong(browser, () -> visit.agent().browser())
                && speaksOne(visit)
                && isIn(visit.country())
                && query.stream().allMatch(one -> one.holds(visit));
    }

    boolean lookAtUserAgent() {
        return !device.isEmpty() || !os.isEmpty() || !browser.isEmpty();
    }

    private static <T> boolean isAmong(List<T> wanted, java.util.function.Supplier<@Nullable T> told) {
        if (wanted.isEmpty()) {
            return true;
        }
        T value = told.get();
        return value != null && wanted.contains(value);
    }

    private boolean isIn(@Nullable String told) {
        return country.isEmpty() || told != null && country.stream().anyMatch(one -> one.value().equals(told));
    }

    private boolean speaksOne(Visit visit) {
        if (language.isEmpty()) {
            return true;
        }
        String wanted = visit.language();
        return wanted != null && language.stream().anyMatch(range -> range.includes(wanted));
    }
}
