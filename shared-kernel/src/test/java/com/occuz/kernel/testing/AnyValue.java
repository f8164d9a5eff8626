package com.occuz.kernel.testing;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.ApiKeyDigest;
import com.occuz.kernel.account.EmailAddress;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.Scope;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.click.Arrival;
import com.occuz.kernel.click.Campaign;
import com.occuz.kernel.click.Click;
import com.occuz.kernel.incident.Classification;
import com.occuz.kernel.incident.Criterion;
import com.occuz.kernel.link.Destination;
import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.PasswordHash;
import com.occuz.kernel.link.RedirectStatus;
import com.occuz.kernel.link.Slug;
import com.occuz.kernel.link.Tags;
import com.occuz.kernel.link.Title;
import com.occuz.kernel.link.Validity;
import com.occuz.kernel.link.rule.Browser;
import com.occuz.kernel.link.rule.Conditions;
import com.occuz.kernel.link.rule.CountryCode;
import com.occuz.kernel.link.rule.Device;
import com.occuz.kernel.link.rule.LanguageRange;
import com.occuz.kernel.link.rule.OperatingSystem;
import com.occuz.kernel.link.rule.QueryCondition;
import com.occuz.kernel.link.rule.Rule;
import com.occuz.kernel.link.rule.RuleName;
import com.occuz.kernel.link.rule.Rules;
import com.occuz.kernel.link.rule.Variant;
import com.occuz.kernel.sla.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Draws valid values, ordinary ones mostly and awkward ones often enough: the same ones for the same random source. */
public final class AnyValue {

    /** What people, attackers and other systems put into text fields. */
    public static final List<String> AWKWARD_TEXTS = List.of(
            "it's \"quoted\" and `ticked`",
            "Robert'); DROP TABLE link;--",
            "100 % off_now",
            "back\\slash \\u0000 \\' $1 ${x} :name ?",
            "emoji 👩‍👩‍👧‍👦 😀",
            "עברית \u202e right to left",
            "Zalgo t̸e̸x̸t",
            "{\"json\": [null, true]}",
            "<script>alert(1)</script>",
            "{curly,braces}",
            "NULL",
            "[erased]",
            "ﬀ ſ İ ẞ");

    private final RandomGenerator random;

    public AnyValue(RandomGenerator random) {
        this.random = random;
    }

    public int below(int bound) {
        return random.nextInt(bound);
    }

    public boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    public <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    public UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    /** An opaque id of 16 hexadecimal digits. */
    public String id() {
        return HexFormat.of().toHexDigits(random.nextLong());
    }

    public AccountId account() {
        return new AccountId("acc-" + id());
    }

    public EmailAddress email() {
        return new EmailAddress(id() + (oneIn(4) ? "+o'brien" : "") + "@example.org");
    }

    public ApiKeyDigest digest() {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return new ApiKeyDigest(HexFormat.of().formatHex(bytes));
    }

    public Role role() {
        return of(List.of(Role.values()));
    }

    public Set<Scope> scopes() {
        return of(List.of(EnumSet.of(Scope.READ), EnumSet.of(Scope.WRITE), EnumSet.of(Scope.READ, Scope.WRITE)));
    }

    public LinkId link() {
        return new LinkId(DomainId.DEFAULT, oneIn(5) ? ownSlug() : Slug.random(random));
    }

    private Slug ownSlug() {
        String slug = (oneIn(2) ? "Sale_" : "-") + id();
        return new Slug(oneIn(10) ? slug + "x".repeat(128 - slug.length()) : slug);
    }

    public Destination destination() {
        String path = "/" + id();
        String url =
                switch (random.nextInt(8)) {
                    case 0 -> "https://bücher.example" + path + "?q=ä&100%25";
                    case 1 -> "http://192.0.2.7:8080" + path + "/'\"%_;--";
                    case 2 -> "https://[2001:db8::1]" + path + "#😀";
                    case 3 -> "https://example.com" + path + "?" + "x=1&".repeat(random.nextInt(500));
                    default -> "https://www.example.com" + path;
                };
        return new Destination(url);
    }

    /** A text of 1 to 200 characters without control characters. */
    public String text() {
        return oneIn(3) ? of(AWKWARD_TEXTS) : "text " + id();
    }

    public Optional<Title> title() {
        return switch (random.nextInt(6)) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(new Title("t".repeat(4096)));
            default -> Optional.of(new Title(text()));
        };
    }

    public Tags tags() {
        List<String> tags = new ArrayList<>();
        int count = oneIn(20) ? 50 : random.nextInt(4);
        for (int i = 0; i < count; i++) {
            tags.add(oneIn(3) ? of(AWKWARD_TEXTS) : "tag " + random.nextInt(100));
        }
        return new Tags(tags);
    }

    /** Open on both sides, on one, or a window around {@code now}. */
    public Validity validity(Instant now) {
        @Nullable Instant from = oneIn(2) ? null : now.plus(upTo(Duration.ofDays(30)));
        @Nullable Instant until = oneIn(2) ? null : now.plus(Duration.ofDays(31)).plus(upTo(Duration.ofDays(300)));
        return new Validity(from, until);
    }

    /** Nothing, or something of what can be bought. */
    public SupportPlan plan() {
        boolean paid = !oneIn(4);
        return new SupportPlan(
                paid,
                paid && oneIn(2),
                paid && oneIn(2),
                paid && oneIn(2),
                paid && oneIn(2),
                paid && oneIn(3),
                paid && oneIn(2) ? below(SupportPlan.MOST_MINUTES) : 0);
    }

    public RedirectStatus redirectStatus() {
        return new RedirectStatus(of(List.of(301, 302, 302, 307, 308)));
    }

    /** A severity with a criterion of it. */
    public Classification classification() {
        Criterion criterion = of(List.of(Criterion.values()));
        return new Classification(criterion.severity().orElse(Severity.HIGH), criterion);
    }

    /** A length from nothing to less than {@code bound}, in microseconds. */
    public Duration upTo(Duration bound) {
        return Duration.of(random.nextLong(bound.toNanos() / 1_000), ChronoUnit.MICROS);
    }

    public PasswordHash passwordHash() {
        return new PasswordHash("$2a$10$" + (id() + id() + id() + id()).substring(0, 53));
    }

    /** None, or one to three. */
    public Rules rules(Instant now) {
        List<Rule> rules = new ArrayList<>();
        int count = below(4);
        for (int i = 0; i < count; i++) {
            rules.add(rule(new RuleName("rule-" + i), now));
        }
        return new Rules(rules);
    }

    private Rule rule(RuleName name, Instant now) {
        Validity window = validity(now);
        Conditions conditions = new Conditions(
                oneIn(2) ? List.of() : List.of(Device.PHONE, of(List.of(Device.values()))),
                oneIn(2) ? List.of() : List.of(of(List.of(OperatingSystem.values()))),
                oneIn(2) ? List.of() : List.of(of(List.of(Browser.values()))),
                oneIn(2) ? List.of() : List.of(new LanguageRange("de"), new LanguageRange("pt-br")),
                oneIn(3) ? List.of(new CountryCode("CH")) : List.of(),
                window.validFrom(),
                window.expiresAt(),
                oneIn(2) ? List.of() : List.of(new QueryCondition(text(), oneIn(3) ? List.of() : List.of("", text()))));
        if (oneIn(2)) {
            return new Rule(name, conditions, destination(), List.of());
        }
        Variant a = new Variant(new RuleName("a"), 1 + below(9), destination());
        return new Rule(name, conditions, null, List.of(a, new Variant(new RuleName("b"), 1 + below(1000), destination())));
    }

    public Click click(LinkId link, Instant at) {
        return new Click(
                link,
                at,
                oneIn(10) ? null : oneIn(5) ? "HEAD" : "GET",
                oneIn(10) ? null : 302,
                oneIn(4) ? null : "Mozilla/5.0 (" + text() + ")",
                oneIn(2) ? null : "https://news.example.org/" + id() + "?secret=1",
                oneIn(2) ? null : "de-CH,de;q=0.9",
                oneIn(4) ? null : id(),
                oneIn(4) ? null : id())
                .decidedBy(oneIn(3) ? "rule-" + below(20) : null, oneIn(2) ? "variant-" + below(10) : null)
                .arriving(oneIn(2) ? null : arrival());
    }

    private @Nullable Arrival arrival() {
        Campaign campaign = Campaign.of(
                oneIn(2) ? "source-" + below(5) : null,
                oneIn(2) ? "mail" : null,
                oneIn(2) ? text() : null,
                oneIn(9) ? "shoes" : null,
                oneIn(9) ? "top" : null);
        return Arrival.of(
                oneIn(4) ? null : of(List.of("CH", "DE", "US", "BR", "JP", "ZA")),
                oneIn(5) ? Arrival.QR : null,
                oneIn(9) ? Arrival.PREFETCH : null,
                oneIn(3) ? null : campaign);
    }
}
