package com.occuz.console;

import com.occuz.kernel.servicelevel.TermsChange;
import com.occuz.kernel.servicelevel.TermsQuery.Publication;
import com.occuz.kernel.servicelevel.TermsQuery.Standing;
import com.occuz.kernel.servicelevel.TermsQuery.TermsHistory;
import com.occuz.kernel.servicelevel.TermsQuery.TermsVersion;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of the agreement as people read it (§ 15).
 *
 * @param effectiveFrom {@code null}: from the beginning
 * @param rows every value, in the order of the agreement
 * @param changes what differs from the version before
 */
public record TermsModel(
        int number,
        String state,
        String tone,
        @Nullable Instant effectiveFrom,
        @Nullable Instant publishedAt,
        @Nullable String summary,
        String hash,
        String calendarHash,
        List<Row> rows,
        List<Change> changes) {

    private static final Map<String, String> LABELS = labels();

    /** A value with its clause. */
    public record Row(String label, String value) {}

    /** A value that became another one; the empty string where there was none. */
    public record Change(String label, String before, String after) {}

    static TermsModel of(TermsHistory history, TermsVersion version, Instant now) {
        Standing standing = history.standing(version, now);
        return new TermsModel(
                version.number(),
                switch (standing) {
                    case IN_FORCE -> "in force";
                    case SCHEDULED -> "announced";
                    case SUPERSEDED -> "superseded";
                },
                switch (standing) {
                    case IN_FORCE -> "green";
                    case SCHEDULED -> "blue";
                    case SUPERSEDED -> "secondary";
                },
                version.effectiveFrom().orElse(null),
                version.published().map(Publication::at).orElse(null),
                version.published().map(it -> it.summary().value()).orElse(null),
                version.agreement().terms().hash(),
                version.agreement().calendar().hash(),
                rows(TermsChange.values(version.agreement())),
                history.changes(version).stream().map(TermsModel::change).toList());
    }

    static Change change(TermsChange change) {
        return new Change(label(change.field()), words(change, change.before()), words(change, change.after()));
    }

    private static String words(TermsChange change, @Nullable String value) {
        return value == null || value.isEmpty() ? "" : TermsWords.of(change.field(), value);
    }

    private static List<Row> rows(Map<String, String> values) {
        List<Row> rows = new ArrayList<>();
        LABELS.forEach((field, label) -> {
            String value = values.get(field);
            if (value != null && !value.isEmpty()) {
                rows.add(new Row(label, TermsWords.of(field, value)));
            }
        });
        return rows;
    }

    /** The field of every value, in the order of the agreement. */
    static List<String> fields() {
        return List.copyOf(LABELS.keySet());
    }

    static String label(String field) {
        return LABELS.getOrDefault(field, field);
    }

    static String readable(@Nullable String value) {
        if (value == null || value.isEmpty()) {
            return "";
        }
        return switch (value) {
            case "R1" -> "detected or reported, and failure point found";
            case "R2" -> "detected, or reported and failure point found";
            case "R3" -> "response: detected or reported; restoration: failure point found";
            case "LEAVE_BOTH" -> "leaves the measured time";
            case "COUNT_AS_UP" -> "counts as up";
            case "SUPPORT_HOURS" -> "hours of support";
            case "SAME_TIME" -> "the same clock time so many support days later";
            case "NOT_DETERMINABLE" -> "not determinable";
            case "MET" -> "met";
            case "BREACHED" -> "breached";
            default -> value;
        };
    }

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("terms.uptimeTarget", "§ 2 Uptime target of a year");
        labels.put("terms.exclusions", "§ 2 Excluded time");
        labels.put("terms.downtimeWeights.1", "§ 2 Severity 1: share that is downtime");
        labels.put("terms.downtimeWeights.2", "§ 2 Severity 2: share that is downtime");
        labels.put("terms.downtimeWeights.3", "§ 2 Severity 3: share that is downtime");
        labels.put("calendar.zone", "§ 3 Support hours by the clock of");
        for (String day : List.of("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")) {
            labels.put("calendar.week." + day.toUpperCase(Locale.ROOT), "§ 3 Support hours, " + day);
        }
        labels.put("calendar.holidays", "§ 3 Holidays");
        labels.put("terms.contractStart", "§ 4 Clocks start when");
        labels.put("terms.warningShare", "§ 4 Clocks warn at this share of their time");
        labels.put("terms.criticalResponseInHours", "§ 5 Severity 1: response in support hours");
        labels.put("terms.criticalResponseOffHours", "§ 5 Severity 1: response outside support hours");
        labels.put("terms.highResponse", "§ 5 Severity 2: response, business time");
        labels.put("terms.normalResponse", "§ 5 Severity 3: response, business time");
        labels.put("terms.normalResponseDays", "§ 5 Severity 3: response, business days");
        labels.put("terms.businessDays", "§ 5 Business days are counted as");
        labels.put("terms.restorationObjective", "§ 5 Severity 1: restoration objective");
        labels.put("terms.beyondRestorationObjective", "§ 5 Verdict on a longer restoration");
        labels.put("terms.stabilizationLimit", "§ 6 Longest stabilization");
        labels.put("terms.plannedWork.leadTime", "§ 7, § 12 Work is recorded so long before it starts");
        labels.put("terms.plannedWork.approvalsOfLate", "§ 7, § 12 People who approve late work");
        labels.put("terms.plannedWork.migrationsPerYear", "§ 12 Migrations a year");
        labels.put("terms.plannedWork.migrationLimit", "§ 12 Longest migration");
        return labels;
    }
}
