package com.occuz.kernel.sla;

import com.occuz.kernel.sla.PlannedWork.Extension;
import com.occuz.kernel.sla.PlannedWork.Plan;
import com.occuz.kernel.sla.WorkRuling.Outcome;
import com.occuz.kernel.time.Est;
import com.occuz.kernel.time.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Says of all planned work what is excluded from uptime (§ 7, § 12): of all of it together, since migrations are counted. */
public final class WorkRulings {

    private final Agreements agreements;
    private final Instant asOf;

    /** When each migration began: the first of its parts that took place. */
    private final Map<String, Instant> migrations = new HashMap<>();

    /**
     * A ruling whose sentence is built only for whoever wants to read it.
     *
     * @param because without the final stop
     */
    record Ruled(
            PlannedWork work,
            Outcome outcome,
            Optional<Window> excluded,
            boolean late,
            Supplier<String> because,
            List<String> events) {

        private WorkRuling spelled() {
            return new WorkRuling(
                    work, outcome, excluded, late, because.get() + ".", work.kind().named().clause(), events);
        }
    }

    private WorkRulings(Collection<PlannedWork> works, Agreements agreements, Instant asOf) {
        this.agreements = agreements;
        this.asOf = asOf;
        for (PlannedWork work : works) {
            if (work.kind() == WorkKind.MIGRATION) {
                began(work).ifPresent(at -> migrations.merge(work.family(), at, (a, b) -> a.isBefore(b) ? a : b));
            }
        }
    }

    /**
     * One ruling for each piece of work, in the order given.
     *
     * @param works all that is known: what is left out is not counted among the migrations of a year
     * @param asOf the instant of knowledge: nothing lasts beyond it
     */
    public static List<WorkRuling> of(Collection<PlannedWork> works, Agreements agreements, Instant asOf) {
        return ruled(works, agreements, asOf).stream().map(Ruled::spelled).toList();
    }

    /** The same for who asks for time alone. */
    static List<Ruled> ruled(Collection<PlannedWork> works, Agreements agreements, Instant asOf) {
        WorkRulings rulings = new WorkRulings(works, agreements, asOf);
        return works.stream().map(rulings::ruling).toList();
    }

    private Ruled ruling(PlannedWork work) {
        Optional<Instant> began = began(work);
        if (began.isEmpty()) {
            Optional<Instant> cancelled = work.cancelledAt().map(Stated::at);
            return cancelled
                    .map(at -> nothing(work, Outcome.CANCELLED,
                            () -> "it was cancelled on " + Est.text(at) + " and never took place"))
                    .orElseGet(() -> nothing(work, Outcome.NOT_STARTED, () -> "it has not begun"));
        }
        Optional<Plan> late = work.plan().filter(plan -> isLate(plan, began.get()));
        if (late.isPresent()) {
            Approvals approvals = Approvals.of(work.reviews(), late.get().claimant());
            Supplier<String> claim = () -> "it began on " + Est.text(began.get()) + " and was recorded on "
                    + Est.text(late.get().recordedAt()) + ", which is too late, and ";
            if (approvals.rejected()) {
                return nothing(work, Outcome.REJECTED, () -> claim.get() + "the claim was rejected");
            }
            int needed = terms(began.get()).approvalsOfLate();
            if (approvals.approved() < needed) {
                return nothing(work, Outcome.CLAIMED, () -> claim.get() + "of " + needed
                        + " approvals by others than the claimant it has " + approvals.approved());
            }
        }
        return work.kind() == WorkKind.MIGRATION
                ? migration(work, began.get())
                : planned(work, began.get(), Instant.MAX);
    }

    private Ruled migration(PlannedWork work, Instant began) {
        if (work.plan().isPresent() && !work.justified()) {
            return nothing(work, Outcome.UNJUSTIFIED, () -> "no justification of the migration is recorded");
        }
        Instant first = migrations.getOrDefault(work.family(), began);
        int number = number(work.family(), first);
        int most = terms(first).migrationsPerYear();
        if (number > most) {
            return nothing(work, Outcome.ONE_TOO_MANY, () -> "by actual start it is migration number " + number + " of "
                    + Est.yearOf(first) + ", and the agreement excludes " + most + " a year");
        }
        return planned(work, began, first.plus(terms(first).migrationLimit()));
    }

    /** Which migration of its year a family is, by actual start, the first being 1. */
    private int number(String family, Instant first) {
        int year = Est.yearOf(first);
        return migrations.entrySet().stream()
                .filter(other -> Est.yearOf(other.getValue()) == year)
                // Those that began at the same instant are told apart by their ids, whatever was recorded first.
                .sorted(Map.Entry.<String, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList()
                .indexOf(family) + 1;
    }

    private Ruled planned(PlannedWork work, Instant began, Instant limit) {
        WorkWindow time = new WorkWindow(work, began, asOf);
        Optional<Window> excluded = time.plannedAndActual(limit);
        return excluded
                .map(window -> new Ruled(
                        work, Outcome.EXCLUDED, excluded, isLate(work), () -> excluded(window, time, limit),
                        events(work, time.extensions())))
                .orElseGet(() -> nothing(work, Outcome.OUTSIDE, () -> outside(time)));
    }

    private String outside(WorkWindow time) {
        boolean onlyTooLong = time.plannedAndActual(Instant.MAX).isPresent();
        return "it ran from " + Est.text(time.began()) + " to " + Est.text(time.overAt())
                + (onlyTooLong
                        ? ", more than " + Spelled.of(limitOf(time.work(), time.began())) + " after the migration began"
                        : time.work().plan().isPresent() ? ", which was not planned" : "");
    }

    private String excluded(Window window, WorkWindow time, Instant limit) {
        PlannedWork work = time.work();
        int counting = time.extensions().size();
        return "Excluded from " + Est.text(window.from()) + " to " + Est.text(window.until())
                + (work.plan().isPresent() ? ", when it was planned and took place" : ", as its source tells it")
                + (counting > 0 ? ", with an extension recorded in time" : "")
                + (counting < work.extensions().size() ? ", without an extension that moved no end that lay ahead" : "")
                + (window.until().equals(limit)
                        ? ", at most " + Spelled.of(limitOf(work, time.began())) + " from its start"
                        : "")
                + (isLate(work) ? "; recorded late, and approved by others than the claimant" : "");
    }

    private Ruled nothing(PlannedWork work, Outcome outcome, Supplier<String> because) {
        return new Ruled(
                work, outcome, Optional.empty(), isLate(work), () -> "Nothing is excluded: " + because.get(),
                events(work, List.of()));
    }

    private boolean isLate(PlannedWork work) {
        return began(work).flatMap(at -> work.plan().filter(plan -> isLate(plan, at))).isPresent();
    }

    /** Recorded at the very start is not recorded before it. */
    private boolean isLate(Plan plan, Instant began) {
        return !plan.recordedAt().isBefore(began) || plan.recordedAt().plus(terms(began).leadTime()).isAfter(began);
    }

    /** Work is judged by the version in force at its actual start, a migration by that at the start of its first part. */
    private PlannedWorkTerms terms(Instant start) {
        return agreements.at(start).terms().plannedWork();
    }

    private Duration limitOf(PlannedWork migration, Instant began) {
        return terms(migrations.getOrDefault(migration.family(), began)).migrationLimit();
    }

    private Optional<Instant> began(PlannedWork work) {
        return work.tookPlaceFrom().map(Stated::at).filter(at -> !at.isAfter(asOf));
    }

    private static List<String> events(PlannedWork work, List<Extension> extensions) {
        Set<String> events = new LinkedHashSet<>();
        work.plan().map(Plan::event).ifPresent(events::add);
        work.startedAt().map(Stated::event).ifPresent(events::add);
        extensions.forEach(it -> events.add(it.event()));
        work.reviews().forEach(it -> events.add(it.event()));
        work.overAt().map(Stated::event).ifPresent(events::add);
        return List.copyOf(events);
    }

    /**
     * What others than the claimant say of a claim; the last word of each person holds.
     *
     * @param approved how many people approve it
     * @param rejected whether somebody rejects it
     */
    private record Approvals(int approved, boolean rejected) {

        static Approvals of(List<Review> reviews, String claimant) {
            Map<String, Boolean> words = new LinkedHashMap<>();
            for (Review review : reviews) {
                if (!review.by().equals(claimant)) {
                    words.put(review.by(), review.approved());
                }
            }
            int approved = (int) words.values().stream().filter(it -> it).count();
            return new Approvals(approved, approved < words.size());
        }
    }
}
