package com.occuz.kernel.sla;

import com.occuz.kernel.sla.PlannedWork.Extension;
import com.occuz.kernel.sla.PlannedWork.Plan;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The time of one piece of work: what was planned, together with the extensions that were recorded before the end that
 * they moved, and what really happened (§ 7, § 12).
 *
 * @param began when it really began
 * @param asOf the instant of knowledge, not before {@code began}
 */
record WorkWindow(PlannedWork work, Instant began, Instant asOf) {

    /** Those extensions that count, in the order in which they were recorded. */
    List<Extension> extensions() {
        Optional<Plan> plan = work.plan();
        if (plan.isEmpty()) {
            return List.of();
        }
        Instant end = plan.get().window().until();
        List<Extension> counting = new ArrayList<>();
        for (Extension next : work.extensions().stream().sorted(Comparator.comparing(Extension::recordedAt)).toList()) {
            if (next.recordedAt().isBefore(end) && next.until().isAfter(end)) {
                counting.add(next);
                end = next.until();
            }
        }
        return counting;
    }

    /** When it was to be over at the latest; empty where nobody told of a plan. */
    Optional<Instant> plannedEnd() {
        List<Extension> extensions = extensions();
        return extensions.isEmpty()
                ? work.plan().map(plan -> plan.window().until())
                : Optional.of(extensions.getLast().until());
    }

    /** When it was over; the instant of knowledge while it goes on. */
    Instant overAt() {
        return work.overAt().map(Stated::at).filter(asOf::isAfter).orElse(asOf);
    }

    /** What was planned and took place, up to {@code limit} at most; empty where that is nothing. */
    Optional<Window> plannedAndActual(Instant limit) {
        Instant from = work.plan().map(plan -> plan.window().from()).filter(began::isBefore).orElse(began);
        Instant until = earlier(limit, earlier(overAt(), plannedEnd().orElse(Instant.MAX)));
        return from.isBefore(until) ? Optional.of(new Window(from, until)) : Optional.empty();
    }

    private static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }
}
