package com.occuz.api;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.link.ClickLimit;
import com.occuz.kernel.link.Destination;
import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.LinkCommand.ChangeLink;
import com.occuz.kernel.link.LinkCommand.CreateLink;
import com.occuz.kernel.link.LinkCommand.OptionChanges;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkOptions;
import com.occuz.kernel.link.LinkPassword;
import com.occuz.kernel.link.LinkState;
import com.occuz.kernel.link.OwnHosts;
import com.occuz.kernel.link.PasswordHash;
import com.occuz.kernel.link.RedirectStatus;
import com.occuz.kernel.link.Slug;
import com.occuz.kernel.link.Tags;
import com.occuz.kernel.link.Title;
import com.occuz.kernel.link.Validity;
import com.occuz.kernel.refusal.InvalidValue;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads the bodies of requests about links. */
final class LinkBodies {

    private static final String DESTINATION = "destination";
    private static final String DOMAIN = "domain";
    private static final String SLUG = "slug";
    private static final String TITLE = "title";
    private static final String TAGS = "tags";
    private static final String VALID_FROM = "validFrom";
    private static final String EXPIRES_AT = "expiresAt";
    private static final String MAX_CLICKS = "maxClicks";
    private static final String FORWARD_QUERY = "forwardQuery";
    private static final String FORWARD_PATH = "forwardPath";
    private static final String STATE = "state";
    private static final String RULES = "rules";
    private static final String PASSWORD = "password";
    private static final String REDIRECT_STATUS = "redirectStatus";

    private LinkBodies() {}

    /**
     * @param random makes a slug where the request names none
     * @param hash of a password, asked for only if nothing is wrong with the body
     */
    static CreateLink create(
            JsonBody body,
            AccountId account,
            Supplier<Slug> random,
            Function<LinkPassword, PasswordHash> hash,
            OwnHosts ownHosts,
            Instant at) {
        Optional<Destination> destination = body.requiredText(DESTINATION, Destination::new);
        DomainId domain = body.text(DOMAIN, LinkBodies::domain).orElse(DomainId.DEFAULT);
        Optional<Slug> slug = body.text(SLUG, Slug::new);
        Optional<Title> title = body.text(TITLE, Title::new);
        Optional<Tags> tags = tags(body);
        Optional<Instant> validFrom = body.instant(VALID_FROM);
        Optional<Instant> expiresAt = body.instant(EXPIRES_AT);
        Optional<Validity> validity =
                body.value(EXPIRES_AT, () -> new Validity(validFrom.orElse(null), expiresAt.orElse(null)));
        Optional<RedirectStatus> status = redirectStatus(body);
        OptionChanges options = options(body);
        Optional<Optional<LinkPassword>> password = password(body);
        body.check();
        return new CreateLink(
                new LinkId(domain, slug.orElseGet(random)),
                account,
                destination.orElseThrow(),
                title.orElse(null),
                tags.orElse(Tags.NONE),
                validity.orElse(Validity.ALWAYS),
                status.orElse(RedirectStatus.FOUND),
                options.lockedBy(password.map(it -> it.map(hash))).of(LinkOptions.USUAL),
                ownHosts,
                at);
    }

    /** A merge patch: what is absent stays, {@code null} takes away. */
    static ChangeLink change(
            JsonBody body,
            LinkId link,
            AccountId account,
            Optional<Long> ifVersion,
            Function<LinkPassword, PasswordHash> hash,
            OwnHosts ownHosts,
            Instant at) {
        Optional<Destination> destination = Optional.empty();
        if (body.has(DESTINATION)) {
            destination = body.requiredText(DESTINATION, Destination::new);
        }
        Optional<Optional<Title>> title =
                body.has(TITLE) ? Optional.of(body.text(TITLE, Title::new)) : Optional.empty();
        Optional<Tags> tags = body.has(TAGS) ? Optional.of(tags(body).orElse(Tags.NONE)) : Optional.empty();
        Optional<Optional<Instant>> validFrom =
                body.has(VALID_FROM) ? Optional.of(body.instant(VALID_FROM)) : Optional.empty();
        Optional<Optional<Instant>> expiresAt =
                body.has(EXPIRES_AT) ? Optional.of(body.instant(EXPIRES_AT)) : Optional.empty();
        Optional<RedirectStatus> status = Optional.empty();
        if (body.has(REDIRECT_STATUS)) {
            status = Optional.of(redirectStatus(body).orElse(RedirectStatus.FOUND));
        }
        OptionChanges options = options(body);
        Optional<Optional<LinkPassword>> password = password(body);
        body.check();
        return new ChangeLink(
                link, account, destination, title, tags, validFrom, expiresAt, status,
                options.lockedBy(password.map(it -> it.map(hash))), ifVersion, ownHosts, at);
    }

    private static DomainId domain(String text) {
        DomainId domain = new DomainId(text);
        if (!domain.equals(DomainId.DEFAULT)) {
            throw new InvalidValue("there is no such domain; this installation has the domain default");
        }
        return domain;
    }

    private static Optional<Tags> tags(JsonBody body) {
        return body.texts(TAGS).flatMap(texts -> body.value(TAGS, () -> new Tags(texts)));
    }

    private static Optional<RedirectStatus> redirectStatus(JsonBody body) {
        return body.integer(REDIRECT_STATUS, Long.MIN_VALUE, Long.MAX_VALUE)
                .flatMap(code -> body.value(REDIRECT_STATUS, () -> new RedirectStatus(Math.clamp(code, 0, 999))));
    }

    private static OptionChanges options(JsonBody body) {
        return new OptionChanges(
                body.has(MAX_CLICKS) ? Optional.of(maxClicks(body)) : Optional.empty(),
                flag(body, FORWARD_QUERY),
                flag(body, FORWARD_PATH),
                body.has(STATE) ? disabled(body) : Optional.empty(),
                body.has(RULES) ? Optional.of(RuleBodies.rules(body, RULES)) : Optional.empty(),
                Optional.empty());
    }

    /** An inner empty takes it away. */
    private static Optional<Optional<LinkPassword>> password(JsonBody body) {
        return body.has(PASSWORD) ? Optional.of(body.text(PASSWORD, LinkPassword::new)) : Optional.empty();
    }

    private static Optional<ClickLimit> maxClicks(JsonBody body) {
        return body.integer(MAX_CLICKS, Long.MIN_VALUE, Long.MAX_VALUE)
                .flatMap(clicks -> body.value(MAX_CLICKS, () -> new ClickLimit(clicks)));
    }

    /** {@code null} takes it away, as a merge patch says. */
    private static Optional<Boolean> flag(JsonBody body, String field) {
        return body.has(field) ? Optional.of(body.flag(field).orElse(false)) : Optional.empty();
    }

    /** Of its states a link is only given these two; the others follow from what has happened to it. */
    private static Optional<Boolean> disabled(JsonBody body) {
        return body.requiredText(STATE, text -> {
            if (text.equals(LinkState.LIVE.wireName())) {
                return false;
            }
            if (text.equals(LinkState.DISABLED.wireName())) {
                return true;
            }
            throw new InvalidValue("can be set to live or disabled");
        });
    }
}
