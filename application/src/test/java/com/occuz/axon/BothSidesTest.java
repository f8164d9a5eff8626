package com.occuz.axon;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.command.incident.DecidedIncident;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Dossier;
import com.occuz.kernel.incident.IncidentCommand.WatchClocks;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.incident.IncidentOrigin;
import com.occuz.kernel.incident.IncidentQuery.IncidentView;
import com.occuz.kernel.incident.IncidentState;
import com.occuz.kernel.incident.clock.ClockWatch;
import com.occuz.kernel.incident.clock.IncidentClocks;
import com.occuz.kernel.ledger.AggregateCommand;
import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.servicelevel.ServiceLevelEvent;
import com.occuz.kernel.servicelevel.ServiceLevelEvent.ServiceStarted;
import com.occuz.kernel.sla.Agreements;
import com.occuz.kernel.sla.Clock;
import com.occuz.kernel.sla.ClockName;
import com.occuz.kernel.sla.Clocks;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.IncidentFacts;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.Reading;
import com.occuz.kernel.sla.ServiceFacts;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.sla.Uptime;
import com.occuz.kernel.sla.Verdict;
import com.occuz.kernel.sla.WorkRuling;
import com.occuz.kernel.sla.WorkRulings;
import com.occuz.kernel.testing.AnyValue;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import com.occuz.kernel.work.LateClaim;
import com.occuz.kernel.work.Worksheet;
import com.occuz.query.incident.FoldedIncident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Both sides agree: random commands go through the deciders, and what these know afterwards gives the same windows, clocks,
 * verdicts and figures as what the views make of the events. {@code -Doccuz.sides.streams} sets how many streams of
 * commands for each seed; what fails names its seed and stream.
 */
class BothSidesTest {

    private static final int STREAMS = Integer.getInteger("occuz.sides.streams", 700);
    private static final int COMMANDS = 60;
    private static final Agreements AGREEMENTS = Agreements.STANDARD;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 7, 20261123})
    void random_commands_leave_both_sides_with_the_same_windows_clocks_verdicts_and_figures(long seed) {
        int events = 0;
        for (int stream = 0; stream < STREAMS; stream++) {
            Sides sides = new Sides(seed, stream);
            sides.run();
            events += sides.recorded;
        }
        assertThat(events).as("streams with hardly an event say nothing").isGreaterThan(STREAMS * 15);
    }

    /** One stream of commands and what becomes of it. */
    private static final class Sides {

        private final String told;
        private final AnyValue any;
        private final RandomIncidentCommands incidents;
        private final RandomWorkCommands works;
        private final RandomExclusionCommands exclusions;
        private final AccountId account = new AccountId("acme");
        private final Instant startedAt = Orders.AT.minus(Duration.ofDays(20));
        private final DecidedService decided = new DecidedService(startedAt);
        private final FoldedFacts folded = new FoldedFacts();
        private final Map<String, List<IncidentEvent>> stories = new LinkedHashMap<>();
        private Instant now = Orders.AT;
        private int recorded;

        Sides(long seed, int stream) {
            this.told = "seed " + seed + ", stream " + stream;
            this.any = new AnyValue(new SplittableRandom(1_000_003 * seed + stream));
            this.incidents = new RandomIncidentCommands(any, account, 3);
            this.works = new RandomWorkCommands(any);
            this.exclusions = new RandomExclusionCommands(any, account);
        }

        void run() {
            folded.on(ServiceLevelEvent.AGGREGATE_ID, new ServiceStarted(null, startedAt));
            for (int i = 0; i < COMMANDS; i++) {
                now = now.plus(any.upTo(any.oneIn(4) ? Duration.ofHours(20) : Duration.ofMinutes(40)));
                handle(any.oneIn(4) ? works.next(now) : any.oneIn(5) ? exclusions.next(now) : incidents.next(now));
            }
            now = now.plus(Duration.ofHours(13));
            List.copyOf(stories.values()).forEach(story -> handle(new WatchClocks(story.getFirst().incident(), now)));
            ServiceFacts ours = decided.known();
            ServiceFacts theirs = folded.known();
            comparesFigures(ours, theirs);
            comparesRulings(ours, theirs);
            decided.incidents().values().forEach(incident -> comparesIncident(incident, ours, theirs));
        }

        private void handle(AggregateCommand command) {
            List<DomainEvent> events;
            try {
                events = decided.handle(command);
            } catch (Refused e) {
                return;
            }
            for (DomainEvent event : events) {
                recorded++;
                folded.on(command.aggregateId(), event);
                if (event instanceof IncidentEvent it) {
                    stories.computeIfAbsent(it.incident().toString(), id -> new ArrayList<>()).add(it);
                }
            }
        }

        private void comparesFigures(ServiceFacts ours, ServiceFacts theirs) {
            List<Window> periods = List.of(
                    Est.year(2026), new Window(Orders.AT, Orders.AT.plus(any.upTo(Duration.ofDays(20)))), Est.trailingYear(now));
            List<Subject> subjects = List.of(
                    Subject.PLATFORM,
                    new Subject(Optional.of(any.of(List.of(Component.values()))), Optional.empty()),
                    new Subject(Optional.empty(), Optional.of(account)),
                    new Subject(Optional.of(any.of(List.of(Component.values()))), Optional.of(account)));
            for (Window period : periods) {
                Subject subject = any.of(subjects);
                Instant asOf = any.oneIn(3) ? Orders.AT.plus(any.upTo(Duration.ofDays(10))) : now;
                assertThat(Uptime.report(period, subject, ours, AGREEMENTS, asOf))
                        .as(told)
                        .isEqualTo(Uptime.report(period, subject, theirs, AGREEMENTS, asOf));
                assertThat(windows(Uptime.timeline(period, subject, ours, AGREEMENTS, asOf)))
                        .as(told)
                        .isEqualTo(windows(Uptime.timeline(period, subject, theirs, AGREEMENTS, asOf)));
            }
        }

        /** Without events, which the command side does not keep. */
        private static List<Piece> windows(List<Piece> timeline) {
            List<Piece> windows = new ArrayList<>();
            for (Piece piece : timeline) {
                Piece last = windows.isEmpty() ? null : windows.getLast();
                boolean joins = last != null && last.named() == piece.named() && last.weight().equals(piece.weight());
                Instant from = joins ? windows.removeLast().from() : piece.from();
                windows.add(new Piece(from, piece.until(), piece.named(), piece.weight(), List.of()));
            }
            return windows;
        }

        private record Ruled(String work, WorkRuling.Outcome outcome, Optional<Window> excluded, boolean late) {

            static Map<String, Ruled> of(ServiceFacts facts, Instant asOf) {
                Map<String, Ruled> rulings = new LinkedHashMap<>();
                WorkRulings.of(facts.plannedWork(), AGREEMENTS, asOf).forEach(it -> rulings.put(
                        it.work().id(), new Ruled(it.work().id(), it.outcome(), it.excluded(), it.late())));
                return rulings;
            }
        }

        /** What deciders recorded of late work is what the rulings say of it. */
        private void comparesRulings(ServiceFacts ours, ServiceFacts theirs) {
            Map<String, Ruled> rulings = Ruled.of(theirs, now);
            assertThat(rulings).as(told).isEqualTo(Ruled.of(ours, now));
            for (Worksheet sheet : decided.sheets()) {
                Ruled ruled = Objects.requireNonNull(rulings.get(sheet.work().toString()));
                LateClaim claim = sheet.claim();
                assertThat(ruled.late()).as("%s, %s is late", told, sheet.work()).isEqualTo(claim != null);
                assertThat(ruled.outcome() == WorkRuling.Outcome.CLAIMED)
                        .as("%s, %s is a claim", told, sheet.work())
                        .isEqualTo(claim != null && claim.standing() == LateClaim.Standing.CLAIMED);
                assertThat(ruled.outcome() == WorkRuling.Outcome.REJECTED)
                        .as("%s, %s is rejected", told, sheet.work())
                        .isEqualTo(claim != null && claim.standing() == LateClaim.Standing.REJECTED);
            }
        }

        private void comparesIncident(DecidedIncident incident, ServiceFacts ours, ServiceFacts theirs) {
            if (incident.known().isEmpty()) {
                return;
            }
            Dossier dossier = incident.known().get();
            String which = told + ", " + dossier.incident();
            List<IncidentEvent> story = Objects.requireNonNull(stories.get(dossier.incident().toString()));
            IncidentView shown = FoldedIncident.shown(story, now);
            assertThat(shown.state() == IncidentState.RESTORED
                            || shown.state() == IncidentState.STABILIZING
                            || shown.state() == IncidentState.CLOSED)
                    .as(which)
                    .isEqualTo(incident.isRestored());
            assertThat(shown.nextDueAt())
                    .as(which)
                    .isEqualTo(ClockWatch.nextDue(dossier, AGREEMENTS, now).orElse(null));
            assertThat(ClockWatch.due(dossier, AGREEMENTS, now)).as("%s: all is recorded", which).isEmpty();
            if (dossier.origin() == IncidentOrigin.IMPORTED) {
                return;
            }
            IncidentFacts facts = StoryFacts.of(story);
            List<Clock> clocks = IncidentClocks.of(dossier, ours.exclusions(), AGREEMENTS, now);
            assertThat(clocks).as(which).isEqualTo(Clocks.of(facts, theirs.exclusions(), AGREEMENTS, now));
            clocks.stream()
                    .filter(it -> it.name() == ClockName.RESPONSE && it.reading() == Reading.CONTRACT)
                    .filter(it -> it.shadow().orElse(it.verdict()) == Verdict.BREACHED)
                    .forEach(it -> assertThat(shown.breached()).as("%s: %s", which, it).isTrue());
        }
    }
}
