package com.occuz.kernel.link;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.link.rule.Rules;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What can be asked of a short link. Time, slug and own hosts arrive in the command. */
public sealed interface LinkCommand extends AggregateCommand {

    LinkId link();

    Instant at();

    /** What only the account may ask that has made the link. */
    sealed interface OfOwner extends LinkCommand {

        /** Who asks: a link of another account does not exist for them. */
        AccountId account();
    }

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
            LinkOptions options,
            OwnHosts ownHosts,
            Instant at)
            implements OfOwner {}

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
            OptionChanges options,
            Optional<Long> ifVersion,
            OwnHosts ownHosts,
            Instant at)
            implements OfOwner {}

    /**
     * Which of a link's options change.
     *
     * @param maxClicks an inner empty takes the limit away
     * @param rules all of them, in the place of those there are
     * @param password an inner empty takes it away
     */
    record OptionChanges(
            Optional<Optional<ClickLimit>> maxClicks,
            Optional<Boolean> forwardQuery,
            Optional<Boolean> forwardPath,
            Optional<Boolean> disabled,
            Optional<Rules> rules,
            Optional<Optional<PasswordHash>> password) {

        public static final OptionChanges NONE =
                new OptionChanges(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

        public static OptionChanges disabled(boolean next) {
            return new OptionChanges(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(next), Optional.empty(), Optional.empty());
        }

        public static OptionChanges rules(Rules next) {
            return new OptionChanges(
                    Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(next), Optional.empty());
        }

        /** The same, and its password changes or goes besides. */
        public OptionChanges lockedBy(Optional<Optional<PasswordHash>> next) {
            return new OptionChanges(maxClicks, forwardQuery, forwardPath, disabled, rules, next);
        }

        /** The options after the change. */
        public LinkOptions of(LinkOptions before) {
            return new LinkOptions(
                    maxClicks.orElse(Optional.ofNullable(before.maxClicks())).orElse(null),
                    new Forwarding(
                            forwardQuery.orElse(before.forwarding().query()),
                            forwardPath.orElse(before.forwarding().path())),
                    disabled.orElse(before.isDisabled()),
                    rules.orElse(before.rules()),
                    password.orElse(Optional.ofNullable(before.password())).orElse(null));
        }
    }

    /** For good. Repeating it changes nothing. */
    record RetireLink(LinkId link, AccountId account, Optional<Long> ifVersion, Instant at) implements OfOwner {}

    /** By those who run the platform, whoever owns the link: it redirects no more until it is put back. */
    record TakeDownLink(LinkId link, TakedownReason reason, Instant at) implements LinkCommand {}

    /** The takedown is lifted; the link does again what its owner wants. */
    record PutBackLink(LinkId link, TakedownReason reason, Instant at) implements LinkCommand {}
}
