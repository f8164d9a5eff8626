package com.occuz.kernel.testing;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.support.ContactChannel;
import com.occuz.kernel.support.ContactEvent;
import com.occuz.kernel.support.ContactEvent.ContactDisposed;
import com.occuz.kernel.support.ContactEvent.ContactFiled;
import com.occuz.kernel.support.ContactEvent.ContactLogged;
import com.occuz.kernel.support.ContactId;
import com.occuz.kernel.support.ContactStanding;
import com.occuz.kernel.support.Disposition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The life of one contact: logged, then perhaps disposed of or filed. */
final class RandomContact {

    private final AnyValue any;
    private final AccountId account;
    private final ContactId id;
    private final ContactStanding standing;
    private int step;

    RandomContact(AnyValue any, AccountId account) {
        this.any = any;
        this.account = account;
        this.id = ContactId.of(any.uuid());
        // Mostly such that something follows.
        this.standing = any.oneIn(2) ? ContactStanding.OFF_CHANNEL : any.of(List.of(ContactStanding.values()));
    }

    ContactId id() {
        return id;
    }

    AccountId account() {
        return account;
    }

    /** What happens to it next; empty when nothing more does. */
    Optional<ContactEvent> next(Instant now) {
        if (step++ == 0) {
            return Optional.of(logged(now));
        }
        if (step > 2) {
            return Optional.empty();
        }
        return switch (standing) {
            case OFFICIAL, WHEN_FILED -> Optional.of(new ContactFiled(id, id.incident(), now, person(), now));
            case OFF_CHANNEL -> {
                Disposition disposition = any.of(List.of(Disposition.values()));
                yield Optional.of(new ContactDisposed(
                        id,
                        disposition,
                        disposition == Disposition.DEFERRED ? now.plus(any.upTo(Duration.ofDays(3))) : null,
                        prose(),
                        person(),
                        now));
            }
            case RESUBMISSION_ASKED, LOGGED_ONLY -> Optional.empty();
        };
    }

    private ContactLogged logged(Instant now) {
        return new ContactLogged(
                id,
                account,
                any.oneIn(3) ? null : prose(),
                any.of(List.of(ContactChannel.values())),
                any.oneIn(2) ? null : any.of(List.of(Severity.values())),
                prose(),
                any.oneIn(3) ? new IncidentId("i-" + any.id()) : null,
                standing,
                any.oneIn(5),
                any.oneIn(9),
                any.oneIn(2) ? null : now.plus(any.upTo(Duration.ofDays(2))),
                now.minus(any.upTo(Duration.ofHours(3))),
                person(),
                now);
    }

    private Erasable<Prose> prose() {
        return Erasable.of(KeySubject.of(account), new Prose(any.text()));
    }

    private Actor person() {
        return new Actor(ActorType.USER, "u_" + any.id());
    }
}
