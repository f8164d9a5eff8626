package com.occuz.axon;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.support.ContactChannel;
import com.occuz.kernel.support.ContactCommand;
import com.occuz.kernel.support.ContactCommand.DisposeContact;
import com.occuz.kernel.support.ContactCommand.FileContact;
import com.occuz.kernel.support.ContactCommand.LogContact;
import com.occuz.kernel.support.ContactId;
import com.occuz.kernel.support.ContactRule.Circumstances;
import com.occuz.kernel.support.Disposition;
import com.occuz.kernel.support.SupportTimeCommand.RecordSupportTime;
import com.occuz.kernel.testing.AnyValue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One client's intents about contacts and support time: many cannot be filed, or are nothing to dispose of. */
final class RandomContactCommands {

    private final AnyValue any;
    private final AccountId account;
    private final List<ContactId> contacts = new ArrayList<>();

    RandomContactCommands(AnyValue any, AccountId account) {
        this.any = any;
        this.account = account;
    }

    AggregateCommand next(Instant now) {
        return any.oneIn(3) ? spent(now) : aboutContacts(now);
    }

    private RecordSupportTime spent(Instant now) {
        return new RecordSupportTime(
                account,
                any.below(60),
                prose(),
                Optional.empty(),
                any.oneIn(2) ? Optional.empty() : Optional.of(now.minus(any.upTo(Duration.ofDays(2)))),
                person(),
                now);
    }

    private ContactCommand aboutContacts(Instant now) {
        if (contacts.isEmpty() || any.oneIn(2)) {
            ContactId id = ContactId.of(any.uuid());
            contacts.add(id);
            return log(id, now);
        }
        ContactId id = contacts.get(Math.max(0, contacts.size() - 1 - any.below(3)));
        return any.oneIn(2)
                ? new DisposeContact(
                        id,
                        any.of(List.of(Disposition.values())),
                        prose(),
                        Optional.empty(),
                        person(),
                        now)
                : new FileContact(id, Optional.empty(), person(), now);
    }

    private LogContact log(ContactId id, Instant now) {
        return new LogContact(
                id,
                any.oneIn(5) ? Optional.empty() : Optional.of(account),
                any.oneIn(2) ? Optional.empty() : Optional.of(prose()),
                any.of(List.of(ContactChannel.values())),
                any.oneIn(3) ? Optional.empty() : Optional.of(any.of(List.of(Severity.values()))),
                prose(),
                Optional.empty(),
                any.oneIn(2) ? Optional.empty() : Optional.of(now.minus(any.upTo(Duration.ofHours(2)))),
                new Circumstances(any.plan(), any.oneIn(4), any.oneIn(9)),
                person(),
                now);
    }

    private Actor person() {
        return new Actor(ActorType.USER, any.oneIn(2) ? "u_1" : "u_2");
    }

    private Prose prose() {
        return new Prose(any.text());
    }
}
