package com.occuz.kernel.sla;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.sla.SlaTerms.Exclusions;
import com.occuz.kernel.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random histories against an oracle that asks every single tick by itself, written from the readings of the agreement.
 * A tick is a whole number of milliseconds, so that the same histories lie on a few milliseconds, on hours around a
 * year's end, and on days.
 */
class SweepOracleTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final AccountId GLOBEX = new AccountId("globex");

    private record Axis(Instant zero, long tickMillis, int ticks) {

        Instant at(int tick) {
            return zero.plusMillis(tick * tickMillis);
        }

        Window window(int from, int until) {
            return new Window(at(from), at(until));
        }
    }

    /** An incident as its history was drawn, for the oracle, and as the arithmetic is told. */
    private record Drawn(
            AccountId owner,
            Set<Component> components,
            List<int[]> outages,
            List<int[]> severities,
            List<int[]> scopes,
            int @Nullable [] stabilization,
            IncidentFacts facts) {}

    private record DrawnWork(ServiceClass named, Set<Component> components, int from, int until) {}

    private record History(
            Axis axis, int serviceStart, int asOf, int from, int until, List<Drawn> incidents, List<DrawnWork> works) {}

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20260101, 19700101})
    void every_tick_of_a_random_history_is_what_the_readings_say(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 1_000; round++) {
            History history = history(random);
            Subject subject = subject(random);
            SlaTerms terms = terms(random, history.axis());
            String told = "seed %s, round %s".formatted(seed, round);
            check(told, history, subject, terms);
        }
    }

    private static void check(String told, History history, Subject subject, SlaTerms terms) {
        Axis axis = history.axis();
        Window period = axis.window(history.from(), history.until());
        ServiceFacts facts = new ServiceFacts(
                Optional.of(new Stated(axis.at(history.serviceStart()), "start")),
                history.incidents().stream().map(Drawn::facts).toList(),
                history.works().stream()
                        .map(it -> new PlannedWork(
                                it.named(), it.components(), axis.window(it.from(), it.until()), List.of("work")))
                        .toList());
        List<Piece> timeline = Uptime.timeline(period, subject, facts, terms, axis.at(history.asOf()));
        UptimeReport report = Uptime.report(period, subject, facts, terms, axis.at(history.asOf()));

        int begin = Math.max(history.from(), history.serviceStart());
        int end = Math.max(begin, Math.min(history.until(), history.asOf()));
        long unit = terms.downtimeUnit();
        long numerator = 0;
        long denominator = 0;
        long rawNumerator = 0;
        long excluded = 0;
        Instant expectedNext = axis.at(begin);
        int piece = 0;
        for (int tick = begin; tick < end; tick++) {
            Tick truth = truth(history, subject, terms, tick);
            while (piece < timeline.size() && !timeline.get(piece).until().isAfter(axis.at(tick))) {
                piece++;
            }
            assertThat(timeline.get(piece).named()).as("%s, tick %s", told, tick).isEqualTo(truth.named());
            assertThat(timeline.get(piece).weight()).as("%s, tick %s", told, tick).isEqualTo(truth.weight());
            if (truth.named().isExcluded()) {
                excluded++;
                numerator += terms.exclusions() == Exclusions.COUNT_AS_UP ? unit : 0;
                denominator += terms.exclusions() == Exclusions.COUNT_AS_UP ? unit : 0;
            } else {
                numerator += unit - unit * truth.weight().numerator() / truth.weight().denominator();
                denominator += unit;
            }
            rawNumerator += unit - unit * truth.rawWeight().numerator() / truth.rawWeight().denominator();
        }
        for (Piece next : timeline) {
            assertThat(next.from()).as(told).isEqualTo(expectedNext);
            assertThat(next.until()).as(told).isAfter(next.from());
            expectedNext = next.until();
        }
        assertThat(expectedNext).as(told).isEqualTo(axis.at(end));
        long tickMillis = axis.tickMillis();
        assertThat(report.net().numerator()).as(told).isEqualTo(numerator * tickMillis);
        assertThat(report.net().denominator()).as(told).isEqualTo(denominator * tickMillis);
        assertThat(report.raw().numerator()).as(told).isEqualTo(rawNumerator * tickMillis);
        assertThat(report.raw().denominator()).as(told).isEqualTo((end - begin) * unit * tickMillis);
        assertThat(report.excludedMillis().values().stream().mapToLong(Long::longValue).sum())
                .as(told)
                .isEqualTo(excluded * tickMillis);
    }

    private record Tick(ServiceClass named, Share weight, Share rawWeight) {}

    /** One tick, from the readings: row 31's order, and the heaviest of what is named so. */
    private static Tick truth(History history, Subject subject, SlaTerms terms, int tick) {
        boolean down = false;
        boolean degraded = false;
        Share ofCritical = Share.NONE;
        Share ofLesser = Share.NONE;
        for (Drawn incident : history.incidents()) {
            if (gone(incident, tick, history.asOf()) && hits(incident, subject, tick)) {
                Severity severity = Severity.of(said(incident.severities(), tick));
                Share weight = terms.downtimeWeights().getOrDefault(severity, Share.NONE);
                down |= severity == Severity.CRITICAL;
                degraded |= severity != Severity.CRITICAL;
                if (severity == Severity.CRITICAL) {
                    ofCritical = heavier(ofCritical, weight);
                } else {
                    ofLesser = heavier(ofLesser, weight);
                }
            }
        }
        // Stabilization is no exclusion: what is degraded in it is operational in the raw figure as well.
        boolean stabilized = history.incidents().stream()
                .anyMatch(it -> stabilizes(it, tick, terms, history.axis()) && hits(it, subject, tick));
        Share raw = down ? ofCritical : stabilized ? Share.NONE : ofLesser;
        if (down) {
            return new Tick(ServiceClass.DOWN, ofCritical, raw);
        }
        for (ServiceClass named : List.of(ServiceClass.MIGRATION, ServiceClass.MAINTENANCE)) {
            for (DrawnWork work : history.works()) {
                if (work.named() == named && work.from() <= tick && tick < work.until() && covers(work, subject)) {
                    return new Tick(named, Share.NONE, raw);
                }
            }
        }
        if (stabilized) {
            return new Tick(ServiceClass.STABILIZATION, Share.NONE, raw);
        }
        return degraded
                ? new Tick(ServiceClass.DEGRADED, ofLesser, raw)
                : new Tick(ServiceClass.OPERATIONAL, Share.NONE, raw);
    }

    /** Declared, and between the first restoration and so long after it. */
    private static boolean stabilizes(Drawn incident, int tick, SlaTerms terms, Axis axis) {
        int[] declared = incident.stabilization();
        int[] first = incident.outages().getFirst();
        if (declared == null || first.length == 1) {
            return false;
        }
        long limit = terms.stabilizationLimit().toMillis() / axis.tickMillis();
        return declared[0] <= tick && tick < declared[1] && first[1] <= tick && tick < first[1] + limit;
    }

    private static Share heavier(Share a, Share b) {
        return a.numerator() * b.denominator() >= b.numerator() * a.denominator() ? a : b;
    }

    private static boolean gone(Drawn incident, int tick, int asOf) {
        for (int[] outage : incident.outages()) {
            int until = outage.length == 1 ? asOf : Math.min(outage[1], asOf);
            if (outage[0] <= tick && tick < until) {
                return true;
            }
        }
        return false;
    }

    private static boolean hits(Drawn incident, Subject subject, int tick) {
        boolean component = subject.component().isPresent()
                ? incident.components().contains(subject.component().get())
                : !incident.components().equals(Set.of(Component.SUPPORT_SECTION));
        boolean everybody = said(incident.scopes(), tick) == 1;
        return component && (everybody || subject.account().equals(Optional.of(incident.owner())));
    }

    private static boolean covers(DrawnWork work, Subject subject) {
        if (subject.component().isPresent()) {
            return work.components().contains(subject.component().get());
        }
        Set<Component> platform = EnumSet.complementOf(EnumSet.of(Component.SUPPORT_SECTION));
        return work.components().containsAll(platform);
    }

    /** What was said last of all that holds at the tick: {@code {value}} all along, {@code {value, from}} from there on. */
    private static int said(List<int[]> statements, int tick) {
        int value = 0;
        for (int[] statement : statements) {
            if (statement.length == 1 || statement[1] <= tick) {
                value = statement[0];
            }
        }
        return value;
    }

    private static History history(SplittableRandom random) {
        List<Instant> turns = List.of(
                Instant.parse("2026-01-01T04:59:59.990Z"),
                Instant.parse("2025-12-31T20:00:00Z"),
                Instant.parse("2028-02-28T12:00:00Z"),
                Instant.parse("2026-03-08T00:00:00Z"),
                Instant.parse("2026-10-31T20:00:00Z"));
        long[] scales = {1, 7, 3_600_000, 86_400_000};
        int ticks = random.nextInt(1, 120);
        Axis axis = new Axis(
                turns.get(random.nextInt(turns.size())), scales[random.nextInt(scales.length)], ticks);
        List<Drawn> incidents = new ArrayList<>();
        for (int i = random.nextInt(9); i > 0; i--) {
            incidents.add(incident(random, axis, i));
        }
        List<DrawnWork> works = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            int from = random.nextInt(ticks + 1);
            works.add(new DrawnWork(
                    random.nextBoolean() ? ServiceClass.MAINTENANCE : ServiceClass.MIGRATION,
                    random.nextBoolean() ? EnumSet.allOf(Component.class) : components(random),
                    from,
                    random.nextInt(from, ticks + 1)));
        }
        int from = random.nextInt(ticks + 1);
        return new History(
                axis,
                random.nextInt(3) == 0 ? random.nextInt(ticks + 1) : 0,
                random.nextInt(3) == 0 ? random.nextInt(ticks + 1) : ticks,
                random.nextInt(3) == 0 ? from : 0,
                random.nextInt(3) == 0 ? random.nextInt(from, ticks + 1) : ticks,
                incidents,
                // Work that begins after the instant of knowledge is cut away with the rest of the future.
                works);
    }

    private static Drawn incident(SplittableRandom random, Axis axis, int number) {
        AccountId owner = random.nextBoolean() ? ACME : GLOBEX;
        Set<Component> components = components(random);
        List<int[]> severities = new ArrayList<>(List.of(new int[] {random.nextInt(1, 4)}));
        List<int[]> scopes = new ArrayList<>(List.of(new int[] {random.nextInt(2)}));
        List<int[]> outages = new ArrayList<>();
        int start = random.nextInt(axis.ticks());
        IncidentFacts facts = IncidentFacts.opened(
                "incident:" + number,
                owner,
                scope(scopes.getFirst()[0]),
                components,
                Severity.of(severities.getFirst()[0]),
                new Stated(axis.at(start), "opened-" + number));
        int gone = start;
        boolean open = true;
        for (int i = random.nextInt(4); i > 0; i--) {
            int tick = random.nextInt(axis.ticks() + 1);
            Stated when = new Stated(axis.at(tick), "event-" + number + "-" + i);
            if (open) {
                facts = facts.restored(when);
                outages.add(new int[] {gone, tick});
            } else {
                facts = facts.relapsed(when);
                gone = tick;
            }
            open = !open;
        }
        if (open) {
            outages.add(new int[] {gone});
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            int value = random.nextInt(1, 4);
            int tick = random.nextInt(axis.ticks() + 1);
            boolean allAlong = random.nextInt(3) == 0;
            severities.add(allAlong ? new int[] {value} : new int[] {value, tick});
            facts = allAlong
                    ? facts.severityCorrected(Severity.of(value), "severity")
                    : facts.escalated(Severity.of(value), new Stated(axis.at(tick), "severity"));
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            int value = random.nextInt(2);
            int tick = random.nextInt(axis.ticks() + 1);
            boolean allAlong = random.nextBoolean();
            scopes.add(allAlong ? new int[] {value} : new int[] {value, tick});
            facts = allAlong
                    ? facts.scopeCorrected(scope(value), "scope")
                    : facts.scopeChanged(scope(value), new Stated(axis.at(tick), "scope"));
        }
        int @Nullable [] stabilization = null;
        if (random.nextBoolean()) {
            int from = random.nextInt(axis.ticks());
            int until = random.nextInt(from + 1, axis.ticks() + 1);
            facts = facts.stabilizing(axis.window(from, until), "stabilizing");
            int end = random.nextInt(axis.ticks() + 1);
            if (random.nextBoolean()) {
                facts = facts.stabilizationEnds(new Stated(axis.at(end), "shortened"));
                until = from <= end && end < until ? end : until;
            }
            stabilization = new int[] {from, until};
        }
        return new Drawn(owner, components, outages, severities, scopes, stabilization, facts);
    }

    private static IncidentScope scope(int value) {
        return value == 1 ? IncidentScope.PLATFORM : IncidentScope.ACCOUNT;
    }

    private static Set<Component> components(SplittableRandom random) {
        EnumSet<Component> components = EnumSet.noneOf(Component.class);
        Component[] all = Component.values();
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            components.add(all[random.nextInt(all.length)]);
        }
        return components;
    }

    private static Subject subject(SplittableRandom random) {
        Component[] all = Component.values();
        return new Subject(
                random.nextBoolean() ? Optional.empty() : Optional.of(all[random.nextInt(all.length)]),
                random.nextBoolean() ? Optional.empty() : Optional.of(random.nextBoolean() ? ACME : GLOBEX));
    }

    private static SlaTerms terms(SplittableRandom random, Axis axis) {
        List<Share> weights = Arrays.asList(Share.NONE, new Share(3, 10), new Share(1, 2), Share.ALL);
        SlaTerms s = SlaTerms.STANDARD;
        return new SlaTerms(
                1, s.contractStart(), s.criticalResponseInHours(), s.criticalResponseOffHours(), s.highResponse(),
                s.normalResponse(), s.normalResponseDays(), s.businessDays(), Duration.ofHours(7),
                s.beyondRestorationObjective(), s.warningShare(),
                Duration.ofMillis(axis.tickMillis() * random.nextInt(1, 60)),
                Map.of(
                        Severity.CRITICAL, Share.ALL,
                        Severity.HIGH, weights.get(random.nextInt(4)),
                        Severity.NORMAL, weights.get(random.nextInt(2))),
                random.nextBoolean() ? Exclusions.LEAVE_BOTH : Exclusions.COUNT_AS_UP,
                s.uptimeTarget());
    }
}
