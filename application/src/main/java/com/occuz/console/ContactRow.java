package com.occuz.console;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.support.ContactQuery.ContactView;
import com.occuz.kernel.support.ContactQuery.Filing;
import com.occuz.kernel.support.ContactQuery.Outcome;
import com.occuz.kernel.support.ContactStanding;
import com.occuz.kernel.support.ContactState;
import com.occuz.kernel.support.Disposition;
import java.time.Instant;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A contact as the log shows it.
 *
 * @param account {@code null} where nobody knows whose it is
 * @param standing what it counts for, in words
 * @param outcome what was made of it, {@code null} before
 * @param incident its id as addresses have it, {@code null} without one
 */
public record ContactRow(
        String id,
        @Nullable String account,
        @Nullable String person,
        String channel,
        @Nullable Integer severity,
        String what,
        Instant at,
        @Nullable Instant nextWindow,
        String standing,
        String why,
        String state,
        String tone,
        @Nullable String loggedBy,
        Instant loggedAt,
        @Nullable String outcome,
        @Nullable Instant deferredUntil,
        @Nullable String reason,
        @Nullable String outcomeBy,
        @Nullable Instant outcomeAt,
        @Nullable String incident,
        @Nullable Instant reportedAt,
        boolean mayDispose,
        boolean mayFile) {

    static ContactRow of(ContactView view, boolean acts, UnaryOperator<String> names) {
        Outcome outcome = view.outcome();
        Filing filing = view.filing();
        boolean waits = view.state() == ContactState.WAITING;
        boolean known = !view.account().equals(AccountId.PLATFORM);
        return new ContactRow(
                view.contact().name(),
                known ? view.account().value() : null,
                view.person(),
                Words.plain(view.channel().wireName()),
                view.severity() == null ? null : view.severity().level(),
                view.what(),
                view.contactedAt(),
                view.nextWindow(),
                Words.plain(view.standing().wireName()),
                why(view),
                waits ? "waits" : Words.plain(view.state().wireName()),
                waits
                        ? "orange"
                        : outcome != null && outcome.disposition() == Disposition.VIOLATION ? "red" : "secondary",
                view.loggedBy() == null ? null : names.apply(view.loggedBy().toString()),
                view.loggedAt(),
                outcome == null ? null : Words.plain(outcome.disposition().wireName()),
                outcome == null ? null : outcome.deferredUntil(),
                outcome == null ? null : outcome.reason(),
                outcome == null || outcome.by() == null ? null : names.apply(outcome.by().toString()),
                outcome == null ? null : outcome.at(),
                filing != null
                        ? filing.incident().name()
                        : view.incident() == null ? null : view.incident().name(),
                filing == null ? null : filing.reportedAt(),
                acts && waits && view.standing() == ContactStanding.OFF_CHANNEL,
                acts && waits && known && view.standing() != ContactStanding.OFF_CHANNEL);
    }

    private static String why(ContactView view) {
        return switch (view.standing()) {
            case OFFICIAL -> view.suspended()
                    ? "Access was suspended, so e-mail is official: clocks count from the contact."
                    : view.sectionUnavailable()
                            ? "The support section was not there by our own timeline: clocks count from the contact."
                            : "An official channel: clocks count from the contact.";
            case WHEN_FILED -> "Permitted by the enterprise add-on for severity 1: clocks count from the filing.";
            case RESUBMISSION_ASKED ->
                "The support section was there: ask for it to be sent again through it. No violation.";
            case LOGGED_ONLY -> "An add-on is active: logged, no clock, no violation.";
            case OFF_CHANNEL -> "Outside the designated channels and without an add-on (§ 4)"
                    + (view.state() == ContactState.WAITING ? ": say what is made of it." : ".");
        };
    }
}
