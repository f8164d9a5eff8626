package com.occuz.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountCommand.ReinstateAccount;
import com.occuz.kernel.account.AccountCommand.SetSupportPlan;
import com.occuz.kernel.account.AccountCommand.SuspendAccount;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.click.ClickCommand.SubmittedClick;
import com.occuz.kernel.credit.CreditCommand.ClaimCredit;
import com.occuz.kernel.credit.Eligibility;
import com.occuz.kernel.incident.IncidentCommand;
import com.occuz.kernel.incident.IncidentCommand.AddDetail;
import com.occuz.kernel.incident.IncidentCommand.CloseIncident;
import com.occuz.kernel.incident.IncidentCommand.DetectIncident;
import com.occuz.kernel.incident.IncidentCommand.ReportIncident;
import com.occuz.kernel.incident.IncidentCommand.RestoreService;
import com.occuz.kernel.incident.IncidentCommand.StateIncident;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.link.LinkCommand.CreateLink;
import com.occuz.kernel.link.LinkCommand.RetireLink;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.monitoring.CandidateCommand.NoticeAbsence;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.Severity;
import com.occuz.kernel.support.ContactCommand.LogContact;
import com.occuz.kernel.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is made up fits together: a reader who compares two pages finds nothing that cannot be. */
class DemoSenseTest {

    private static final Instant UNTIL = Instant.parse("2026-11-23T15:00:00Z");
    private static final UserId ADA = new UserId("u_ada");
    private static final UserId GUS = new UserId("u_gus");
    private static final UserId OLGA = new UserId("u_olga");
    private static final List<UserId> SUPPORT = List.of(new UserId("u_sam"), new UserId("u_sofia"));
    private static final Map<AccountId, UserId> CUSTOMERS = Map.of(new AccountId("acme"), ADA, new AccountId("globex"), GUS);
    private static final DemoYear YEAR = DemoYear.of(3, UNTIL, new Cast(CUSTOMERS, SUPPORT, OLGA));

    @Test
    void nobody_follows_a_link_before_it_is_there_or_after_its_end() {
        Map<LinkId, CreateLink> made = commands(CreateLink.class)
                .collect(Collectors.toMap(CreateLink::link, create -> create));
        Map<LinkId, Instant> retired =
                commands(RetireLink.class).collect(Collectors.toMap(RetireLink::link, RetireLink::at));
        assertThat(retired).isNotEmpty();
        assertThat(made.values()).anyMatch(link -> link.validity().expiresAt() != null && link.validity().hasEndedBy(UNTIL));
        assertThat(clicks()).allMatch(click -> {
            CreateLink link = made.get(click.link());
            Instant end = retired.getOrDefault(click.link(), UNTIL);
            return link != null
                    && !click.at().isBefore(link.at())
                    && click.at().isBefore(end)
                    && link.validity().hasBegunBy(click.at())
                    && !link.validity().hasEndedBy(click.at());
        });
    }

    @Test
    void nobody_is_redirected_while_redirects_fail() {
        Map<IncidentId, Instant> restored = new HashMap<>();
        commands(RestoreService.class).forEach(restore -> restored.putIfAbsent(
                        restore.incident(), restore.restoredAt().orElse(restore.at())));
        List<Window> outages = commands(DetectIncident.class)
                .filter(it -> it.classification().severity() == Severity.CRITICAL)
                .filter(it -> it.components().include(Component.REDIRECTION))
                .map(it -> new Window(it.startedAt().orElseThrow().plusSeconds(1), restored.getOrDefault(it.incident(), UNTIL)))
                .toList();
        assertThat(outages).hasSizeGreaterThanOrEqualTo(3);
        assertThat(clicks()).noneMatch(click -> outages.stream().anyMatch(outage -> outage.contains(click.at())));
    }

    @Test
    void customers_report_monitoring_detects_and_the_support_staff_does_the_work() {
        Set<String> helpers = new HashSet<>();
        for (Scene scene : YEAR.scenes()) {
            String actor = scene.metadata().actorId();
            if (!(scene.act() instanceof Act.Sends sends)) {
                continue;
            }
            switch (sends.command()) {
                case ReportIncident it when it.filing().isPresent() -> helpers.add(actor);
                case ReportIncident it when CUSTOMERS.containsKey(it.account()) ->
                    assertThat(actor).isEqualTo(String.valueOf(CUSTOMERS.get(it.account())));
                case ReportIncident it -> assertThat(it.account()).isEqualTo(new AccountId("northwind"));
                // What nobody noticed at its time is recorded by whoever finds out.
                case DetectIncident it when it.incident().toString().contains("noticed-") -> helpers.add(actor);
                case DetectIncident ignored -> assertThat(actor).isEqualTo(OLGA.value());
                case StateIncident ignored -> assertThat(scene.metadata().causationId()).startsWith("import:");
                case AddDetail ignored -> assertThat(CUSTOMERS.values().stream().map(UserId::value)).contains(actor);
                case IncidentCommand ignored -> helpers.add(actor);
                default -> {}
            }
        }
        assertThat(helpers).containsExactlyInAnyOrderElementsOf(SUPPORT.stream().map(UserId::value).toList());
    }

    @Test
    void what_is_long_past_is_closed() {
        Set<IncidentId> closed = commands(CloseIncident.class).map(CloseIncident::incident).collect(Collectors.toSet());
        List<IncidentId> begun = Stream.concat(
                        commands(ReportIncident.class).map(IncidentCommand.class::cast), commands(DetectIncident.class))
                .filter(it -> it.at().isBefore(UNTIL.minus(Duration.ofDays(40))))
                .map(IncidentCommand::incident)
                .toList();
        assertThat(begun).hasSizeGreaterThan(25);
        assertThat(closed).containsAll(begun);
    }

    @Test
    void nobody_does_anything_in_the_console_while_access_is_suspended() {
        Instant suspended = commands(SuspendAccount.class).findFirst().orElseThrow().at();
        Instant reinstated = commands(ReinstateAccount.class).findFirst().orElseThrow().at();
        String speaker = YEAR.scenes().stream()
                .filter(scene -> scene.act() instanceof Act.Sends(CreateLink create)
                        && create.link().slug().value().equals("menu"))
                .findFirst()
                .orElseThrow()
                .metadata()
                .actorId();
        assertThat(suspended).isBefore(reinstated);
        assertThat(YEAR.scenes())
                .filteredOn(scene -> scene.metadata().actorId().equals(speaker))
                .hasSizeGreaterThan(3)
                .noneMatch(scene -> !scene.at().isBefore(suspended) && scene.at().isBefore(reinstated));
    }

    @Test
    void what_a_contact_is_judged_by_is_what_the_account_had_bought_and_whether_it_was_suspended() {
        Map<AccountId, SupportPlan> bought = new HashMap<>();
        Set<AccountId> suspended = new HashSet<>();
        for (Scene scene : YEAR.scenes()) {
            if (!(scene.act() instanceof Act.Sends sends)) {
                continue;
            }
            switch (sends.command()) {
                case SetSupportPlan it -> bought.put(it.account(), it.plan());
                case SuspendAccount it -> suspended.add(it.account());
                case ReinstateAccount it -> suspended.remove(it.account());
                case LogContact it -> {
                    assertThat(it.then().plan())
                            .isEqualTo(it.account().map(bought::get).orElse(SupportPlan.NONE));
                    assertThat(it.then().suspended()).isEqualTo(it.account().filter(suspended::contains).isPresent());
                }
                case ClaimCredit it -> {
                    assertThat(it.grounds().plan()).isEqualTo(bought.get(it.grounds().account()));
                    assertThat(Eligibility.fault(it.grounds())).isEmpty();
                }
                default -> {}
            }
        }
    }

    @Test
    void nothing_happens_while_no_node_is_there() {
        List<Window> gone = commands(NoticeAbsence.class).map(NoticeAbsence::gone).toList();
        assertThat(gone).hasSize(3);
        assertThat(YEAR.scenes()).noneMatch(scene -> gone.stream().anyMatch(window -> window.contains(scene.at())));
        assertThat(clicks()).noneMatch(click -> gone.stream().anyMatch(window -> window.contains(click.at())));
    }

    private static <C> Stream<C> commands(Class<C> type) {
        return YEAR.scenes().stream().flatMap(scene -> scene.command().stream()).filter(type::isInstance).map(type::cast);
    }

    private static List<SubmittedClick> clicks() {
        return YEAR.clicks().stream().flatMap(batch -> batch.clicks().stream()).toList();
    }
}
