package com.occuz.command.support;

import com.occuz.command.Times;
import com.occuz.command.support.Contact.Absent;
import com.occuz.command.support.Contact.Disposed;
import com.occuz.command.support.Contact.Logged;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.sla.Agreements;
import com.occuz.kernel.support.ContactCommand;
import com.occuz.kernel.support.ContactCommand.DisposeContact;
import com.occuz.kernel.support.ContactCommand.FileContact;
import com.occuz.kernel.support.ContactCommand.LogContact;
import com.occuz.kernel.support.ContactEvent;
import com.occuz.kernel.support.ContactEvent.ContactDisposed;
import com.occuz.kernel.support.ContactEvent.ContactFiled;
import com.occuz.kernel.support.ContactEvent.ContactLogged;
import com.occuz.kernel.support.ContactRefusal.AboutAnIncident;
import com.occuz.kernel.support.ContactRefusal.AlreadyDisposed;
import com.occuz.kernel.support.ContactRefusal.ContactExists;
import com.occuz.kernel.support.ContactRefusal.ContactHasChanged;
import com.occuz.kernel.support.ContactRefusal.ContactNotFound;
import com.occuz.kernel.support.ContactRefusal.ContactOfNobody;
import com.occuz.kernel.support.ContactRefusal.FiledAlready;
import com.occuz.kernel.support.ContactRefusal.NotOffChannel;
import com.occuz.kernel.support.ContactRefusal.StartsNoClock;
import com.occuz.kernel.support.ContactRule;
import com.occuz.kernel.support.ContactStanding;
import com.occuz.kernel.support.Disposition;
import com.occuz.kernel.time.BusinessCalendar;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** The rules of the log of contacts (§ 3, § 4, reading 23); pure. */
final class ContactDecider {

    private ContactDecider() {}

    /** @param agreements asked for the support hours (§ 3) only where a rule needs them */
    static List<ContactEvent> decide(ContactCommand command, Contact contact, Supplier<Agreements> agreements) {
        return switch (command) {
            case LogContact log -> log(log, contact, agreements);
            case DisposeContact dispose -> dispose(dispose, logged(contact, dispose.ifVersion()), agreements);
            case FileContact file -> file(file, logged(contact, file.ifVersion()));
        };
    }

    static Contact evolve(Contact contact, ContactEvent event) {
        return switch (event) {
            case ContactLogged e -> new Logged(
                    e.account(), e.standing(), e.incident() != null, e.contactedAt(), Optional.empty(), false, 1);
            case ContactDisposed e -> {
                Logged before = logged(contact, Optional.empty());
                yield before.after(Optional.of(new Disposed(e.disposition(), e.by())), before.filed());
            }
            case ContactFiled ignored -> {
                Logged before = logged(contact, Optional.empty());
                yield before.after(before.disposed(), true);
            }
        };
    }

    private static List<ContactEvent> log(
            LogContact command, Contact contact, Supplier<Agreements> agreements) {
        if (!(contact instanceof Absent)) {
            throw new Refused(new ContactExists());
        }
        Instant contactedAt =
                Times.of("at", command.contactedAt(), command.at()).stated();
        BusinessCalendar hours = agreements.get().at(contactedAt).calendar();
        AccountId account = command.account().orElse(AccountId.PLATFORM);
        KeySubject theirs = KeySubject.of(account);
        return List.of(new ContactLogged(
                command.contact(),
                account,
                command.person().map(who -> Erasable.of(theirs, who)).orElse(null),
                command.channel(),
                command.severity().orElse(null),
                Erasable.of(theirs, command.what()),
                command.incident().orElse(null),
                ContactRule.standing(command.channel(), command.severity(), command.then()),
                command.then().sectionUnavailable(),
                command.then().suspended(),
                hours.isOpen(contactedAt) ? null : hours.opensNext(contactedAt),
                contactedAt,
                command.by(),
                command.at()));
    }

    private static List<ContactEvent> dispose(
            DisposeContact command, Logged contact, Supplier<Agreements> agreements) {
        if (contact.disposed().equals(Optional.of(new Disposed(command.disposition(), command.by())))) {
            return List.of();
        }
        if (contact.standing() != ContactStanding.OFF_CHANNEL) {
            throw new Refused(new NotOffChannel(contact.standing()));
        }
        contact.disposed().ifPresent(before -> {
            throw new Refused(new AlreadyDisposed(before.disposition()));
        });
        return List.of(new ContactDisposed(
                command.contact(),
                command.disposition(),
                command.disposition() == Disposition.DEFERRED
                        ? agreements.get().at(command.at()).calendar().opensNext(command.at())
                        : null,
                said(contact.account(), command.reason()),
                command.by(),
                command.at()));
    }

    private static List<ContactEvent> file(FileContact command, Logged contact) {
        if (contact.filed()) {
            throw new Refused(new FiledAlready());
        }
        Instant reportedAt = ContactRule.countsFrom(contact.standing(), contact.contactedAt(), command.at())
                .orElseThrow(() -> new Refused(new StartsNoClock(contact.standing())));
        if (contact.account().equals(AccountId.PLATFORM)) {
            throw new Refused(new ContactOfNobody());
        }
        if (contact.aboutAnIncident()) {
            throw new Refused(new AboutAnIncident());
        }
        return List.of(new ContactFiled(
                command.contact(), command.contact().incident(), reportedAt, command.by(), command.at()));
    }

    private static Erasable<Prose> said(AccountId account, Prose words) {
        return Erasable.of(KeySubject.of(account), words);
    }

    private static Logged logged(Contact contact, Optional<Long> ifVersion) {
        return switch (contact) {
            case Absent ignored -> throw new Refused(new ContactNotFound());
            case Logged known -> {
                if (ifVersion.isPresent() && ifVersion.get() != known.version()) {
                    throw new Refused(new ContactHasChanged(known.version()));
                }
                yield known;
            }
        };
    }
}
