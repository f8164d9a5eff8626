package com.occuz.kernel.link;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.ledger.AggregateCommand;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked of a short link. Time, slug and own hosts arrive in the command. */
public sealed interface LinkCommand extends AggregateCommand {

    LinkId link();

    /** Who asks: a link of another account does not exist for them. */
    AccountId account();

    Instant at();

    @Override
    default String aggregateId() {
        return link().toString();
    }

    record CreateLink(
            LinkId link,
            AccountId account,
            Destination destination,
            @Nullable Title title,
            Tags tags,
            Validity validity,
            RedirectStatus redirectStatus,
            OwnHosts ownHosts,
            Instant at)
            implements LinkCommand {}

    /**
     * Changes what is present and leaves the rest.
     *
     * @param title an inner empty takes the title away; likewise for either end of the validity
     * @param ifVersion refused if the link is at another version; empty: whatever its version
     */
    record ChangeLink(
            LinkId link,
            AccountId account,
            Optional<Destination> destination,
            Optional<Optional<Title>> title,
            Optional<Tags> tags,
            Optional<Optional<Instant>> validFrom,
            Optional<Optional<Instant>> expiresAt,
            Optional<RedirectStatus> redirectStatus,
            Optional<Long> ifVersion,
            OwnHosts ownHosts,
            Instant at)
            implements LinkCommand {}

    /** For good. Repeating it changes nothing. */
    record RetireLink(LinkId link, AccountId account, Optional<Long> ifVersion, Instant at) implements LinkCommand {}
}
