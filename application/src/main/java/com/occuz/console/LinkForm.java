package com.occuz.console;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.link.ClickLimit;
import com.occuz.kernel.link.Destination;
import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.Forwarding;
import com.occuz.kernel.link.LinkCommand.ChangeLink;
import com.occuz.kernel.link.LinkCommand.CreateLink;
import com.occuz.kernel.link.LinkCommand.OptionChanges;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkOptions;
import com.occuz.kernel.link.LinkPassword;
import com.occuz.kernel.link.LinkQuery.LinkView;
import com.occuz.kernel.link.OwnHosts;
import com.occuz.kernel.link.PasswordHash;
import com.occuz.kernel.link.RedirectStatus;
import com.occuz.kernel.link.Slug;
import com.occuz.kernel.link.Tags;
import com.occuz.kernel.link.Title;
import com.occuz.kernel.link.Validity;
import com.occuz.kernel.link.rule.Rules;
import com.occuz.kernel.refusal.InvalidValue;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** The form of a short link, in both directions. */
final class LinkForm {

    private static final String DESTINATION = "destination";
    private static final String SLUG = "slug";
    private static final String TITLE = "title";
    private static final String TAGS = "tags";
    private static final String VALID_FROM = "validFrom";
    private static final String EXPIRES_AT = "expiresAt";
    private static final String REDIRECT_STATUS = "redirectStatus";
    private static final String MAX_CLICKS = "maxClicks";
    private static final String FORWARD_QUERY = "forwardQuery";
    private static final String FORWARD_PATH = "forwardPath";
    private static final String PASSWORD = "password";
    private static final String NO_PASSWORD = "noPassword";
    private static final String VERSION = "version";

    /** What a browser sends of a box that is ticked; of another one it sends nothing. */
    private static final String CHECKED = "yes";

    private static final Map<String, String> LABELS = labels();

    private LinkForm() {}

    /**
     * What a link says otherwise than the form that was to change it.
     *
     * @param label the field's, as the form has it
     * @param theirs what the link says, {@code nothing} where it says nothing
     * @param mine what the form says, likewise
     */
    public record Difference(String label, String theirs, String mine) {}

    private static Map<String, String> labels() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(DESTINATION, "Where it leads");
        labels.put(TITLE, "Name");
        labels.put(TAGS, "Tags");
        labels.put(VALID_FROM, "Valid from");
        labels.put(EXPIRES_AT, "Expires");
        labels.put(MAX_CLICKS, "Click limit");
        labels.put(FORWARD_QUERY, "Passes on the query");
        labels.put(FORWARD_PATH, "Passes on the path");
        labels.put(REDIRECT_STATUS, "Kind of redirect");
        return labels;
    }

    /** Field by field, in the order of the form. */
    static List<Difference> differences(Fields form, LinkView link, Times times) {
        Fields present = of(link, times);
        return LABELS.entrySet().stream()
                .map(field -> new Difference(
                        field.getValue(), shown(present.value(field.getKey())), shown(form.value(field.getKey()))))
                .filter(difference -> !difference.theirs().equals(difference.mine()))
                .toList();
    }

    private static String shown(String value) {
        return value.isBlank() ? "nothing" : value.strip();
    }

    /** The form as it was sent, now meant for what the link has become. */
    static Fields anew(Fields form, LinkView link) {
        return form.with(VERSION, Long.toString(link.version()));
    }

    static Fields of(LinkView link, Times times) {
        ClickLimit limit = link.options().maxClicks();
        Forwarding forwarding = link.options().forwarding();
        return new Fields(Map.ofEntries(
                Map.entry(DESTINATION, link.destination()),
                Map.entry(SLUG, link.link().slug().value()),
                Map.entry(TITLE, link.title() == null ? "" : link.title()),
                Map.entry(TAGS, String.join(", ", link.tags())),
                Map.entry(VALID_FROM, times.input(link.validity().validFrom())),
                Map.entry(EXPIRES_AT, times.input(link.validity().expiresAt())),
                Map.entry(MAX_CLICKS, limit == null ? "" : Long.toString(limit.clicks())),
                Map.entry(FORWARD_QUERY, forwarding.query() ? CHECKED : ""),
                Map.entry(FORWARD_PATH, forwarding.path() ? CHECKED : ""),
                Map.entry(REDIRECT_STATUS, Integer.toString(link.redirectStatus())),
                Map.entry(VERSION, Long.toString(link.version()))));
    }

    /**
     * @param random makes a slug where the form names none
     * @param hash of a password
     * @return empty if a field is at fault
     */
    static Optional<CreateLink> create(
            Fields form,
            AccountId account,
            Supplier<Slug> random,
            Function<LinkPassword, PasswordHash> hash,
            OwnHosts ownHosts,
            Instant at) {
        Optional<Destination> destination = destination(form);
        Optional<Slug> slug = form.read(SLUG, Slug::new);
        Optional<Title> title = form.read(TITLE, Title::new);
        Tags tags = tags(form);
        Optional<Validity> validity = validity(form);
        RedirectStatus status = status(form);
        Optional<ClickLimit> maxClicks = maxClicks(form);
        Optional<LinkPassword> password = password(form);
        if (!form.isSound()) {
            return Optional.empty();
        }
        return Optional.of(new CreateLink(
                new LinkId(DomainId.DEFAULT, slug.orElseGet(random)),
                account,
                destination.orElseThrow(),
                title.orElse(null),
                tags,
                validity.orElse(Validity.ALWAYS),
                status,
                new LinkOptions(
                        maxClicks.orElse(null), forwarding(form), false, Rules.NONE, password.map(hash).orElse(null)),
                ownHosts,
                at));
    }

    /**
     * What differs from {@code before}; empty if a field is at fault. Times that still read the same stay as they are,
     * to the microsecond.
     */
    static Optional<ChangeLink> change(
            Fields form,
            LinkView before,
            AccountId account,
            Function<LinkPassword, PasswordHash> hash,
            OwnHosts ownHosts,
            Instant at,
            Times times) {
        Optional<Destination> destination = destination(form);
        Optional<Title> title = form.read(TITLE, Title::new);
        Tags tags = tags(form);
        Optional<Instant> validFrom = form.read(VALID_FROM, Times::parse);
        Optional<Instant> expiresAt = form.read(EXPIRES_AT, Times::parse);
        RedirectStatus status = status(form);
        Optional<ClickLimit> maxClicks = maxClicks(form);
        Forwarding forwarding = forwarding(form);
        Optional<LinkPassword> password = password(form);
        Optional<Long> version = form.read(VERSION, LinkForm::version);
        if (!form.isSound()) {
            return Optional.empty();
        }
        boolean sameStart = form.value(VALID_FROM).equals(times.input(before.validity().validFrom()));
        boolean sameEnd = form.value(EXPIRES_AT).equals(times.input(before.validity().expiresAt()));
        return Optional.of(new ChangeLink(
                before.link(),
                account,
                destination,
                Optional.of(title),
                Optional.of(tags),
                sameStart ? Optional.empty() : Optional.of(validFrom),
                sameEnd ? Optional.empty() : Optional.of(expiresAt),
                Optional.of(status),
                new OptionChanges(
                        Optional.of(maxClicks),
                        Optional.of(forwarding.query()),
                        Optional.of(forwarding.path()),
                        Optional.empty(),
                        Optional.empty(),
                        form.value(NO_PASSWORD).equals(CHECKED)
                                ? Optional.of(Optional.empty())
                                : password.map(it -> Optional.of(hash.apply(it)))),
                version,
                ownHosts,
                at));
    }

    private static Optional<Destination> destination(Fields form) {
        return form.required(DESTINATION, "Say where the link should lead.", LinkForm::destination);
    }

    /** People write addresses as they say them; what has no scheme is meant for the web. */
    static Destination destination(String text) {
        return new Destination(text.matches("(?i)[a-z][a-z0-9+.-]*:.*") && !text.matches("[^/:]+:\\d+(/.*)?") ? text : "https://" + text);
    }

    private static Tags tags(Fields form) {
        return form.read(TAGS, text -> {
                    List<String> tags = Arrays.stream(text.split(",", -1))
                            .map(String::strip)
                            .filter(tag -> !tag.isEmpty())
                            .toList();
                    return new Tags(tags);
                })
                .orElse(Tags.NONE);
    }

    private static Optional<Validity> validity(Fields form) {
        Optional<Instant> from = form.read(VALID_FROM, Times::parse);
        Optional<Instant> until = form.read(EXPIRES_AT, Times::parse);
        return form.read(until.isPresent() ? EXPIRES_AT : VALID_FROM,
                ignored -> new Validity(from.orElse(null), until.orElse(null)));
    }

    private static RedirectStatus status(Fields form) {
        return form.read(REDIRECT_STATUS, text -> {
                    if (!text.matches("\\d{3}")) {
                        throw new InvalidValue("choose one of the list");
                    }
                    return new RedirectStatus(Integer.parseInt(text));
                })
                .orElse(RedirectStatus.FOUND);
    }

    private static Optional<ClickLimit> maxClicks(Fields form) {
        return form.read(MAX_CLICKS, text -> {
            if (!text.matches("\\d{1,15}")) {
                throw new InvalidValue("must be a number, such as 100");
            }
            return new ClickLimit(Long.parseLong(text));
        });
    }

    /** As it was typed, blanks around it included; empty where the one there is stays. */
    private static Optional<LinkPassword> password(Fields form) {
        String typed = form.value(PASSWORD);
        if (typed.isEmpty() || form.value(NO_PASSWORD).equals(CHECKED)) {
            return Optional.empty();
        }
        try {
            return Optional.of(new LinkPassword(typed));
        } catch (InvalidValue e) {
            form.fault(PASSWORD, Character.toUpperCase(e.sentence().charAt(0)) + e.sentence().substring(1) + ".");
            return Optional.empty();
        }
    }

    private static Forwarding forwarding(Fields form) {
        return new Forwarding(form.value(FORWARD_QUERY).equals(CHECKED), form.value(FORWARD_PATH).equals(CHECKED));
    }

    static long version(String text) {
        if (!text.matches("\\d{1,18}")) {
            throw new InvalidValue("reload the page");
        }
        return Long.parseLong(text);
    }
}
