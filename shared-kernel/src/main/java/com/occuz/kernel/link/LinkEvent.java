package com.occuz.kernel.link;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.link.rule.Rules;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What has happened to a short link. */
public sealed interface LinkEvent extends DomainEvent {

    LinkId link();

    /** {@code title} is {@code null} where none was given. */
    record LinkCreated(
            LinkId link,
            AccountId account,
            Erasable<Destination> destination,
            @Nullable Erasable<Title> title,
            Erasable<Tags> tags,
            Validity validity,
            RedirectStatus redirectStatus,
            Instant occurredAt)
            implements LinkEvent {}

    record DestinationChanged(
            LinkId link, Erasable<Destination> before, Erasable<Destination> destination, Instant occurredAt)
            implements LinkEvent {}

    /** {@code null} on either side: no title. */
    record LinkRetitled(
            LinkId link, @Nullable Erasable<Title> before, @Nullable Erasable<Title> title, Instant occurredAt)
            implements LinkEvent {}

    record TagsChanged(LinkId link, Erasable<Tags> before, Erasable<Tags> tags, Instant occurredAt)
            implements LinkEvent {}

    record ValidityChanged(LinkId link, Validity before, Validity validity, Instant occurredAt) implements LinkEvent {}

    record RedirectStatusChanged(
            LinkId link, RedirectStatus before, RedirectStatus redirectStatus, Instant occurredAt)
            implements LinkEvent {}

    /** {@code null} on either side: no limit. */
    record ClickLimitChanged(
            LinkId link, @Nullable ClickLimit before, @Nullable ClickLimit maxClicks, Instant occurredAt)
            implements LinkEvent {}

    record ForwardingChanged(LinkId link, Forwarding before, Forwarding forwarding, Instant occurredAt)
            implements LinkEvent {}

    /** All of its rules, in their order. */
    record RulesChanged(LinkId link, Erasable<Rules> before, Erasable<Rules> rules, Instant occurredAt)
            implements LinkEvent {}

    /** Whoever follows it is asked for a password; the one before, if there was one, is none any more. */
    record LinkLocked(LinkId link, Erasable<PasswordHash> password, Instant occurredAt) implements LinkEvent {}

    /** Nobody is asked any more. */
    record LinkUnlocked(LinkId link, Instant occurredAt) implements LinkEvent {}

    /** Its owner has switched it off, until they switch it on again. */
    record LinkDisabled(LinkId link, Instant occurredAt) implements LinkEvent {}

    record LinkEnabled(LinkId link, Instant occurredAt) implements LinkEvent {}

    /** By those who run the platform: it redirects no more, whatever its owner wants. */
    record LinkTakenDown(LinkId link, Erasable<TakedownReason> reason, Instant occurredAt) implements LinkEvent {}

    record LinkPutBack(LinkId link, Erasable<TakedownReason> reason, Instant occurredAt) implements LinkEvent {}

    /** It redirects no more (410), and its slug is never handed to anyone else. */
    record LinkRetired(LinkId link, Instant occurredAt) implements LinkEvent {}
}
