package com.occuz.kernel.servicelevel;

import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.policy.PolicyRef;
import com.occuz.kernel.sla.Difference;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.sla.UptimeReport;
import com.occuz.kernel.sla.WorkRuling;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.List;

/** Questions about the service level; each stands beside its answer. */
public sealed interface ServiceLevelQuery {

    /**
     * The state of knowledge that an "as of" means. Answer: an {@code Optional<LedgerMoment>}, empty where it lies in the
     * future.
     */
    sealed interface WhichMoment extends ServiceLevelQuery {}

    /** The present. */
    record ThePresent() implements WhichMoment {}

    /** What was recorded at an instant or before. */
    record MomentAt(Instant instant) implements WhichMoment {}

    /** What sources had stated at an instant or before, whenever it was imported: at the position of the present. */
    record SourcesAt(Instant instant) implements WhichMoment {}

    /** The instant at which the event at a position was recorded; position 0 is before everything. */
    record MomentOf(long position) implements WhichMoment {}

    /**
     * What is measured.
     *
     * @param asOf nothing recorded behind its position is known, and nothing beyond its instant is measured; of sources,
     *     nothing stated after its instant is known either, and the instant may lie long before the position
     */
    record Question(Window period, Subject subject, LedgerMoment asOf, Knowledge knowledge) {}

    /** Answer: a {@link MeasuredUptime}. */
    record MeasureUptime(Question question) implements ServiceLevelQuery {}

    /** Answer: a {@link ShownTimeline}. */
    record ShowTimeline(Question question) implements ServiceLevelQuery {}

    /**
     * Figures with everything they were computed from.
     *
     * @param engine the version of the arithmetic
     */
    record MeasuredUptime(Question question, UptimeReport report, PolicyRef policy, PolicyRef calendar, String engine) {}

    /**
     * The same question at two states of knowledge. Answer: a {@link Compared}.
     *
     * @param before and {@code after} differ in nothing but {@code asOf}
     */
    record CompareUptime(Question before, Question after) implements ServiceLevelQuery {}

    /** Both figures, and where their timelines differ. */
    record Compared(MeasuredUptime before, MeasuredUptime after, List<Change> changes) {

        public Compared {
            changes = List.copyOf(changes);
        }
    }

    /**
     * A difference and what made it.
     *
     * @param events ids of the events that are known at one of both states only and speak of what holds there; none where
     *     nothing but time went on
     */
    record Change(Difference difference, List<String> events) {

        public Change {
            events = List.copyOf(events);
        }
    }

    /**
     * What of planned work is excluded, and why: of all of it, imported or planned here. Answer: {@link Rulings}.
     *
     * @param asOf nothing recorded later is known
     */
    record RuleOnWork(LedgerMoment asOf) implements ServiceLevelQuery {}

    /** One for each piece of work. */
    record Rulings(List<WorkRuling> all) {

        public Rulings {
            all = List.copyOf(all);
        }
    }

    /** What was measured of the period, without gap or overlap, oldest first. */
    record ShownTimeline(Question question, List<Piece> pieces) {

        public ShownTimeline {
            pieces = List.copyOf(pieces);
        }
    }
}
