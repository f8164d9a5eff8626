package com.occuz.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.click.ClickCommand.SubmittedClick;
import com.occuz.kernel.incident.IncidentCommand;
import com.occuz.kernel.incident.IncidentCommand.CloseIncident;
import com.occuz.kernel.incident.IncidentCommand.DetectIncident;
import com.occuz.kernel.incident.IncidentCommand.ReportIncident;
import com.occuz.kernel.incident.IncidentCommand.RestoreService;
import com.occuz.kernel.incident.IncidentCommand.StateIncident;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.link.LinkCommand.CreateLink;
import com.occuz.kernel.link.LinkCommand.RetireLink;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.Severity;
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
        commands(RestoreService.class).forEach(restore -> restored.putIfAbsent(restore.incident(), restore.at()));
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
            switch (scene.command()) {
                case ReportIncident it when CUSTOMERS.containsKey(it.account()) ->
                    assertThat(actor).isEqualTo(String.valueOf(CUSTOMERS.get(it.account())));
                case ReportIncident it -> assertThat(it.account()).isEqualTo(new AccountId("northwind"));
                case DetectIncident ignored -> assertThat(actor).isEqualTo(OLGA.value());
                case StateIncident ignored -> assertThat(scene.metadata().causationId()).startsWith("import:");
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

    private static <C> Stream<C> commands(Class<C> type) {
        return YEAR.scenes().stream().map(Scene::command).filter(type::isInstance).map(type::cast);
    }

    private static List<SubmittedClick> clicks() {
        return YEAR.clicks().stream().flatMap(batch -> batch.clicks().stream()).toList();
    }
}
