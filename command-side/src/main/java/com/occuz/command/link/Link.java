package com.occuz.command.link;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.link.Destination;
import com.occuz.kernel.link.LinkOptions;
import com.occuz.kernel.link.RedirectStatus;
import com.occuz.kernel.link.Tags;
import com.occuz.kernel.link.Title;
import com.occuz.kernel.link.Validity;
import org.jspecify.annotations.Nullable;

/** What a decision needs to know of a link. */
sealed interface Link {

    /** Nobody has taken the slug yet. */
    record Absent() implements Link {}

    /**
     * @param isTakenDown by those who run the platform; its owner may still change what it would do
     * @param version number of its events so far
     */
    record Live(
            AccountId account,
            Erasable<Destination> destination,
            @Nullable Erasable<Title> title,
            Erasable<Tags> tags,
            Validity validity,
            RedirectStatus redirectStatus,
            LinkOptions options,
            boolean isTakenDown,
            long version)
            implements Link {

        Live leadingTo(Erasable<Destination> next) {
            return new Live(account, next, title, tags, validity, redirectStatus, options, isTakenDown, version + 1);
        }

        Live titled(@Nullable Erasable<Title> next) {
            return new Live(account, destination, next, tags, validity, redirectStatus, options, isTakenDown, version + 1);
        }

        Live tagged(Erasable<Tags> next) {
            return new Live(account, destination, title, next, validity, redirectStatus, options, isTakenDown, version + 1);
        }

        Live valid(Validity next) {
            return new Live(account, destination, title, tags, next, redirectStatus, options, isTakenDown, version + 1);
        }

        Live redirecting(RedirectStatus next) {
            return new Live(account, destination, title, tags, validity, next, options, isTakenDown, version + 1);
        }

        Live with(LinkOptions next) {
            return new Live(account, destination, title, tags, validity, redirectStatus, next, isTakenDown, version + 1);
        }

        Live takenDown(boolean next) {
            return new Live(account, destination, title, tags, validity, redirectStatus, options, next, version + 1);
        }
    }

    /** Its slug stays taken for ever. */
    record Retired(AccountId account, long version) implements Link {}
}
