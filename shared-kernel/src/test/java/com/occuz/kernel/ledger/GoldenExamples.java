package com.occuz.kernel.ledger;

import com.occuz.kernel.account.AccountEvent.AccountOpened;
import com.occuz.kernel.account.AccountEvent.ApiKeyIssued;
import com.occuz.kernel.account.AccountEvent.ApiKeyRevoked;
import com.occuz.kernel.account.AccountEvent.PasswordChanged;
import com.occuz.kernel.account.AccountEvent.SessionsEnded;
import com.occuz.kernel.account.AccountEvent.SupportPlanSet;
import com.occuz.kernel.account.AccountEvent.UserAdded;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.ApiKeyDigest;
import com.occuz.kernel.account.ApiKeyId;
import com.occuz.kernel.account.EmailAddress;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.Scope;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.click.Arrival;
import com.occuz.kernel.click.Campaign;
import com.occuz.kernel.click.Click;
import com.occuz.kernel.click.ClickEvent.ClicksRecorded;
import com.occuz.kernel.click.LossEvent.ClicksLost;
import com.occuz.kernel.click.LossId;
import com.occuz.kernel.click.StreamId;
import com.occuz.kernel.link.ClickLimit;
import com.occuz.kernel.link.Destination;
import com.occuz.kernel.link.Forwarding;
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
import com.occuz.kernel.link.PasswordHash;
import com.occuz.kernel.link.RedirectStatus;
import com.occuz.kernel.link.Tags;
import com.occuz.kernel.link.TakedownReason;
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
import com.occuz.kernel.operations.InstallationEvent.DemonstrationBegun;
import com.occuz.kernel.operations.InstallationEvent.DemonstrationLoaded;
import com.occuz.kernel.operations.InstallationEvent.InstallationCreated;
import com.occuz.kernel.operations.InstallationEvent.TestClockAdvanced;
import com.occuz.kernel.operations.InstallationEvent.TestClockStarted;
import com.occuz.kernel.servicelevel.ServiceLevelEvent.ServiceStarted;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the golden files say, as objects: by file name without its ending. */
final class GoldenExamples {

    private static final Instant AT = Instant.parse("2026-03-01T12:34:56.789012Z");
    private static final Instant LATER = Instant.parse("2027-01-01T00:00:00Z");
    private static final AccountId ACME = new AccountId("acme");
    private static final LinkId LINK = LinkId.parse("link:default/k7");

    private GoldenExamples() {}

    static Map<String, DomainEvent> all() {
        Map<String, DomainEvent> all = new LinkedHashMap<>();
        all.put("operations.InstallationCreated.1", new InstallationCreated("0a0b-store", AT));
        all.put("operations.TestClockStarted.1", new TestClockStarted(LATER, AT));
        all.put("servicelevel.ServiceStarted.1", new ServiceStarted(null, AT));
        all.put("servicelevel.ServiceStarted.1.corrected", new ServiceStarted(LATER, AT));
        GoldenTerms.addTo(all);
        GoldenReports.addTo(all);
        all.put("operations.TestClockAdvanced.1", new TestClockAdvanced(AT, LATER, AT));
        all.put("operations.DemonstrationBegun.1", new DemonstrationBegun(4711, AT));
        all.put("operations.DemonstrationLoaded.1", new DemonstrationLoaded(LATER));
        accounts(all);
        links(all);
        GoldenIncidents.addTo(all);
        GoldenExclusions.addTo(all);
        GoldenWork.addTo(all);
        GoldenCredits.addTo(all);
        GoldenContacts.addTo(all);
        GoldenMonitoring.addTo(all);
        all.put("click.ClicksRecorded.1", clicks());
        all.put("click.ClicksRecorded.1.ruled", ruledClicks());
        all.put(
                "click.ClicksLost.1",
                new ClicksLost(
                        LossId.parse("loss:0b9d6c1e-6f7a-4a55-8a6e-0d1f2c3b4a59"), "a:8081", AT, LATER, 4_711, LATER));
        all.put("click.ClicksRecorded.1.arrived", arrivedClicks());
        return all;
    }

    private static void accounts(Map<String, DomainEvent> all) {
        ApiKeyId key = new ApiKeyId("k_1");
        UserId user = new UserId("u_1");
        all.put("account.AccountOpened.1", new AccountOpened(ACME, sealed("Acme & Söhne"), AT));
        all.put(
                "account.UserAdded.1",
                new UserAdded(
                        ACME,
                        user,
                        Role.CUSTOMER,
                        Erasable.of(KeySubject.of(user), new EmailAddress("o'brien@example.org")),
                        AT));
        ApiKeyDigest digest = new ApiKeyDigest("0123456789abcdef".repeat(4));
        all.put(
                "account.ApiKeyIssued.1",
                new ApiKeyIssued(
                        ACME, key, Role.CUSTOMER, Set.of(Scope.WRITE, Scope.READ), digest, sealed("CI"), null, LATER, AT));
        all.put(
                "account.ApiKeyIssued.1.forever",
                new ApiKeyIssued(ACME, key, Role.OPERATOR, Set.of(Scope.READ), digest, sealed("CI"), null, null, AT));
        all.put(
                "account.ApiKeyIssued.2",
                new ApiKeyIssued(
                        ACME, key, Role.CUSTOMER, Set.of(Scope.WRITE, Scope.READ), digest, sealed("CI"), user, LATER, AT));
        all.put(
                "account.ApiKeyIssued.2.monitor",
                new ApiKeyIssued(ACME, key, Role.OPERATOR, Set.of(Scope.DETECT), digest, sealed("CI"), null, null, AT));
        all.put("account.ApiKeyRevoked.1", new ApiKeyRevoked(ACME, key, AT));
        all.put("account.PasswordChanged.1", new PasswordChanged(ACME, user, AT));
        all.put("account.SessionsEnded.1", new SessionsEnded(ACME, user, AT));
        all.put(
                "account.SupportPlanSet.1",
                new SupportPlanSet(ACME, new SupportPlan(true, false, true, false), AT));
        all.put("account.SupportPlanSet.1.nothing", new SupportPlanSet(ACME, SupportPlan.NONE, AT));
        all.put(
                "account.SupportPlanSet.2",
                new SupportPlanSet(ACME, new SupportPlan(true, false, false, false, true, true, 90), AT));
    }

    private static void links(Map<String, DomainEvent> all) {
        Erasable<Destination> one = sealed(new Destination("https://example.com/?q=\"1\"&e=😀"));
        Erasable<Destination> two = sealed(new Destination("http://192.0.2.1:8080/"));
        Erasable<Title> title = sealed(new Title("Sale – 50 % \\ off"));
        Erasable<Tags> tags = sealed(new Tags(List.of("a", "b \"c\"")));
        Erasable<Tags> none = sealed(Tags.NONE);
        Validity window = new Validity(AT, LATER);
        RedirectStatus moved = new RedirectStatus(301);
        all.put("link.LinkCreated.1", new LinkCreated(LINK, ACME, one, title, tags, window, moved, AT));
        all.put(
                "link.LinkCreated.1.bare",
                new LinkCreated(LINK, ACME, one, null, none, Validity.ALWAYS, RedirectStatus.FOUND, AT));
        all.put("link.DestinationChanged.1", new DestinationChanged(LINK, one, two, AT));
        all.put("link.LinkRetitled.1", new LinkRetitled(LINK, null, title, AT));
        all.put("link.LinkRetitled.1.removed", new LinkRetitled(LINK, title, null, AT));
        all.put("link.TagsChanged.1", new TagsChanged(LINK, tags, none, AT));
        all.put("link.ValidityChanged.1", new ValidityChanged(LINK, Validity.ALWAYS, window, AT));
        all.put("link.RedirectStatusChanged.1", new RedirectStatusChanged(LINK, RedirectStatus.FOUND, moved, AT));
        all.put("link.ClickLimitChanged.1", new ClickLimitChanged(LINK, null, new ClickLimit(250), AT));
        all.put("link.ClickLimitChanged.1.lifted", new ClickLimitChanged(LINK, new ClickLimit(250), null, AT));
        all.put(
                "link.ForwardingChanged.1",
                new ForwardingChanged(LINK, Forwarding.NONE, new Forwarding(true, false), AT));
        all.put("link.RulesChanged.1", new RulesChanged(LINK, sealed(Rules.NONE), sealed(rules()), AT));
        all.put("link.RulesChanged.1.country", new RulesChanged(LINK, sealed(Rules.NONE), sealed(inCountries()), AT));
        all.put("link.LinkLocked.1", new LinkLocked(LINK, sealed(new PasswordHash("$2a$10$" + "O".repeat(53))), AT));
        all.put("link.LinkUnlocked.1", new LinkUnlocked(LINK, AT));
        all.put("link.LinkDisabled.1", new LinkDisabled(LINK, AT));
        all.put("link.LinkEnabled.1", new LinkEnabled(LINK, AT));
        all.put("link.LinkTakenDown.1", new LinkTakenDown(LINK, sealed(new TakedownReason("Phishing – \"report\" 7")), AT));
        all.put("link.LinkPutBack.1", new LinkPutBack(LINK, sealed(new TakedownReason("An error of ours")), AT));
        all.put("link.LinkRetired.1", new LinkRetired(LINK, AT));
    }

    private static Rules inCountries() {
        Conditions alps = new Conditions(
                null, null, null, null, List.of(new CountryCode("CH"), new CountryCode("AT")), null, null, null);
        return new Rules(List.of(new Rule(new RuleName("alps"), alps, new Destination("https://example.org/alps"), null)));
    }

    private static Rules rules() {
        Conditions many = new Conditions(
                List.of(Device.PHONE, Device.TABLET),
                List.of(OperatingSystem.IOS),
                List.of(Browser.SAFARI, Browser.SAMSUNG),
                List.of(new LanguageRange("de"), new LanguageRange("pt-BR")),
                List.of(),
                AT,
                LATER,
                List.of(new QueryCondition("src", List.of("mail", "")), new QueryCondition("x", List.of())));
        Variant a = new Variant(new RuleName("a"), 1, new Destination("https://example.org/a"));
        Variant b = new Variant(new RuleName("b"), 3, new Destination("https://example.org/b"));
        return new Rules(List.of(
                new Rule(new RuleName("phones"), many, new Destination("https://example.org/ä"), List.of()),
                new Rule(new RuleName("test"), Conditions.NONE, null, List.of(a, b))));
    }

    private static ClicksRecorded clicks() {
        Click full = new Click(
                LINK,
                AT,
                "GET",
                302,
                "Mozilla/5.0 \"x\" 😀",
                "https://news.example.org/a",
                "de-CH,de;q=0.9",
                "ZGF5",
                "bW9udGg");
        Click bare = new Click(LINK, AT, null, null, null, null, null, null, null);
        return new ClicksRecorded(
                StreamId.parse("5f0c2a52-8a3e-4c39-9d1e-2f6f5b6b7a10"), 41, List.of(full, bare));
    }

    private static ClicksRecorded ruledClicks() {
        Click click = new Click(LINK, AT, "GET", 302, null, null, null, null, null);
        return new ClicksRecorded(
                StreamId.parse("5f0c2a52-8a3e-4c39-9d1e-2f6f5b6b7a10"),
                43,
                List.of(click.decidedBy("phones", null), click.decidedBy("test", "b"), click));
    }

    private static ClicksRecorded arrivedClicks() {
        Click click = new Click(LINK, AT, "GET", 302, null, null, null, null, null);
        return new ClicksRecorded(
                StreamId.parse("5f0c2a52-8a3e-4c39-9d1e-2f6f5b6b7a10"),
                46,
                List.of(
                        click.arriving(new Arrival("CH", null, null, null)),
                        click.decidedBy("test", "b")
                                .arriving(new Arrival(
                                        "DE",
                                        Arrival.QR,
                                        Arrival.PREFETCH,
                                        new Campaign("news", "mail", "spring", "shoes", "top")))));
    }

    private static <T> Erasable<T> sealed(T value) {
        return Erasable.of(KeySubject.of(ACME), value);
    }
}
