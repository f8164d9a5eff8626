package com.occuz.kernel.sla;

import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What takes time out of a subject's figures: scheduled work (§ 7, § 12), and § 9. An outage within scheduled work counts
 * all the same unless that work caused it.
 */
final class Excuses {

    private final Subject subject;

    /** What is excluded of each piece of scheduled work. */
    private final List<Taken> works;

    private final Overlapping<Taken> worksByTime;

    /** Approved claims of § 9 by the incident that they name, and by their own id. */
    private final Map<String, List<Exclusion>> ofIncident = new HashMap<>();

    private final Map<String, List<Exclusion>> byId = new HashMap<>();
    private final Overlapping<Exclusion> ofAll;

    private record Taken(Window window, WorkRulings.Ruled ruling) {

        ServiceClass named() {
            return ruling.work().kind().named();
        }
    }

    /** Time that something takes out. */
    private record Excuse(Window window, ServiceClass named, List<String> events) {}

    Excuses(ServiceFacts facts, Subject subject, Agreements agreements, Instant asOf) {
        this.subject = subject;
        this.works = WorkRulings.ruled(facts.plannedWork(), agreements, asOf).stream()
                .filter(ruling -> subject.isCoveredBy(ruling.work().components()))
                .flatMap(ruling -> ruling.excluded().map(window -> new Taken(window, ruling)).stream())
                .toList();
        this.worksByTime = new Overlapping<>(works, Taken::window);
        List<Exclusion> ofNoneByName = new ArrayList<>();
        for (Exclusion exclusion : facts.exclusions()) {
            if (exclusion.isApproved()) {
                byId.computeIfAbsent(exclusion.id(), it -> new ArrayList<>()).add(exclusion);
                exclusion.incident().ifPresentOrElse(
                        incident -> ofIncident.computeIfAbsent(incident, it -> new ArrayList<>()).add(exclusion),
                        () -> ofNoneByName.add(exclusion));
            }
        }
        this.ofAll = new Overlapping<>(ofNoneByName, Exclusion::affected);
    }

    /** Time of scheduled work, whatever happened in it. */
    List<Claim> ofPlannedWork() {
        return works.stream()
                .map(taken -> new Claim(taken.window(), taken.named(), Share.NONE, taken.ruling().events()))
                .toList();
    }

    /** A claim of an incident, which it makes as one of {@code scope}, with what is excused named so. */
    List<Claim> applied(IncidentFacts incident, IncidentScope scope, Claim claim) {
        if (works.isEmpty() && byId.isEmpty()) {
            return List.of(claim);
        }
        List<Excuse> excuses = of(incident, scope, claim.window()).stream()
                .sorted(Comparator.comparing(Excuse::named))
                .toList();
        if (excuses.isEmpty()) {
            return List.of(claim);
        }
        TreeSet<Instant> ends = new TreeSet<>(List.of(claim.window().from(), claim.window().until()));
        for (Excuse excuse : excuses) {
            ends.add(excuse.window().from());
            ends.add(excuse.window().until());
        }
        List<Claim> parts = new ArrayList<>();
        for (Instant from : ends.subSet(claim.window().from(), claim.window().until())) {
            Window part = new Window(from, Optional.ofNullable(ends.higher(from)).orElse(from));
            List<Excuse> holding = excuses.stream().filter(excuse -> excuse.window().contains(from)).toList();
            parts.add(holding.isEmpty()
                    ? new Claim(part, claim.named(), claim.weight(), claim.events())
                    : excused(part, claim, holding));
        }
        return parts;
    }

    /** Named by the first class, and by all that excuse it so: whichever of them was recorded first. */
    private static Claim excused(Window part, Claim claim, List<Excuse> holding) {
        ServiceClass named = holding.getFirst().named();
        List<String> events = claim.events();
        for (Excuse excuse : holding) {
            events = excuse.named() == named ? together(events, excuse.events()) : events;
        }
        return new Claim(part, named, Share.NONE, events);
    }

    private List<Excuse> of(IncidentFacts incident, IncidentScope scope, Window time) {
        List<Excuse> excuses = new ArrayList<>();
        incident.cause().filter(cause -> cause.work().isPresent()).ifPresent(cause -> {
            for (Taken taken : worksByTime.with(time)) {
                if (cause.is(taken.ruling().work())) {
                    excuses.add(new Excuse(
                            taken.window(), taken.named(), together(List.of(cause.event()), taken.ruling().events())));
                }
            }
        });
        for (Exclusion exclusion : exclusionsAbout(incident, time)) {
            if (exclusion.excuses(incident, scope, subject)) {
                excuses.add(new Excuse(exclusion.affected(), ServiceClass.EXCLUDED, exclusion.events()));
            }
        }
        return excuses;
    }

    /** Those that may excuse some of a time; some of them perhaps twice. */
    private List<Exclusion> exclusionsAbout(IncidentFacts incident, Window time) {
        if (byId.isEmpty()) {
            return List.of();
        }
        List<Exclusion> named = new ArrayList<>(ofIncident.getOrDefault(incident.incident(), List.of()));
        incident.cause().flatMap(Cause::reference).map(byId::get).ifPresent(named::addAll);
        List<Exclusion> about = new ArrayList<>(ofAll.with(time));
        named.stream().filter(exclusion -> overlaps(exclusion.affected(), time)).forEach(about::add);
        return about;
    }

    private static boolean overlaps(Window a, Window b) {
        return a.from().isBefore(b.until()) && b.from().isBefore(a.until());
    }

    private static List<String> together(List<String> first, List<String> second) {
        Set<String> all = new LinkedHashSet<>(first);
        all.addAll(second);
        return List.copyOf(all);
    }
}
