package com.occuz.axon;

import com.occuz.kernel.account.AccountCommand.AcceptTerms;
import com.occuz.kernel.account.AccountCommand.AddUser;
import com.occuz.kernel.account.AccountCommand.ChangePassword;
import com.occuz.kernel.account.AccountCommand.EndSessions;
import com.occuz.kernel.account.AccountCommand.IssueApiKey;
import com.occuz.kernel.account.AccountCommand.OpenAccount;
import com.occuz.kernel.account.AccountCommand.ReinstateAccount;
import com.occuz.kernel.account.AccountCommand.RevokeApiKey;
import com.occuz.kernel.account.AccountCommand.SetSupportPlan;
import com.occuz.kernel.account.AccountCommand.SuspendAccount;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.AccountName;
import com.occuz.kernel.account.ApiKeyId;
import com.occuz.kernel.account.ApiKeyLabel;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.SuspensionReason;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.click.ClickCommand.RecordClicks;
import com.occuz.kernel.click.ClickCommand.SubmittedClick;
import com.occuz.kernel.click.LossCommand.DeclareLoss;
import com.occuz.kernel.click.LossId;
import com.occuz.kernel.click.StreamId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.link.ClickLimit;
import com.occuz.kernel.link.Forwarding;
import com.occuz.kernel.link.LinkCommand.ChangeLink;
import com.occuz.kernel.link.LinkCommand.CreateLink;
import com.occuz.kernel.link.LinkCommand.OptionChanges;
import com.occuz.kernel.link.LinkCommand.PutBackLink;
import com.occuz.kernel.link.LinkCommand.RetireLink;
import com.occuz.kernel.link.LinkCommand.TakeDownLink;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkOptions;
import com.occuz.kernel.link.PasswordHash;
import com.occuz.kernel.link.Tags;
import com.occuz.kernel.link.TakedownReason;
import com.occuz.kernel.operations.InstallationCommand.AdvanceTestClock;
import com.occuz.kernel.operations.InstallationCommand.BeginDemonstration;
import com.occuz.kernel.operations.InstallationCommand.EndLoading;
import com.occuz.kernel.operations.InstallationCommand.StartTestClock;
import com.occuz.kernel.policy.PolicyRef;
import com.occuz.kernel.servicelevel.Knowledge;
import com.occuz.kernel.servicelevel.ServiceLevelCommand.PublishTerms;
import com.occuz.kernel.servicelevel.ServiceLevelCommand.RecordServiceStart;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.Question;
import com.occuz.kernel.servicelevel.report.ComposedReport;
import com.occuz.kernel.servicelevel.report.KeyFigures;
import com.occuz.kernel.servicelevel.report.ReportCommand.IssueReport;
import com.occuz.kernel.servicelevel.report.ReportId;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.testing.AnyValue;
import com.occuz.kernel.testing.RandomTerms;
import com.occuz.kernel.time.Est;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntSupplier;

/**
 * One client's intents, the same ones for the same seed: mostly sensible, now and then refused (a slug that is taken, a
 * link that is retired, an account that is not there). Each client has an account of its own; all meet at a few links.
 */
final class RandomCommands {

    static final int SHARED_LINKS = 20;

    private final AnyValue any;
    private final IntSupplier latestVersion;
    private final AccountId account;
    private final StreamId stream;
    private final RandomIncidentCommands incidents;
    private final RandomExclusionCommands exclusions;
    private final RandomWorkCommands works;
    private final RandomTerms terms;
    private final RandomCreditCommands credits;
    private final RandomContactCommands contacts;
    private final RandomCandidateCommands candidates;
    private final List<AccountId> accounts = new ArrayList<>();
    private final List<LinkId> links = new ArrayList<>();
    private final List<UserId> people = new ArrayList<>();
    private final List<ApiKeyId> keys = new ArrayList<>();
    private Instant now = Orders.AT;
    private long offset;
    private long lost;

    /** @param latestVersion of the agreement, whichever client has published it */
    RandomCommands(long seed, int client, IntSupplier latestVersion) {
        this.latestVersion = latestVersion;
        this.any = new AnyValue(new SplittableRandom(31 * seed + client));
        this.account = new AccountId("acc-" + client);
        this.accounts.add(account);
        this.stream = new StreamId(any.uuid());
        this.incidents = new RandomIncidentCommands(any, account);
        this.exclusions = new RandomExclusionCommands(any, account);
        this.works = new RandomWorkCommands(any);
        this.terms = new RandomTerms(any);
        this.credits = new RandomCreditCommands(any, account);
        this.contacts = new RandomContactCommands(any, account);
        this.candidates = new RandomCandidateCommands(any);
    }

    AccountId account() {
        return account;
    }

    /** One in ten is a batch of clicks. */
    boolean nextIsClicks() {
        now = now.plus(any.upTo(Duration.ofMinutes(5)));
        return any.oneIn(10);
    }

    RecordClicks clicks() {
        List<SubmittedClick> clicks = new ArrayList<>();
        int size = any.oneIn(10) ? 100 : 1 + any.below(8);
        for (int i = 0; i < size; i++) {
            clicks.add(new SubmittedClick(
                    known(), now.minus(any.upTo(Duration.ofDays(3))), "UA " + any.below(9), null, null, null));
        }
        RecordClicks command = new RecordClicks(stream, offset, "account:" + account, clicks);
        offset += size;
        return command;
    }

    AggregateCommand next() {
        if (any.oneIn(5)) {
            return incidents.next(now);
        }
        if (any.oneIn(40)) {
            return exclusions.next(now);
        }
        if (any.oneIn(20)) {
            return works.next(now);
        }
        if (any.oneIn(60)) {
            return issueReport();
        }
        if (any.oneIn(60)) {
            return credits.next(now);
        }
        if (any.oneIn(40)) {
            return contacts.next(now);
        }
        if (any.oneIn(40)) {
            return standing();
        }
        if (any.oneIn(40)) {
            return candidates.next(now);
        }
        if (any.oneIn(60)) {
            return loss();
        }
        return switch (any.below(40)) {
            case 0 -> any.oneIn(4)
                    ? service()
                    : switch (any.below(4)) {
                        case 0 -> new BeginDemonstration(any.below(9), now);
                        case 1 -> new EndLoading(now);
                        case 2 -> new StartTestClock(now, now);
                        default -> new AdvanceTestClock(now.plusSeconds(1), now);
                    };
            case 1 -> any.oneIn(2) ? setSupportPlan() : openAccount();
            case 2 -> any.oneIn(2) ? addUser() : changeSignIn();
            case 3, 4 -> issueKey();
            case 5 -> keys.isEmpty() ? issueKey() : new RevokeApiKey(account, any.of(keys), Optional.empty(), now);
            case 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22 -> create();
            case 23 -> new RetireLink(known(), account, Optional.empty(), now);
            case 24 -> any.oneIn(2) ? new RetireLink(known(), account, Optional.empty(), now) : takedown();
            default -> change();
        };
    }

    /** What a run of a journal has lost in all; now and then nothing since it was told last. */
    private DeclareLoss loss() {
        lost += lost == 0 ? 1 : any.below(3);
        return new DeclareLoss(new LossId(stream.value()), "a:1", Orders.AT, now, lost, now);
    }

    private AggregateCommand service() {
        return any.oneIn(2)
                ? new RecordServiceStart(now.minus(any.upTo(Duration.ofDays(100))), now)
                : new PublishTerms(
                        terms.terms(1),
                        terms.calendar(1),
                        Optional.empty(),
                        any.oneIn(2) ? Optional.empty() : Optional.of(now.plus(any.upTo(Duration.ofDays(9)))),
                        new Prose(any.text()),
                        new Actor(ActorType.USER, "u_" + any.id()),
                        now);
    }

    private IssueReport issueReport() {
        Question question = new Question(
                Est.year(Est.yearOf(now)),
                any.oneIn(2) ? Subject.PLATFORM : Subject.of(any.of(List.of(Component.values()))),
                new LedgerMoment(1 + any.below(100), now),
                any.of(List.of(Knowledge.values())));
        PolicyRef policy = new PolicyRef(1, "sha256:" + "a".repeat(64));
        return new IssueReport(
                new ReportId(any.uuid().toString()),
                new ComposedReport(
                        question, policy, policy, "2", new KeyFigures(1, 9, 10, null, 1, 9, 10, 0, 0, 0, false), "{}"),
                new Actor(ActorType.USER, "u_1"),
                now);
    }

    private AggregateCommand standing() {
        if (any.oneIn(3)) {
            // The one published last is in force or will be; any other mostly is not.
            int version = any.oneIn(6) ? 1 + any.below(4) : latestVersion.getAsInt();
            return new AcceptTerms(any.of(accounts), version, new Actor(ActorType.USER, "u_" + any.id()), now);
        }
        SuspensionReason reason = new SuspensionReason(any.text());
        return any.oneIn(2)
                ? new SuspendAccount(any.of(accounts), reason, now)
                : new ReinstateAccount(any.of(accounts), reason, now);
    }

    private SetSupportPlan setSupportPlan() {
        return new SetSupportPlan(any.of(accounts), any.plan(), now);
    }

    private OpenAccount openAccount() {
        AccountId opened = any.oneIn(4) ? account : any.account();
        accounts.add(opened);
        return new OpenAccount(opened, new AccountName(any.text()), now);
    }

    private AddUser addUser() {
        UserId user = new UserId("u_" + any.id());
        people.add(user);
        return new AddUser(account, user, Role.CUSTOMER, any.email(), now);
    }

    private AggregateCommand changeSignIn() {
        UserId user = people.isEmpty() ? new UserId("u_nobody") : any.of(people);
        return any.oneIn(2) ? new ChangePassword(account, user, now) : new EndSessions(account, user, now);
    }

    private IssueApiKey issueKey() {
        ApiKeyId key = new ApiKeyId("k_" + any.id());
        keys.add(key);
        return new IssueApiKey(
                account,
                key,
                Role.CUSTOMER,
                any.scopes(),
                any.digest(),
                new ApiKeyLabel(any.text()),
                people.isEmpty() ? null : people.getLast(),
                expiry(),
                now);
    }

    private Instant expiry() {
        return now.plusSeconds(1).plus(any.upTo(Duration.ofDays(90)));
    }

    private CreateLink create() {
        LinkId link = any.oneIn(50) ? Orders.link(any.below(SHARED_LINKS)) : any.link();
        links.add(link);
        return new CreateLink(
                link,
                account,
                any.destination(),
                any.oneIn(2) ? null : any.title().orElse(null),
                any.oneIn(4) ? any.tags() : Tags.NONE,
                any.validity(now),
                any.redirectStatus(),
                any.oneIn(4) ? new LinkOptions(limit().orElse(null), new Forwarding(any.oneIn(2), any.oneIn(2)), any.oneIn(3), any.rules(now), any.oneIn(3) ? any.passwordHash() : null) : LinkOptions.USUAL,
                Orders.NO_HOSTS,
                now);
    }

    private ChangeLink change() {
        return new ChangeLink(
                known(),
                account,
                sometimes(3, any.destination()),
                sometimes(3, any.title()),
                sometimes(3, any.tags()),
                sometimes(4, Optional.<Instant>empty()),
                sometimes(4, Optional.of(now.plus(Duration.ofDays(40)).plus(any.upTo(Duration.ofDays(9))))),
                sometimes(3, any.redirectStatus()),
                optionChanges(),
                any.oneIn(30) ? Optional.of((long) any.below(9)) : Optional.empty(),
                Orders.NO_HOSTS,
                now);
    }

    private OptionChanges optionChanges() {
        return any.oneIn(2)
                ? OptionChanges.NONE
                : new OptionChanges(
                        sometimes(3, limit()), sometimes(3, any.oneIn(2)), sometimes(3, any.oneIn(2)), sometimes(3, any.oneIn(2)),
                        sometimes(3, any.rules(now)),
                        sometimes(3, any.oneIn(2) ? Optional.of(any.passwordHash()) : Optional.<PasswordHash>empty()));
    }

    private Optional<ClickLimit> limit() {
        return any.oneIn(3) ? Optional.empty() : Optional.of(new ClickLimit(1 + any.below(500)));
    }

    private AggregateCommand takedown() {
        TakedownReason reason = new TakedownReason(any.text());
        return any.oneIn(2) ? new TakeDownLink(known(), reason, now) : new PutBackLink(known(), reason, now);
    }

    private <T> Optional<T> sometimes(int n, T value) {
        return any.oneIn(n) ? Optional.of(value) : Optional.empty();
    }

    private LinkId known() {
        return links.isEmpty() || any.oneIn(20) ? Orders.link(any.below(SHARED_LINKS)) : any.of(links);
    }
}
