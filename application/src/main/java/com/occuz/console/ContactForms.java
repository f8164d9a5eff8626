package com.occuz.console;

import com.occuz.console.IncidentForms.Choice;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.support.ContactChannel;
import com.occuz.kernel.support.ContactCommand.DisposeContact;
import com.occuz.kernel.support.ContactId;
import com.occuz.kernel.support.Disposition;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The forms about contacts: what was written becomes a command, or says what is wrong with it. */
final class ContactForms {

    private ContactForms() {}

    /** What somebody has written down. */
    record Log(
            Optional<AccountId> account,
            Optional<Prose> person,
            ContactChannel channel,
            Optional<Severity> severity,
            Prose what,
            Optional<IncidentId> incident,
            Optional<Instant> at) {}

    static List<Choice> channels() {
        return Arrays.stream(ContactChannel.values())
                .map(channel -> new Choice(channel.wireName(), Words.plain(channel.wireName()), 0))
                .toList();
    }

    static List<Choice> dispositions() {
        return Arrays.stream(Disposition.values())
                .map(one -> new Choice(one.wireName(), Words.plain(one.wireName()), 0))
                .toList();
    }

    /** Empty if a field is at fault. */
    static Optional<Log> log(Fields form) {
        Optional<AccountId> account = form.read("account", AccountId::new);
        Optional<Prose> person = form.read("person", Prose::new);
        Optional<ContactChannel> channel = form.required("channel", "Choose how it came.", ContactChannel::of);
        Optional<Severity> severity = form.read("severity", ContactForms::severity);
        Optional<Prose> what = form.required("what", "Say what it was about.", Prose::new);
        Optional<IncidentId> incident = form.read("incidentId", IncidentId::new);
        Optional<Instant> at = form.read("at", Times::parse);
        return form.isSound()
                ? Optional.of(new Log(account, person, channel.orElseThrow(), severity, what.orElseThrow(), incident, at))
                : Optional.empty();
    }

    /** Empty if a field is at fault. */
    static Optional<DisposeContact> dispose(Fields form, ContactId contact, Actor by, Instant now) {
        Optional<Disposition> disposition =
                form.required("disposition", "Choose what is made of it.", Disposition::of);
        Optional<Prose> reason = form.required("reason", "Say why.", Prose::new);
        return form.isSound()
                ? Optional.of(new DisposeContact(
                        contact,
                        disposition.orElseThrow(),
                        reason.orElseThrow(),
                        Optional.empty(),
                        by,
                        now))
                : Optional.empty();
    }

    private static Severity severity(String text) {
        if (!text.matches("[1-3]")) {
            throw new InvalidValue("a severity is 1, 2 or 3");
        }
        return Severity.of(Integer.parseInt(text));
    }
}
