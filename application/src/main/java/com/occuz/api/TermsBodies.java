package com.occuz.api;

import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.sla.Agreement;
import com.occuz.kernel.sla.PlannedWorkTerms;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.sla.Share;
import com.occuz.kernel.sla.SlaTerms;
import com.occuz.kernel.sla.StartRule;
import com.occuz.kernel.sla.Verdict;
import com.occuz.kernel.time.BusinessCalendar;
import com.occuz.kernel.time.OpenHours;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads what is to be published (§ 15). What a body leaves out stays as in the version published last; what it names is
 * replaced as a whole, so that a day that is not named in {@code week} is closed.
 */
public final class TermsBodies {

    /** Business time is added up day by day, so it ends somewhere. */
    private static final Duration LONGEST = Duration.ofHours(2_000);

    private static final int MOST_DAYS = 366;
    private static final int MOST_HOLIDAYS = 1_000;

    private TermsBodies() {}

    /** @param effectiveFrom empty: from the publication on */
    public record Draft(Agreement agreement, Optional<Instant> effectiveFrom, Optional<Prose> summary) {

        public Prose said() {
            return summary.orElseThrow(() -> ApiProblem.invalid("summary", "is required"));
        }
    }

    /**
     * A publication, or a preview, that a page was asked for.
     *
     * @throws ApiProblem naming every faulty field
     */
    public static Draft read(byte[] json, Agreement last, boolean publishes) {
        JsonBody body = JsonBody.of(json);
        return publishes ? publication(body, last) : preview(body, last);
    }

    /** @param last the version published last */
    static Draft publication(JsonBody body, Agreement last) {
        Optional<Prose> summary = body.requiredText("summary", Prose::new);
        return draft(body, last, summary);
    }

    /** The same without having to say why. */
    static Draft preview(JsonBody body, Agreement last) {
        return draft(body, last, body.text("summary", Prose::new));
    }

    private static Draft draft(JsonBody body, Agreement last, Optional<Prose> summary) {
        Optional<SlaTerms> terms = body.object("terms", "must be an object")
                .flatMap(it -> terms(it, last.terms()));
        Optional<BusinessCalendar> calendar = body.object("calendar", "must be an object")
                .flatMap(it -> calendar(it, last.calendar()));
        Optional<Instant> from = body.instant("effectiveFrom");
        body.check();
        return new Draft(
                new Agreement(terms.orElse(last.terms()), calendar.orElse(last.calendar())), from, summary);
    }

    private static Optional<SlaTerms> terms(JsonBody body, SlaTerms last) {
        // The number is given by the decision; a whole document, as it was shown, may be sent back.
        body.integer("version", 1, Integer.MAX_VALUE);
        StartRule start = constant(body, "contractStart", StartRule.values(), last.contractStart());
        Duration inHours = time(body, "criticalResponseInHours", last.criticalResponseInHours());
        Duration offHours = time(body, "criticalResponseOffHours", last.criticalResponseOffHours());
        Duration high = time(body, "highResponse", last.highResponse());
        Duration normal = time(body, "normalResponse", last.normalResponse());
        long days = body.integer("normalResponseDays", 1, MOST_DAYS).orElse((long) last.normalResponseDays());
        SlaTerms.BusinessDays businessDays =
                constant(body, "businessDays", SlaTerms.BusinessDays.values(), last.businessDays());
        Duration objective = time(body, "restorationObjective", last.restorationObjective());
        Verdict beyond = constant(
                body, "beyondRestorationObjective",
                new Verdict[] {Verdict.MET, Verdict.BREACHED, Verdict.NOT_DETERMINABLE},
                last.beyondRestorationObjective());
        Share warning = body.text("warningShare", Share::of).orElse(last.warningShare());
        Duration stabilization = time(body, "stabilizationLimit", last.stabilizationLimit());
        Map<Severity, Share> weights = body.object("downtimeWeights", "must be an object with the weights of 1, 2 and 3")
                .map(it -> weights(it, last))
                .orElse(last.downtimeWeights());
        SlaTerms.Exclusions exclusions =
                constant(body, "exclusions", SlaTerms.Exclusions.values(), last.exclusions());
        Share target = body.text("uptimeTarget", Share::of).orElse(last.uptimeTarget());
        PlannedWorkTerms work = body.object("plannedWork", "must be an object")
                .map(it -> plannedWork(it, last.plannedWork()))
                .orElse(last.plannedWork());
        body.noOthers();
        return body.value("downtimeWeights", () -> new SlaTerms(
                last.version(), start, inHours, offHours, high, normal, (int) days, businessDays, objective, beyond,
                warning, stabilization, weights, exclusions, target, work));
    }

    private static Map<Severity, Share> weights(JsonBody body, SlaTerms last) {
        Map<Severity, Share> weights = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            weights.put(
                    severity,
                    body.text(Integer.toString(severity.level()), Share::of).orElse(last.downtimeWeight(severity)));
        }
        body.noOthers();
        return weights;
    }

    private static PlannedWorkTerms plannedWork(JsonBody body, PlannedWorkTerms last) {
        Duration lead = body.text("leadTime", text -> duration(text, true)).orElse(last.leadTime());
        long approvals = body.integer("approvalsOfLate", 1, 20).orElse((long) last.approvalsOfLate());
        long migrations = body.integer("migrationsPerYear", 0, MOST_DAYS).orElse((long) last.migrationsPerYear());
        Duration limit = time(body, "migrationLimit", last.migrationLimit());
        body.noOthers();
        return new PlannedWorkTerms(lead, (int) approvals, (int) migrations, limit);
    }

    private static Optional<BusinessCalendar> calendar(JsonBody body, BusinessCalendar last) {
        body.integer("version", 1, Integer.MAX_VALUE);
        ZoneId zone = body.text("zone", TermsBodies::zone).orElse(last.zone());
        Map<DayOfWeek, List<OpenHours>> week = body.object("week", "must be an object of weekdays, each a list of hours")
                .map(TermsBodies::week)
                .orElse(last.week());
        SortedSet<LocalDate> holidays = body.texts("holidays")
                .flatMap(it -> body.value("holidays", () -> holidays(it)))
                .orElse(last.holidays());
        body.noOthers();
        return body.value("week", () -> new BusinessCalendar(last.version(), zone, week, holidays));
    }

    private static ZoneId zone(String text) {
        try {
            ZoneId zone = ZoneId.of(text);
            new BusinessCalendar(1, zone, BusinessCalendar.SUPPORT_HOURS.week(), new TreeSet<>());
            return zone;
        } catch (DateTimeException e) {
            throw new InvalidValue("must be a fixed offset such as -05:00 or an IANA name such as America/New_York");
        }
    }

    private static Map<DayOfWeek, List<OpenHours>> week(JsonBody body) {
        Map<DayOfWeek, List<OpenHours>> week = new EnumMap<>(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            body.texts(day.name()).flatMap(texts -> body.value(day.name(), () -> hours(day, texts)))
                    .ifPresent(hours -> week.put(day, hours));
        }
        body.noOthers();
        return week;
    }

    /** Checked day by day, so that the day at fault is named. */
    private static List<OpenHours> hours(DayOfWeek day, List<String> texts) {
        if (texts.size() > 24) {
            throw new InvalidValue("a day has at most 24 intervals");
        }
        List<OpenHours> hours = texts.stream().map(OpenHours::of).toList();
        if (!hours.isEmpty()) {
            new BusinessCalendar(1, BusinessCalendar.SUPPORT_HOURS.zone(), Map.of(day, hours), new TreeSet<>());
        }
        return hours;
    }

    private static SortedSet<LocalDate> holidays(List<String> texts) {
        if (texts.size() > MOST_HOLIDAYS) {
            throw new InvalidValue("a calendar has at most " + MOST_HOLIDAYS + " holidays");
        }
        SortedSet<LocalDate> days = new TreeSet<>();
        for (String text : texts) {
            try {
                LocalDate day = LocalDate.parse(text);
                if (day.getYear() < 1970 || day.getYear() > 9999) {
                    throw new InvalidValue("a holiday lies between the years 1970 and 9999");
                }
                days.add(day);
            } catch (DateTimeParseException e) {
                throw new InvalidValue("a holiday is a date such as 2026-12-25");
            }
        }
        return days;
    }

    private static Duration time(JsonBody body, String field, Duration last) {
        return body.text(field, text -> duration(text, false)).orElse(last);
    }

    private static Duration duration(String text, boolean mayBeNothing) {
        Duration duration;
        try {
            duration = Duration.parse(text);
        } catch (DateTimeParseException | ArithmeticException e) {
            throw new InvalidValue("must be a duration such as PT7H or PT30M");
        }
        if (duration.isNegative() || duration.isZero() && !mayBeNothing || duration.compareTo(LONGEST) > 0
                || duration.getNano() != 0) {
            throw new InvalidValue("must be a duration of whole seconds "
                    + (mayBeNothing ? "up to " : "longer than nothing, up to ") + LONGEST.toHours() + " hours");
        }
        return duration;
    }

    private static <E extends Enum<E>> E constant(JsonBody body, String field, E[] allowed, E last) {
        return body.text(field, text -> Arrays.stream(allowed)
                        .filter(it -> it.name().equals(text))
                        .findFirst()
                        .orElseThrow(() -> new InvalidValue("must be one of "
                                + Arrays.stream(allowed).map(Enum::name).collect(Collectors.joining(", ")))))
                .orElse(last);
    }
}
