package com.occuz.axon;

import com.occuz.axon.Commands.Addressed;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.link.Destination;
import com.occuz.kernel.link.LinkCommand.ChangeLink;
import com.occuz.kernel.link.LinkCommand.CreateLink;
import com.occuz.kernel.link.LinkCommand.OptionChanges;
import com.occuz.kernel.link.LinkCommand.RetireLink;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkOptions;
import com.occuz.kernel.link.OwnHosts;
import com.occuz.kernel.link.RedirectStatus;
import com.occuz.kernel.link.Tags;
import com.occuz.kernel.link.Title;
import com.occuz.kernel.link.Validity;
import com.occuz.store.ledger.AppendOutcome.Appended;
import com.occuz.store.ledger.IdempotencyEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What tests order of links, with a complete envelope. */
final class Orders {

    static final Instant AT = Instant.parse("2026-03-01T12:00:00.000001Z");
    static final AccountId ACME = new AccountId("acme");
    static final OwnHosts NO_HOSTS = new OwnHosts(List.of());

    private Orders() {}

    static Metadata envelope(AccountId account) {
        String id = UUID.randomUUID().toString();
        return new Metadata(account, ActorType.API_KEY, "k_1", Channel.API, id, id, id);
    }

    static LinkId link(int number) {
        return LinkId.parse("link:default/s" + number);
    }

    static CreateLink create(LinkId link) {
        return new CreateLink(
                link,
                ACME,
                new Destination("https://www.example.com/" + link.slug()),
                null,
                Tags.NONE,
                Validity.ALWAYS,
                RedirectStatus.FOUND,
                LinkOptions.USUAL,
                NO_HOSTS,
                AT);
    }

    static ChangeLink retitle(LinkId link, String title) {
        return new ChangeLink(
                link,
                ACME,
                Optional.empty(),
                Optional.of(Optional.of(new Title(title))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionChanges.NONE,
                Optional.empty(),
                NO_HOSTS,
                AT);
    }

    static RetireLink retire(LinkId link) {
        return new RetireLink(link, ACME, Optional.empty(), AT);
    }

    static Addressed addressed(AggregateCommand command) {
        return new Addressed(command, envelope(ACME));
    }

    static Optional<Appended> send(Commands commands, AggregateCommand command) {
        return commands.send(command, envelope(ACME), Optional.empty());
    }

    static Optional<Appended> send(Commands commands, AggregateCommand command, IdempotencyEntry key) {
        return commands.send(command, envelope(ACME), Optional.of(key));
    }
}
