package com.occuz.kernel.servicelevel;

import com.occuz.kernel.ledger.LedgerMoment;
import com.occuz.kernel.policy.PolicyRef;
import com.occuz.kernel.sla.Agreement;
import com.occuz.kernel.sla.Agreements.InForce;
import com.occuz.kernel.sla.Agreements;
import com.occuz.kernel.sla.Difference;
import com.occuz.kernel.sla.Piece;
import com.occuz.kernel.sla.ServiceFacts;
import com.occuz.kernel.sla.Subject;
import com.occuz.kernel.sla.Uptime;
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
     * @param policy the version in force at the end of what was measured, and {@code calendar} likewise
     * @param versions those that were in force in what was measured, oldest first; none where nothing was
     * @param engine the version of the arithmetic
     */
    record MeasuredUptime(
            Question question,
            UptimeReport report,
            PolicyRef policy,
            PolicyRef calendar,
            List<VersionUsed> versions,
            String engine) {

        public MeasuredUptime {
            versions = List.copyOf(versions);
        }

        /** The figures that {@code facts} give by {@code agreements}, which are those known at the question's moment. */
        public static MeasuredUptime of(Question question, ServiceFacts facts, Agreements agreements) {
            UptimeReport report = Uptime.report(
                    question.period(), question.subject(), facts, agreements, question.asOf().at());
            Window measured = report.measured();
            List<VersionUsed> versions =
                    agreements.within(measured).stream().map(VersionUsed::of).toList();
            Agreement last = agreements.at(
                    measured.from().isBefore(measured.until()) ? measured.until().minusNanos(1) : measured.until());
            return new MeasuredUptime(
                    question, report, last.terms().ref(), last.calendar().ref(), versions, Uptime.ENGINE);
        }

        /** The same with its figures told in another way. */
        public MeasuredUptime with(UptimeReport told) {
            return new MeasuredUptime(question, told, policy, calendar, versions, engine);
        }
    }

    /** A version of the agreement and the time that it was used for. */
    record VersionUsed(Window window, PolicyRef policy, PolicyRef calendar) {

        private static VersionUsed of(InForce inForce) {
            return new VersionUsed(
                    inForce.window(),
                    inForce.agreement().terms().ref(),
                    inForce.agreement().calendar().ref());
        }
    }

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
