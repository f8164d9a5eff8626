package com.occuz.command.link;

import com.occuz.command.link.Link.Absent;
import com.occuz.command.link.Link.Live;
import com.occuz.command.link.Link.Retired;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.link.Destination;
import com.occuz.kernel.link.LinkCommand.ChangeLink;
import com.occuz.kernel.link.LinkCommand.CreateLink;
import com.occuz.kernel.link.LinkCommand.PutBackLink;
import com.occuz.kernel.link.LinkCommand.RetireLink;
import com.occuz.kernel.link.LinkCommand.TakeDownLink;
import com.occuz.kernel.link.LinkCommand;
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
import com.occuz.kernel.link.LinkEvent;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkOptions;
import com.occuz.kernel.link.LinkRefusal.DestinationIsOwnHost;
import com.occuz.kernel.link.LinkRefusal.LinkHasChanged;
import com.occuz.kernel.link.LinkRefusal.LinkIsErased;
import com.occuz.kernel.link.LinkRefusal.LinkIsRetired;
import com.occuz.kernel.link.LinkRefusal.LinkNotFound;
import com.occuz.kernel.link.LinkRefusal.NeverValid;
import com.occuz.kernel.link.LinkRefusal.SlugTaken;
import com.occuz.kernel.link.LinkRefusal;
import com.occuz.kernel.link.OwnHosts;
import com.occuz.kernel.link.PasswordHash;
import com.occuz.kernel.link.TakedownReason;
import com.occuz.kernel.link.Title;
import com.occuz.kernel.link.Validity;
import com.occuz.kernel.link.rule.Rule;
import com.occuz.kernel.link.rule.Rules;
import com.occuz.kernel.refusal.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The rules of short links; pure. A refusal is thrown as {@link Refused} with a {@link LinkRefusal}. */
final class LinkDecider {

    private LinkDecider() {}

    static List<LinkEvent> decide(LinkCommand command, Link link) {
        return switch (command) {
            case CreateLink create -> create(create, link);
            case ChangeLink change -> change(change, link);
            case RetireLink retire -> retire(retire, link);
            case TakeDownLink takeDown -> takeDown(takeDown, link);
            case PutBackLink putBack -> putBack(putBack, link);
        };
    }

    static Link evolve(Link link, LinkEvent event) {
        return switch (event) {
            case LinkCreated e ->
                new Live(
                        e.account(), e.destination(), e.title(), e.tags(), e.validity(), e.redirectStatus(),
                        LinkOptions.USUAL, false, 1);
            case DestinationChanged e -> live(link).leadingTo(e.destination());
            case LinkRetitled e -> live(link).titled(e.title());
            case TagsChanged e -> live(link).tagged(e.tags());
            case ValidityChanged e -> live(link).valid(e.validity());
            case RedirectStatusChanged e -> live(link).redirecting(e.redirectStatus());
            case ClickLimitChanged e -> changed(link, options -> options.limitedTo(e.maxClicks()));
            case ForwardingChanged e -> changed(link, options -> options.forwarding(e.forwarding()));
            case RulesChanged e -> changed(link, options -> options.ruledBy(e.rules().known().orElse(Rules.NONE)));
            case LinkLocked e -> changed(link, options -> options.lockedBy(e.password().known().orElse(null)));
            case LinkUnlocked ignored -> changed(link, options -> options.lockedBy(null));
            case LinkDisabled ignored -> changed(link, options -> options.disabled(true));
            case LinkEnabled ignored -> changed(link, options -> options.disabled(false));
            case LinkTakenDown ignored -> live(link).takenDown(true);
            case LinkPutBack ignored -> live(link).takenDown(false);
            case LinkRetired ignored -> {
                Live live = live(link);
                yield new Retired(live.account(), live.version() + 1);
            }
        };
    }

    private static List<LinkEvent> create(CreateLink command, Link link) {
        if (!(link instanceof Absent)) {
            throw new Refused(new SlugTaken(command.link().slug()));
        }
        refuseOwnHost(command.destination(), command.ownHosts(), "destination");
        refuseOwnHost(command.options().rules(), command.ownHosts());
        KeySubject subject = KeySubject.of(command.account());
        List<LinkEvent> events = new ArrayList<>();
        events.add(new LinkCreated(
                command.link(),
                command.account(),
                Erasable.of(subject, command.destination()),
                erasable(subject, command.title()),
                Erasable.of(subject, command.tags()),
                command.validity(),
                command.redirectStatus(),
                command.at()));
        events.addAll(optionsChanged(command.link(), subject, LinkOptions.USUAL, command.options(), command.at()));
        return events;
    }

    private static List<LinkEvent> change(ChangeLink command, Link link) {
        Live live = switch (link) {
            case Absent ignored -> throw new Refused(new LinkNotFound());
            case Retired retired -> {
                refuseForeign(command, retired.account());
                throw new Refused(new LinkIsRetired());
            }
            case Live it -> it;
        };
        refuseForeign(command, live.account());
        refuseStale(command.ifVersion(), live.version());
        refuseErased(command, live);
        KeySubject subject = KeySubject.of(live.account());
        List<LinkEvent> events = new ArrayList<>();
        command.destination().ifPresent(wanted -> {
            refuseOwnHost(wanted, command.ownHosts(), "destination");
            Erasable<Destination> destination = Erasable.of(subject, wanted);
            if (!destination.equals(live.destination())) {
                events.add(new DestinationChanged(command.link(), live.destination(), destination, command.at()));
            }
        });
        command.title().ifPresent(wanted -> {
            Erasable<Title> title = erasable(subject, wanted.orElse(null));
            if (!Objects.equals(title, live.title())) {
                events.add(new LinkRetitled(command.link(), live.title(), title, command.at()));
            }
        });
        command.tags().map(tags -> Erasable.of(subject, tags)).filter(tags -> !tags.equals(live.tags()))
                .ifPresent(tags -> events.add(new TagsChanged(command.link(), live.tags(), tags, command.at())));
        Validity validity = merged(command, live.validity());
        if (!validity.equals(live.validity())) {
            events.add(new ValidityChanged(command.link(), live.validity(), validity, command.at()));
        }
        command.redirectStatus().filter(status -> !status.equals(live.redirectStatus()))
                .ifPresent(status -> events.add(
                        new RedirectStatusChanged(command.link(), live.redirectStatus(), status, command.at())));
        command.options().rules().ifPresent(wanted -> refuseOwnHost(wanted, command.ownHosts()));
        LinkOptions options = command.options().of(live.options());
        events.addAll(optionsChanged(command.link(), subject, live.options(), options, command.at()));
        return events;
    }

    private static List<LinkEvent> optionsChanged(
            LinkId link, KeySubject subject, LinkOptions before, LinkOptions after, Instant at) {
        List<LinkEvent> events = new ArrayList<>();
        if (!Objects.equals(before.maxClicks(), after.maxClicks())) {
            events.add(new ClickLimitChanged(link, before.maxClicks(), after.maxClicks(), at));
        }
        if (!before.forwarding().equals(after.forwarding())) {
            events.add(new ForwardingChanged(link, before.forwarding(), after.forwarding(), at));
        }
        if (!before.rules().equals(after.rules())) {
            events.add(new RulesChanged(
                    link, Erasable.of(subject, before.rules()), Erasable.of(subject, after.rules()), at));
        }
        PasswordHash password = after.password();
        if (!Objects.equals(before.password(), password)) {
            events.add(password == null
                    ? new LinkUnlocked(link, at)
                    : new LinkLocked(link, Erasable.of(subject, password), at));
        }
        if (before.isDisabled() != after.isDisabled()) {
            events.add(after.isDisabled() ? new LinkDisabled(link, at) : new LinkEnabled(link, at));
        }
        return events;
    }

    private static Validity merged(ChangeLink command, Validity now) {
        Optional<Instant> validFrom = command.validFrom().orElse(Optional.ofNullable(now.validFrom()));
        Optional<Instant> expiresAt = command.expiresAt().orElse(Optional.ofNullable(now.expiresAt()));
        if (validFrom.isPresent() && expiresAt.isPresent() && !validFrom.get().isBefore(expiresAt.get())) {
            throw new Refused(new NeverValid());
        }
        return new Validity(validFrom.orElse(null), expiresAt.orElse(null));
    }

    private static List<LinkEvent> retire(RetireLink command, Link link) {
        return switch (link) {
            case Absent ignored -> throw new Refused(new LinkNotFound());
            case Retired retired -> {
                refuseForeign(command, retired.account());
                yield List.of();
            }
            case Live live -> {
                refuseForeign(command, live.account());
                refuseStale(command.ifVersion(), live.version());
                yield List.of(new LinkRetired(command.link(), command.at()));
            }
        };
    }

    private static List<LinkEvent> takeDown(TakeDownLink command, Link link) {
        Live live = standing(link);
        return live.isTakenDown()
                ? List.of()
                : List.of(new LinkTakenDown(command.link(), ofOwner(live, command.reason()), command.at()));
    }

    private static List<LinkEvent> putBack(PutBackLink command, Link link) {
        Live live = standing(link);
        return live.isTakenDown()
                ? List.of(new LinkPutBack(command.link(), ofOwner(live, command.reason()), command.at()))
                : List.of();
    }

    /** The link that operators may act on. */
    private static Live standing(Link link) {
        return switch (link) {
            case Absent ignored -> throw new Refused(new LinkNotFound());
            case Retired ignored -> throw new Refused(new LinkIsRetired());
            case Live live -> live;
        };
    }

    /** What is said of somebody's link goes with their key. */
    private static Erasable<TakedownReason> ofOwner(Live live, TakedownReason reason) {
        return Erasable.of(KeySubject.of(live.account()), reason);
    }

    /** To anyone but its owner a link does not exist: a refusal that differed would tell that it does. */
    private static void refuseForeign(LinkCommand.OfOwner command, AccountId owner) {
        if (!command.account().equals(owner)) {
            throw new Refused(new LinkNotFound());
        }
    }

    /** What was erased is not said anew; when a link is valid and how it redirects was never its owner's words. */
    private static void refuseErased(ChangeLink command, Live live) {
        boolean says = command.destination().isPresent() || command.title().isPresent() || command.tags().isPresent()
                || command.options().rules().isPresent() || command.options().password().isPresent();
        if (says && live.destination().known().isEmpty()) {
            throw new Refused(new LinkIsErased());
        }
    }

    private static void refuseStale(Optional<Long> wanted, long version) {
        if (wanted.isPresent() && wanted.get() != version) {
            throw new Refused(new LinkHasChanged(version));
        }
    }

    private static void refuseOwnHost(Destination destination, OwnHosts ownHosts, String field) {
        if (ownHosts.include(destination.host())) {
            throw new Refused(new DestinationIsOwnHost(destination.host(), field));
        }
    }

    private static void refuseOwnHost(Rules rules, OwnHosts ownHosts) {
        for (int i = 0; i < rules.values().size(); i++) {
            Rule rule = rules.values().get(i);
            String field = "rules[" + i + "]";
            if (rule.destination() != null) {
                refuseOwnHost(rule.destination(), ownHosts, field + ".destination");
            }
            for (int j = 0; j < rule.variants().size(); j++) {
                refuseOwnHost(rule.variants().get(j).destination(), ownHosts, field + ".variants[" + j + "].destination");
            }
        }
    }

    private static @Nullable Erasable<Title> erasable(KeySubject subject, @Nullable Title title) {
        return title == null ? null : Erasable.of(subject, title);
    }

    private static Live changed(Link link, UnaryOperator<LinkOptions> change) {
        Live live = live(link);
        return live.with(change.apply(live.options()));
    }

    private static Live live(Link link) {
        if (link instanceof Live live) {
            return live;
        }
        throw new IllegalStateException("an event of a live link met " + link);
    }
}
