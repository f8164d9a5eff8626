package com.occuz.demo;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.link.Destination;
import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.LinkCommand.ChangeLink;
import com.occuz.kernel.link.LinkCommand.CreateLink;
import com.occuz.kernel.link.LinkCommand.OptionChanges;
import com.occuz.kernel.link.LinkCommand.RetireLink;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkOptions;
import com.occuz.kernel.link.OwnHosts;
import com.occuz.kernel.link.RedirectStatus;
import com.occuz.kernel.link.Slug;
import com.occuz.kernel.link.Tags;
import com.occuz.kernel.link.Title;
import com.occuz.kernel.link.Validity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What customers do with their links. */
final class LinkScenes {

    private static final OwnHosts NO_HOSTS = new OwnHosts(List.of());

    private final Chance chance;
    private final Cast cast;
    private final Instant until;
    private final List<Scene> scenes = new ArrayList<>();

    private LinkScenes(long seed, Cast cast, Instant until) {
        this.chance = new Chance(seed, "links");
        this.cast = cast;
        this.until = until;
    }

    static List<Scene> of(long seed, Cast cast, Instant until, List<DemoLink> links) {
        LinkScenes made = new LinkScenes(seed, cast, until);
        links.forEach(made::add);
        return made.scenes;
    }

    static LinkId id(DemoLink link) {
        return new LinkId(DomainId.DEFAULT, new Slug(link.slug()));
    }

    /** Some time of a working day. */
    static Instant madeAt(DemoLink link, Instant until) {
        return until.minus(Duration.ofDays(link.daysAgo())).plusSeconds(Math.floorMod(link.slug().hashCode(), 20_000));
    }

    /** When it stops answering, by its fate; empty: never. */
    static Optional<Instant> endsAt(DemoLink link, Instant until) {
        Instant made = madeAt(link, until);
        return switch (link.fate()) {
            case IS_RETIRED -> Optional.of(made.plus(Duration.ofDays(110)));
            case EXPIRES -> Optional.of(made.plus(Duration.ofDays(60)));
            case STAYS, IS_MOVED, IS_SCHEDULED -> Optional.empty();
        };
    }

    private void add(DemoLink link) {
        Instant made = madeAt(link, until);
        Validity validity = switch (link.fate()) {
            case EXPIRES -> new Validity(null, endsAt(link, until).orElseThrow());
            case IS_SCHEDULED -> new Validity(until.plus(Duration.ofDays(8)), null);
            case STAYS, IS_MOVED, IS_RETIRED -> Validity.ALWAYS;
        };
        scene(made, link.account(), new CreateLink(
                id(link),
                link.account(),
                new Destination(link.destination()),
                new Title(link.title()),
                new Tags(link.tags()),
                validity,
                RedirectStatus.FOUND,
                LinkOptions.USUAL,
                NO_HOSTS,
                made));
        switch (link.fate()) {
            case IS_MOVED -> move(link, made.plus(Duration.ofDays(link.daysAgo() / 2)));
            case IS_RETIRED -> {
                Instant at = endsAt(link, until).orElseThrow();
                scene(at, link.account(), new RetireLink(id(link), link.account(), Optional.empty(), at));
            }
            case STAYS, EXPIRES, IS_SCHEDULED -> {
                // Nobody touches it again.
            }
        }
    }

    private void move(DemoLink link, Instant at) {
        scene(at, link.account(), new ChangeLink(
                id(link),
                link.account(),
                Optional.of(new Destination(link.destination() + "/new")),
                Optional.of(Optional.of(new Title(link.title() + " (new page)"))),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionChanges.NONE,
                Optional.empty(),
                NO_HOSTS,
                at));
    }

    private void scene(Instant at, AccountId account, AggregateCommand command) {
        scenes.add(new Scene(at, command, Cast.envelope(cast.speakerOf(account), account, chance.uuid())));
    }
}
