package com.occuz.edge.testing;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.link.Destination;
import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.LinkEvent.DestinationChanged;
import com.occuz.kernel.link.LinkEvent.LinkCreated;
import com.occuz.kernel.link.LinkEvent.LinkRetired;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.RedirectStatus;
import com.occuz.kernel.link.Slug;
import com.occuz.kernel.link.Tags;
import com.occuz.kernel.link.Title;
import com.occuz.kernel.link.Validity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Events of links of one account, as short as a test wants to say them. */
public final class Links {

    public static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final AccountId ACME = new AccountId("acme");
    private static final KeySubject KEY = KeySubject.of(ACME);

    private Links() {}

    public static LinkId id(String slug) {
        return new LinkId(DomainId.DEFAULT, new Slug(slug));
    }

    public static LinkCreated created(String slug, String destination) {
        return created(slug, destination, null, 302, Validity.ALWAYS);
    }

    public static LinkCreated created(
            String slug, String destination, @Nullable String title, int status, Validity validity) {
        return new LinkCreated(
                id(slug),
                ACME,
                Erasable.of(KEY, new Destination(destination)),
                title == null ? null : Erasable.of(KEY, new Title(title)),
                Erasable.of(KEY, Tags.NONE),
                validity,
                new RedirectStatus(status),
                NOW);
    }

    public static LinkCreated erased(String slug) {
        return new LinkCreated(
                id(slug),
                ACME,
                new Erasable.Erased<>(KEY),
                new Erasable.Erased<>(KEY),
                new Erasable.Erased<>(KEY),
                Validity.ALWAYS,
                RedirectStatus.FOUND,
                NOW);
    }

    public static DestinationChanged moved(String slug, String before, String after) {
        return new DestinationChanged(
                id(slug), Erasable.of(KEY, new Destination(before)), Erasable.of(KEY, new Destination(after)), NOW);
    }

    public static LinkRetired retired(String slug) {
        return new LinkRetired(id(slug), NOW);
    }
}
