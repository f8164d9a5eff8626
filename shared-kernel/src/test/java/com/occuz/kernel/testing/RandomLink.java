package com.occuz.kernel.testing;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.link.ClickLimit;
import com.occuz.kernel.link.Destination;
import com.occuz.kernel.link.Forwarding;
import com.occuz.kernel.link.LinkEvent;
import com.occuz.kernel.link.LinkEvent.ClickLimitChanged;
import com.occuz.kernel.link.LinkEvent.DestinationChanged;
import com.occuz.kernel.link.LinkEvent.ForwardingChanged;
import com.occuz.kernel.link.LinkEvent.LinkCreated;
import com.occuz.kernel.link.LinkEvent.LinkDisabled;
import com.occuz.kernel.link.LinkEvent.LinkEnabled;
import com.occuz.kernel.link.LinkEvent.LinkLocked;
import com.occuz.kernel.link.LinkEvent.LinkPutBack;
import com.occuz.kernel.link.LinkEvent.LinkRetired;
import com.occuz.kernel.link.LinkEvent.LinkRetitled;
import com.occuz.kernel.link.LinkEvent.LinkTakenDown;
import com.occuz.kernel.link.LinkEvent.LinkUnlocked;
import com.occuz.kernel.link.LinkEvent.RedirectStatusChanged;
import com.occuz.kernel.link.LinkEvent.RulesChanged;
import com.occuz.kernel.link.LinkEvent.TagsChanged;
import com.occuz.kernel.link.LinkEvent.ValidityChanged;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkOptions;
import com.occuz.kernel.link.RedirectStatus;
import com.occuz.kernel.link.Tags;
import com.occuz.kernel.link.TakedownReason;
import com.occuz.kernel.link.Title;
import com.occuz.kernel.link.Validity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What a random history knows of a link, so that each event says truly what was before. */
final class RandomLink {

    private final LinkId id;
    private final AccountId account;
    private Erasable<Destination> destination;
    private @Nullable Erasable<Title> title;
    private Erasable<Tags> tags;
    private Validity validity;
    private RedirectStatus redirectStatus;
    private LinkOptions options = LinkOptions.USUAL;
    private boolean takenDown;

    RandomLink(LinkCreated created) {
        this.id = created.link();
        this.account = created.account();
        this.destination = created.destination();
        this.title = created.title();
        this.tags = created.tags();
        this.validity = created.validity();
        this.redirectStatus = created.redirectStatus();
    }

    LinkId id() {
        return id;
    }

    AccountId account() {
        return account;
    }

    LinkEvent retire(Instant at) {
        return new LinkRetired(id, at);
    }

    LinkEvent change(AnyValue any, Instant at) {
        return switch (undoing(any)) {
            case 0 -> {
                var before = destination;
                destination = sealed(any.destination());
                yield new DestinationChanged(id, before, destination, at);
            }
            case 1 -> {
                var before = title;
                title = any.title().map(this::sealed).orElse(null);
                yield new LinkRetitled(id, before, title, at);
            }
            case 2 -> {
                var before = tags;
                tags = sealed(any.tags());
                yield new TagsChanged(id, before, tags, at);
            }
            case 3 -> {
                var before = validity;
                validity = any.validity(at);
                yield new ValidityChanged(id, before, validity, at);
            }
            case 4 -> {
                var before = options.maxClicks();
                options = options.limitedTo(any.oneIn(3) ? null : new ClickLimit(1 + any.below(500)));
                yield new ClickLimitChanged(id, before, options.maxClicks(), at);
            }
            case 5 -> {
                var before = options.forwarding();
                options = options.forwarding(new Forwarding(any.oneIn(2), any.oneIn(2)));
                yield new ForwardingChanged(id, before, options.forwarding(), at);
            }
            case 6 -> {
                options = options.disabled(!options.isDisabled());
                yield options.isDisabled() ? new LinkDisabled(id, at) : new LinkEnabled(id, at);
            }
            case 7 -> {
                takenDown = !takenDown;
                var reason = sealed(new TakedownReason(any.text()));
                yield takenDown ? new LinkTakenDown(id, reason, at) : new LinkPutBack(id, reason, at);
            }
            case 8 -> {
                var before = options.rules();
                options = options.ruledBy(any.rules(at));
                yield new RulesChanged(id, sealed(before), sealed(options.rules()), at);
            }
            case 9 -> {
                options = options.lockedBy(options.password() == null ? any.passwordHash() : null);
                var hash = options.password();
                yield hash == null ? new LinkUnlocked(id, at) : new LinkLocked(id, sealed(hash), at);
            }
            default -> {
                var before = redirectStatus;
                redirectStatus = any.redirectStatus();
                yield new RedirectStatusChanged(id, before, redirectStatus, at);
            }
        };
    }

    /** What can only follow something rare follows it soon. */
    private int undoing(AnyValue any) {
        if (takenDown && any.oneIn(2)) {
            return 7;
        }
        if (options.password() != null && any.oneIn(3)) {
            return 9;
        }
        return options.isDisabled() && any.oneIn(3) ? 6 : any.below(11);
    }

    private <T> Erasable<T> sealed(T value) {
        return Erasable.of(KeySubject.of(account), value);
    }
}
