package com.occuz.api;

import com.occuz.kernel.account.Role;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MomentAt;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MomentOf;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.SourcesAt;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.ThePresent;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.WhichMoment;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import com.occuz.security.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a request wants to know of the service level. Every parameter that is not acceptable is named, and so is one that
 * nobody asked for: a misspelt {@code asOf} must not silently give the figures of today.
 *
 * @param period empty: one that depends on the state of knowledge
 * @param trailing so much time up to the instant of knowledge; empty, like {@code period}: the running year in EST
 * @param moments the states of knowledge, in the order in which they were given
 */
record SlaQuestion(
        Optional<Window> period,
        Optional<Duration> trailing,
        Subject subject,
        List<WhichMoment> moments,
        Knowledge knowledge) {

    /** The name of the whole platform among the components. */
    static final String PLATFORM = "platform";

    private static final String AS_OF = "asOf";
    private static final int MOST_DAYS = 3_660;
    private static final Set<String> PARAMETERS = new TreeSet<>(
            Set.of("year", "month", "trailing", "from", "to", "component", AS_OF, "knowledge"));

    /** Two states of knowledge are compared over one period. */
    private static final Set<String> OF_TWO = new TreeSet<>(
            Set.of("year", "month", "from", "to", "component", AS_OF, "knowledge"));

    /** What we learnt when can be asked of our own knowledge alone. */
    private static final Set<String> OF_HISTORY = new TreeSet<>(
            Set.of("year", "month", "trailing", "from", "to", "component", AS_OF, "cursor", "limit"));

    /** The parameters, read one by one. */
    private static final class Reading {

        private final Map<String, String[]> parameters;
        private final List<FieldError> errors = new ArrayList<>();

        /** @param moments how often {@code asOf} may be given */
        Reading(Map<String, String[]> parameters, Set<String> known, int moments) {
            this.parameters = parameters;
            parameters.forEach((name, values) -> {
                if (!known.contains(name)) {
                    errors.add(QueryParameters.unknown(name, known));
                } else if (values.length > (name.equals(AS_OF) ? moments : 1)) {
                    fault(name, name.equals(AS_OF) && moments > 1 ? "must be given twice" : "must be given once");
                }
            });
        }

        <T> Optional<T> value(String name, Function<String, T> read) {
            return values(name, read).stream().findFirst();
        }

        <T> List<T> values(String name, Function<String, T> read) {
            List<T> values = new ArrayList<>();
            for (String text : parameters.getOrDefault(name, new String[0])) {
                try {
                    values.add(read.apply(text));
                } catch (InvalidValue e) {
                    fault(name, e.sentence());
                }
            }
            return values;
        }

        boolean has(String name) {
            return parameters.containsKey(name);
        }

        void fault(String name, String message) {
            errors.add(new FieldError(name, message));
        }
    }

    /**
     * A question at one state of knowledge, the present where none is given.
     *
     * @throws ApiProblem naming every parameter at fault
     */
    static SlaQuestion of(Map<String, String[]> parameters, Caller caller) {
        return of(new Reading(parameters, PARAMETERS, 1), caller);
    }

    /** The same where a page of a list is asked for. */
    static SlaQuestion ofHistory(Map<String, String[]> parameters, Caller caller) {
        return of(new Reading(parameters, OF_HISTORY, 1), caller);
    }

    /** The same at two states of knowledge, both of which are required. */
    static SlaQuestion ofTwo(Map<String, String[]> parameters, Caller caller) {
        Reading reading = new Reading(parameters, OF_TWO, 2);
        if (parameters.getOrDefault(AS_OF, new String[0]).length < 2) {
            reading.fault(AS_OF, "must be given twice: two states of knowledge are compared");
        }
        return of(reading, caller);
    }

    private static SlaQuestion of(Reading reading, Caller caller) {
        Optional<Window> period = period(reading);
        Optional<Duration> trailing = reading.value("trailing", SlaQuestion::days);
        Optional<Component> component = reading.value("component", SlaQuestion::component).flatMap(it -> it);
        List<WhichMoment> moments = reading.values(AS_OF, SlaQuestion::moment);
        Knowledge knowledge = reading.value("knowledge", Knowledge::of).orElse(Knowledge.OURS);
        if (period.isEmpty() && reading.errors.isEmpty() && moments.contains(new MomentOf(0))) {
            reading.fault("year", "is required: position 0 is before everything, and no year ran then");
        }
        if (!reading.errors.isEmpty()) {
            throw ApiProblem.invalid(reading.errors);
        }
        // A customer sees what hit everybody and what hit the customer, and nobody else's.
        Subject subject = new Subject(
                component, caller.role() == Role.CUSTOMER ? Optional.of(caller.account()) : Optional.empty());
        return new SlaQuestion(
                period, trailing, subject, moments.isEmpty() ? List.of(new ThePresent()) : states(moments, knowledge), knowledge);
    }

    /** What a source had stated by an instant may have been imported later. */
    private static List<WhichMoment> states(List<WhichMoment> moments, Knowledge knowledge) {
        return moments.stream()
                .map(moment -> knowledge == Knowledge.SOURCE && moment instanceof MomentAt past
                        ? new SourcesAt(past.instant())
                        : moment)
                .toList();
    }

    /** The period asked for, or the running year as of {@code asOf}. */
    Window periodAsOf(Instant asOf) {
        return period.or(() -> trailing.map(length -> new Window(asOf.minus(length), asOf)))
                .orElseGet(() -> Est.year(Est.yearOf(asOf)));
    }

    private static Optional<Window> period(Reading reading) {
        List<String> ways = Stream.of("year", "month", "trailing", "from", "to").filter(reading::has).toList();
        Optional<Window> year = reading.value("year", SlaQuestion::year);
        Optional<Window> month = reading.value("month", SlaQuestion::month);
        Optional<Instant> from = reading.value("from", SlaQuestion::instant);
        Optional<Instant> to = reading.value("to", SlaQuestion::instant);
        if (ways.size() > 1 && !ways.getFirst().equals("from")) {
            reading.fault(
                    ways.getFirst(), "goes without " + String.join(" and ", ways.subList(1, ways.size())));
        } else if (reading.has("from") != reading.has("to")) {
            reading.fault(reading.has("from") ? "to" : "from", "is required: a period has both ends");
        }
        if (from.isPresent() && to.isPresent()) {
            if (to.get().isAfter(from.get())) {
                return Optional.of(new Window(from.get(), to.get()));
            }
            reading.fault("to", "must be after from");
        }
        return year.or(() -> month);
    }

    private static Window year(String text) {
        if (!text.matches("\\d{4}") || Integer.parseInt(text) < 1970 || Integer.parseInt(text) > 9998) {
            throw new InvalidValue("must be a year between 1970 and 9998");
        }
        return Est.year(Integer.parseInt(text));
    }

    private static Window month(String text) {
        if (!text.matches("(19[7-9]\\d|[2-9]\\d{3})-(0[1-9]|1[0-2])") || text.startsWith("9999")) {
            throw new InvalidValue("must be a month between 1970-01 and 9998-12");
        }
        return Est.month(YearMonth.parse(text));
    }

    /** Of 24 hours each, whatever the calendar says. */
    private static Duration days(String text) {
        if (!text.matches("P[1-9]\\d{0,3}D") || Integer.parseInt(text.substring(1, text.length() - 1)) > MOST_DAYS) {
            throw new InvalidValue("must be a number of days between P1D and P" + MOST_DAYS + "D, e.g. P365D");
        }
        return Duration.parse(text);
    }

    /** In a query a plus sign means a space; an offset is meant. */
    private static Instant instant(String text) {
        return JsonBody.instantOf(text.replace(' ', '+'));
    }

    private static Optional<Component> component(String name) {
        try {
            return name.equals(PLATFORM) ? Optional.empty() : Optional.of(Component.of(name));
        } catch (InvalidValue e) {
            throw new InvalidValue("must be " + PLATFORM + " or a component; " + e.sentence());
        }
    }

    static WhichMoment moment(String text) {
        if (text.matches("\\d{1,18}")) {
            return new MomentOf(Long.parseLong(text));
        }
        try {
            return new MomentAt(instant(text));
        } catch (InvalidValue e) {
            throw new InvalidValue("must be a position or an instant with offset: it " + e.sentence());
        }
    }

    /** As the API names the subject. */
    static String name(@Nullable Component component) {
        return component == null ? PLATFORM : component.wireName();
    }
}
