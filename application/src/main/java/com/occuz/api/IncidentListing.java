package com.occuz.api;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.IncidentQuery.DeskPlace;
import com.occuz.kernel.incident.IncidentQuery.IncidentFilter;
import com.occuz.kernel.incident.IncidentState;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.Severity;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads what a list of incidents is asked with. Several states or severities are separated by commas. */
final class IncidentListing {

    private static final Pattern DUE_CURSOR = Pattern.compile("d(-|\\d{1,19})p(\\d{1,18})");
    private static final int TEXT_LENGTH = 1000;

    private IncidentListing() {}

    static IncidentFilter filter(
            @Nullable String state,
            @Nullable String severity,
            @Nullable String component,
            @Nullable String account,
            @Nullable String text) {
        if (text != null && (text.isEmpty() || text.length() > TEXT_LENGTH || !JsonBody.isStorable(text))) {
            throw ApiProblem.invalid("text", "must be 1 to " + TEXT_LENGTH + " well-formed characters without NUL");
        }
        return new IncidentFilter(
                QueryParameters.all("state", state, IncidentState::of),
                QueryParameters.all("severity", severity, IncidentListing::severity),
                QueryParameters.one("component", component, Component::of),
                QueryParameters.one("account", account, AccountId::new),
                Optional.ofNullable(text));
    }

    /** Whether what is due next comes first; otherwise what was made known last. */
    static boolean byNextDue(@Nullable String sort) {
        if (sort == null || sort.equals("newest")) {
            return false;
        }
        if (sort.equals("due")) {
            return true;
        }
        throw ApiProblem.invalid("sort", "is one of newest, due");
    }

    static String cursor(DeskPlace place) {
        Instant due = place.dueAt();
        String text = "d" + (due == null ? "-" : ChronoUnit.MICROS.between(Instant.EPOCH, due)) + "p"
                + place.begunPosition();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    static Optional<DeskPlace> place(@Nullable String cursor) {
        if (cursor == null) {
            return Optional.empty();
        }
        try {
            Matcher parts = DUE_CURSOR.matcher(
                    new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII));
            if (parts.matches()) {
                Instant due = parts.group(1).equals("-")
                        ? null
                        : Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS);
                return Optional.of(new DeskPlace(due, Long.parseLong(parts.group(2))));
            }
        } catch (IllegalArgumentException | ArithmeticException | java.time.DateTimeException e) {
            throw ApiProblem.invalid("cursor", "is not one that a list gave");
        }
        throw ApiProblem.invalid("cursor", "is not one that a list gave");
    }

    private static Severity severity(String text) {
        if (!text.matches("[1-3]")) {
            throw new InvalidValue("a severity is 1, 2 or 3");
        }
        return Severity.of(Integer.parseInt(text));
    }
}
