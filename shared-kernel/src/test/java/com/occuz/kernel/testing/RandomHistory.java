package com.occuz.kernel.testing;

import com.occuz.kernel.account.AccountEvent.AccountOpened;
import com.occuz.kernel.account.AccountEvent.AccountReinstated;
import com.occuz.kernel.account.AccountEvent.AccountSuspended;
import com.occuz.kernel.account.AccountEvent.ApiKeyIssued;
import com.occuz.kernel.account.AccountEvent.ApiKeyRevoked;
import com.occuz.kernel.account.AccountEvent.PasswordChanged;
import com.occuz.kernel.account.AccountEvent.SessionsEnded;
import com.occuz.kernel.account.AccountEvent.SupportPlanSet;
import com.occuz.kernel.account.AccountEvent.TermsAccepted;
import com.occuz.kernel.account.AccountEvent.UserAdded;
import com.occuz.kernel.account.AccountEvent;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.ApiKeyId;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.click.Click;
import com.occuz.kernel.click.ClickEvent.ClicksRecorded;
import com.occuz.kernel.click.LossEvent.ClicksLost;
import com.occuz.kernel.click.LossId;
import com.occuz.kernel.click.StreamId;
import com.occuz.kernel.credit.CreditEvent;
import com.occuz.kernel.exclusion.ExclusionEvent;
import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentImportEvent.ImportBegun;
import com.occuz.kernel.incident.IncidentImportEvent.ImportEnded;
import com.occuz.kernel.incident.IncidentImportEvent.ImportWithdrawn;
import com.occuz.kernel.incident.IncidentImportEvent.LineError;
import com.occuz.kernel.incident.IncidentImportEvent;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.ledger.NewEvent;
import com.occuz.kernel.link.LinkEvent.LinkCreated;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.monitoring.CandidateEvent;
import com.occuz.kernel.operations.InstallationEvent.DemonstrationBegun;
import com.occuz.kernel.operations.InstallationEvent.DemonstrationLoaded;
import com.occuz.kernel.operations.InstallationEvent.InstallationCreated;
import com.occuz.kernel.operations.InstallationEvent.TestClockAdvanced;
import com.occuz.kernel.operations.InstallationEvent.TestClockStarted;
import com.occuz.kernel.operations.InstallationEvent;
import com.occuz.kernel.servicelevel.ServiceLevelEvent.ServiceStarted;
import com.occuz.kernel.servicelevel.ServiceLevelEvent;
import com.occuz.kernel.support.ContactEvent;
import com.occuz.kernel.support.SupportTimeEvent.SupportTimeRecorded;
import com.occuz.kernel.work.WorkEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A plausible past of the whole installation, the same one for the same seed: every kind of ledger event in an order
 * that could have happened, with complete envelopes, and clicks apart. It goes on where it left off, so a test may ask
 * for a bit, look, and ask for more. Every kind of event is there after the first 200.
 */
public final class RandomHistory {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(20);

    private static final int BETWEEN_REPORTS = 50;

    private final AnyValue any;

    /** Apart from the rest, which goes on as if there were no reports. */
    private final AnyValue anyReport;

    private final Map<String, Long> sequences = new HashMap<>();
    private int standings;
    private final List<AccountId> accounts = new ArrayList<>();
    private final List<UserAdded> people = new ArrayList<>();
    private final List<ApiKeyIssued> validKeys = new ArrayList<>();
    private final List<LinkId> links = new ArrayList<>();
    private ImportId importId = new ImportId("first");
    private final List<RandomIncident> incidents = new ArrayList<>();
    private final List<IncidentId> begunIncidents = new ArrayList<>();
    private final List<RandomExclusion> exclusions = new ArrayList<>();
    private final RandomTerms terms;
    private final List<RandomCredit> credits = new ArrayList<>();
    private final List<RandomContact> contacts = new ArrayList<>();
    private RandomWork plannedWork;
    private @Nullable RandomCandidate candidate;
    private final List<RandomLink> liveLinks = new ArrayList<>();
    private final Map<StreamId, Long> streams = new LinkedHashMap<>();
    private Instant now = Instant.parse("2026-02-27T22:00:00Z");
    private boolean testClock;
    private int demonstrations;
    private int recorded;
    private @Nullable Instant serviceStart;

    public RandomHistory(long seed) {
        this.any = new AnyValue(new SplittableRandom(seed));
        this.terms = new RandomTerms(any);
        this.anyReport = new AnyValue(new SplittableRandom(~seed));
        this.plannedWork = new RandomWork(any);
    }

    /** The next events of the ledger, in order; aggregate sequences start at 0 and have no gaps. */
    public List<NewEvent> ledger(int count) {
        List<NewEvent> events = new ArrayList<>(count);
        while (events.size() < count) {
            recorded++;
            if (recorded % BETWEEN_REPORTS == 0) {
                events.add(report());
            } else {
                now = now.plus(any.upTo(LONGEST_PAUSE));
                events.add(next());
            }
        }
        return events;
    }

    /**
     * The next batches of clicks, in order, on links that there are or were and now and then on one that never was.
     * Offsets of a stream start at 0 and have no gaps. The clicks lie in the days around the present.
     */
    public List<ClicksRecorded> clicks(int batches) {
        List<ClicksRecorded> recorded = new ArrayList<>(batches);
        while (recorded.size() < batches) {
            if (streams.size() < 3) {
                streams.put(new StreamId(any.uuid()), 0L);
            }
            StreamId stream = any.of(List.copyOf(streams.keySet()));
            List<Click> clicks = new ArrayList<>();
            int size = any.oneIn(10) ? 300 : 1 + any.below(20);
            for (int i = 0; i < size; i++) {
                clicks.add(any.click(clicked(), now.minus(any.upTo(Duration.ofDays(3)))));
            }
            ClicksRecorded batch = new ClicksRecorded(stream, streams.getOrDefault(stream, 0L), clicks);
            streams.put(stream, batch.nextOffset());
            recorded.add(batch);
        }
        return recorded;
    }

    /** The links that were ever created, oldest first. */
    public List<LinkId> links() {
        return List.copyOf(links);
    }

    /** The accounts that were opened, oldest first. */
    public List<AccountId> accounts() {
        return List.copyOf(accounts);
    }

    private LinkId clicked() {
        if (links.isEmpty() || any.oneIn(50)) {
            return any.link();
        }
        // A few links get most of the clicks, as everywhere.
        return links.get(any.below(1 + any.below(links.size())));
    }

    private NewEvent next() {
        if (!sequences.containsKey(InstallationEvent.AGGREGATE_ID)) {
            return installation(new InstallationCreated(any.uuid().toString(), now));
        }
        if (accounts.size() < 3 || any.oneIn(100)) {
            return openAccount();
        }
        if (any.oneIn(3)) {
            return any.oneIn(15) ? incidentImport() : any.oneIn(5) ? exclusion() : incident();
        }
        if (any.oneIn(5)) {
            return any.oneIn(6) ? candidate() : plannedWork();
        }
        if (any.oneIn(6)) {
            return any.oneIn(4) ? supportTime() : any.oneIn(2) ? contact() : credit();
        }
        if (any.oneIn(40)) {
            return standings++ % 4 == 0 ? loss() : standing();
        }
        return switch (any.below(20)) {
            case 0 -> any.oneIn(2) ? service() : clock();
            case 1 -> any.oneIn(4)
                    ? setPlan()
                    : people.isEmpty() || any.oneIn(2) ? addUser() : changeSignIn();
            case 2, 3 -> issueKey();
            case 4 -> validKeys.isEmpty() ? issueKey() : revokeKey();
            case 5, 6, 7, 8, 9, 10 -> createLink();
            default -> liveLinks.size() < 5 ? createLink() : changeLink();
        };
    }

    private NewEvent clock() {
        if (demonstrations < 2 && any.oneIn(2)) {
            return installation(
                    demonstrations++ == 0 ? new DemonstrationBegun(any.below(9), now) : new DemonstrationLoaded(now));
        }
        if (!testClock) {
            testClock = true;
            return installation(new TestClockStarted(now, now));
        }
        Instant from = now;
        now = now.plus(any.upTo(Duration.ofDays(2)));
        return installation(new TestClockAdvanced(from, now, from));
    }

    private NewEvent service() {
        if (any.oneIn(2)) {
            return event(ServiceLevelEvent.AGGREGATE_ID, AccountId.PLATFORM, terms.publish(now));
        }
        Instant before = serviceStart;
        serviceStart = now.minus(any.upTo(Duration.ofDays(100)));
        return event(
                ServiceLevelEvent.AGGREGATE_ID, AccountId.PLATFORM, new ServiceStarted(before, serviceStart));
    }

    private NewEvent report() {
        RandomReport report = new RandomReport(anyReport);
        return new NewEvent(
                anyReport.uuid().toString(),
                report.id().toString(),
                0,
                report.issued(now),
                metadata(anyReport, AccountId.PLATFORM));
    }

    private NewEvent installation(InstallationEvent event) {
        return event(InstallationEvent.AGGREGATE_ID, AccountId.PLATFORM, event);
    }

    private NewEvent openAccount() {
        AccountId account = accounts.isEmpty() ? AccountId.PLATFORM : any.account();
        accounts.add(account);
        return event(account.aggregateId(), account, new AccountOpened(account, sealed(account, any.text()), now));
    }

    private NewEvent addUser() {
        AccountId account = any.of(accounts);
        UserId user = new UserId("u_" + any.id());
        UserAdded added =
                new UserAdded(account, user, any.role(), Erasable.of(KeySubject.of(user), any.email()), now);
        people.add(added);
        return event(account.aggregateId(), account, added);
    }

    private NewEvent changeSignIn() {
        UserAdded person = any.of(people);
        return event(
                person.account().aggregateId(),
                person.account(),
                any.oneIn(2)
                        ? new PasswordChanged(person.account(), person.user(), now)
                        : new SessionsEnded(person.account(), person.user(), now));
    }

    private NewEvent setPlan() {
        AccountId account = any.of(accounts);
        return event(account.aggregateId(), account, new SupportPlanSet(account, any.plan(), now));
    }

    private NewEvent issueKey() {
        AccountId account = any.of(accounts);
        ApiKeyIssued issued = new ApiKeyIssued(
                account,
                new ApiKeyId("k_" + any.id()),
                any.role(),
                any.scopes(),
                any.digest(),
                sealed(account, any.text()),
                people.stream()
                        .filter(person -> person.account().equals(account))
                        .map(UserAdded::user)
                        .findFirst()
                        .orElse(null),
                any.oneIn(2) ? null : now.plus(any.upTo(Duration.ofDays(90))),
                now);
        validKeys.add(issued);
        return event(account.aggregateId(), account, issued);
    }

    private NewEvent revokeKey() {
        ApiKeyIssued key = validKeys.remove(any.below(validKeys.size()));
        return event(
                key.account().aggregateId(), key.account(), new ApiKeyRevoked(key.account(), key.key(), now));
    }

    private NewEvent createLink() {
        AccountId account = any.of(accounts);
        LinkId link = any.link();
        LinkCreated created = new LinkCreated(
                link,
                account,
                sealed(account, any.destination()),
                any.title().map(title -> sealed(account, title)).orElse(null),
                sealed(account, any.tags()),
                any.validity(now),
                any.redirectStatus(),
                now);
        RandomLink state = new RandomLink(created);
        links.add(link);
        liveLinks.add(state);
        return event(link.toString(), account, created);
    }

    private NewEvent changeLink() {
        RandomLink link = any.of(liveLinks);
        if (any.oneIn(6)) {
            liveLinks.remove(link);
            return event(link.id().toString(), link.account(), link.retire(now));
        }
        return event(link.id().toString(), link.account(), link.change(any, now));
    }

    /** One import at a time: it begins, ends, and now and then is withdrawn. */
    private NewEvent incidentImport() {
        long step = sequences.getOrDefault(importId.toString(), -1L);
        if (step == 2 || step == 1 && any.oneIn(2)) {
            importId = new ImportId("i-" + any.id());
            step = -1;
        }
        IncidentImportEvent event;
        if (step < 0) {
            event = new ImportBegun(
                    importId, any.oneIn(2) ? null : sealed(AccountId.PLATFORM, new Prose(any.text())), now);
        } else if (step == 0) {
            List<LineError> errors = any.oneIn(2) ? List.of() : List.of(new LineError(1 + any.below(9), any.text()));
            event = new ImportEnded(importId, any.oneIn(2), 9 + errors.size(), 5, 4, errors.size(), errors, now);
        } else {
            event = new ImportWithdrawn(importId, sealed(AccountId.PLATFORM, new Prose(any.text())), now);
        }
        return event(importId.toString(), AccountId.PLATFORM, event);
    }

    /** Several incidents go on at the same time. */
    private NewEvent incident() {
        while (true) {
            if (incidents.size() < 4) {
                AccountId account = any.oneIn(3) ? any.of(accounts) : AccountId.PLATFORM;
                RandomIncident begun = new RandomIncident(any, account);
                incidents.add(begun);
                begunIncidents.add(begun.id());
            }
            RandomIncident incident = any.of(incidents);
            Optional<IncidentEvent> event = incident.next(now);
            if (event.isPresent()) {
                return event(incident.id().toString(), incident.account(), event.get());
            }
            incidents.remove(incident);
        }
    }

    /** A few claims wait at the same time. */
    private NewEvent credit() {
        while (true) {
            if (credits.size() < 3) {
                credits.add(new RandomCredit(any, any.of(accounts)));
            }
            RandomCredit credit = any.of(credits);
            Optional<CreditEvent> event = credit.next(now);
            if (event.isPresent()) {
                return event(credit.id().toString(), credit.account(), event.get());
            }
            credits.remove(credit);
        }
    }

    private NewEvent contact() {
        while (true) {
            if (contacts.size() < 3) {
                contacts.add(new RandomContact(any, any.of(accounts)));
            }
            RandomContact contact = any.of(contacts);
            Optional<ContactEvent> event = contact.next(now);
            if (event.isPresent()) {
                return event(contact.id().toString(), contact.account(), event.get());
            }
            contacts.remove(contact);
        }
    }

    private NewEvent supportTime() {
        AccountId account = any.of(accounts);
        return event(
                "support-time:" + account,
                account,
                new SupportTimeRecorded(
                        account,
                        1 + any.below(90),
                        sealed(account, new Prose(any.text())),
                        any.oneIn(2) ? null : new IncidentId("i-" + any.id()),
                        now.minus(any.upTo(Duration.ofDays(40))),
                        new Actor(ActorType.USER, "u_" + any.id()),
                        now));
    }

    /** One after the other, as each is rare. */
    private NewEvent standing() {
        AccountId account = any.of(accounts);
        AccountEvent told = switch (standings % 4) {
            case 2 -> new AccountSuspended(account, sealed(account, any.text()), now);
            case 3 -> new AccountReinstated(account, sealed(account, any.text()), now);
            default -> new TermsAccepted(
                    account, 1 + any.below(3), new Actor(ActorType.USER, "u_" + any.id()), now);
        };
        return event(account.aggregateId(), account, told);
    }

    /** One after the other. */
    private NewEvent candidate() {
        while (true) {
            RandomCandidate noticed = candidate == null ? new RandomCandidate(any, now) : candidate;
            candidate = noticed;
            Optional<CandidateEvent> event = noticed.next(now);
            if (event.isPresent()) {
                return event(noticed.id().toString(), AccountId.PLATFORM, event.get());
            }
            candidate = null;
        }
    }

    private NewEvent loss() {
        LossId loss = new LossId(any.uuid());
        Instant from = now.minus(any.upTo(Duration.ofHours(2)));
        return event(
                loss.toString(),
                AccountId.PLATFORM,
                new ClicksLost(loss, "a:8081", from, from.plusSeconds(any.below(60)), 1 + any.below(900), now));
    }

    private NewEvent exclusion() {
        while (true) {
            if (exclusions.size() < 2) {
                exclusions.add(new RandomExclusion(any, accounts, begunIncidents, now));
            }
            RandomExclusion exclusion = any.of(exclusions);
            Optional<ExclusionEvent> event = exclusion.next(now);
            if (event.isPresent()) {
                return event(exclusion.id().toString(), exclusion.owner(), event.get());
            }
            exclusions.remove(exclusion);
        }
    }

    /** One work after the other. */
    private NewEvent plannedWork() {
        while (true) {
            Optional<WorkEvent> event = plannedWork.next(now);
            if (event.isPresent()) {
                return event(plannedWork.id().toString(), AccountId.PLATFORM, event.get());
            }
            plannedWork = new RandomWork(any);
        }
    }

    private NewEvent event(String aggregate, AccountId account, DomainEvent payload) {
        long sequence = sequences.merge(aggregate, 0L, (before, zero) -> before + 1);
        return new NewEvent(any.uuid().toString(), aggregate, sequence, payload, metadata(any, account));
    }

    private static Metadata metadata(AnyValue any, AccountId account) {
        String command = any.uuid().toString();
        return new Metadata(
                account,
                any.of(List.of(ActorType.values())),
                "k_" + any.id(),
                any.of(List.of(Channel.values())),
                command,
                any.oneIn(3) ? any.uuid().toString() : command,
                any.oneIn(3) ? "import-" + any.id() : command);
    }

    private static <T> Erasable<T> sealed(AccountId account, T value) {
        return Erasable.of(KeySubject.of(account), value);
    }
}
