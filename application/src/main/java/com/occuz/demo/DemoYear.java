package com.occuz.demo;

import com.occuz.kernel.account.AccountCommand.AddUser;
import com.occuz.kernel.account.AccountCommand.OpenAccount;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.AccountName;
import com.occuz.kernel.account.EmailAddress;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.click.ClickCommand.RecordClicks;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.servicelevel.ServiceLevelCommand.RecordServiceStart;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A year of a made-up installation that shows everything. The same seed, end and cast give the same year.
 *
 * @param scenes in the order of their times, which are UTC instants between {@link #startBefore} and the year's end
 * @param clicks streams of clicks in order, each batch to be recorded as it is
 */
public record DemoYear(List<Scene> scenes, List<RecordClicks> clicks) {

    private static final AccountId ACME = new AccountId("acme");
    private static final AccountId GLOBEX = new AccountId("globex");
    private static final AccountId NORTHWIND = new AccountId("northwind");

    public DemoYear {
        scenes = List.copyOf(scenes);
        clicks = List.copyOf(clicks);
    }

    /** When the year that ends at {@code until} begins: with an EST day, 365 days before. */
    public static Instant startBefore(Instant until) {
        return Est.startOf(Est.dayOf(until.minus(Duration.ofDays(365))));
    }

    /** @param cast the people of the first run, who speak for the accounts acme and globex at least */
    public static DemoYear of(long seed, Instant until, Cast cast) {
        Chance chance = new Chance(seed, "people");
        UserId nora = new UserId("u_" + chance.uuid().toString().replace("-", ""));
        Map<AccountId, UserId> customers = new HashMap<>(cast.customers());
        customers.put(NORTHWIND, nora);
        Cast all = new Cast(customers, cast.support(), cast.operator());
        List<DemoLink> links = DemoLink.all(ACME, GLOBEX, NORTHWIND);
        Instant start = startBefore(until);
        Troubles.Made troubles = Troubles.of(seed, all, List.of(ACME, GLOBEX, NORTHWIND), until);

        List<Scene> scenes = new ArrayList<>();
        scenes.add(begin(chance, all, start.plusSeconds(60), new RecordServiceStart(start, start.plusSeconds(60))));
        Instant joined = start.plus(Duration.ofDays(120)).plus(chance.minutes(540, 1_000));
        scenes.add(begin(chance, all, joined, new OpenAccount(NORTHWIND, new AccountName("Northwind Traders"), joined)));
        scenes.add(begin(
                chance,
                all,
                joined.plusSeconds(90),
                new AddUser(NORTHWIND, nora, Role.CUSTOMER, new EmailAddress("nora@northwind.example"), joined.plusSeconds(90))));
        scenes.addAll(LinkScenes.of(seed, all, until, links));
        scenes.addAll(SourceHistory.of(seed, all, start.plus(Duration.ofDays(12)).plus(chance.minutes(540, 1_000))));
        scenes.addAll(troubles.scenes());
        scenes.addAll(WorkScenes.of(seed, all, until));
        scenes.addAll(PlanScenes.of(seed, all, until, ACME, GLOBEX));
        scenes.addAll(AgreementScenes.of(seed, all, until));
        scenes.addAll(CreditScenes.of(seed, all, until, ACME, GLOBEX));
        scenes.addAll(ContactScenes.of(seed, all, until, ACME, GLOBEX, NORTHWIND, scenes));
        scenes.addAll(ReportScenes.of(seed, all, until));
        CandidateScenes.Made unexplained = CandidateScenes.of(seed, all, until, scenes);
        scenes.addAll(unexplained.scenes());
        // What is done at one moment stays in its order.
        scenes.sort(Comparator.comparing(Scene::at));
        List<Window> unanswered = new ArrayList<>(troubles.outages());
        unanswered.addAll(unexplained.gone());
        return new DemoYear(scenes, Traffic.of(seed, until, links, unanswered));
    }

    private static Scene begin(Chance chance, Cast cast, Instant at, AggregateCommand command) {
        AccountId owner = switch (command) {
            case OpenAccount open -> open.account();
            case AddUser add -> add.account();
            default -> AccountId.PLATFORM;
        };
        return new Scene(at, command, Cast.envelope(cast.operator(), owner, chance.uuid()));
    }
}
