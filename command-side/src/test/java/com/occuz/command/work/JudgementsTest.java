package com.occuz.command.work;

import static com.occuz.command.work.WorkWorld.ADA;
import static com.occuz.command.work.WorkWorld.ANY_VERSION;
import static com.occuz.command.work.WorkWorld.BOB;
import static com.occuz.command.work.WorkWorld.CLEO;
import static com.occuz.command.work.WorkWorld.DAN;
import static com.occuz.command.work.WorkWorld.TEXT;
import static com.occuz.command.work.WorkWorld.WINDOW;
import static com.occuz.command.work.WorkWorld.at;
import static com.occuz.command.work.WorkWorld.late;
import static com.occuz.command.work.WorkWorld.ours;
import static com.occuz.command.work.WorkWorld.planned;
import static com.occuz.command.work.WorkWorld.running;

import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.work.LateClaim.Standing;
import com.occuz.kernel.work.WorkCommand.AnnounceWork;
import com.occuz.kernel.work.WorkCommand.ApproveLateWork;
import com.occuz.kernel.work.WorkCommand.JudgeWork;
import com.occuz.kernel.work.WorkCommand.RejectLateWork;
import com.occuz.kernel.work.WorkEvent.ImpactJudged;
import com.occuz.kernel.work.WorkEvent.LateWorkApproved;
import com.occuz.kernel.work.WorkEvent.LateWorkRejected;
import com.occuz.kernel.work.WorkEvent.WorkAnnounced;
import com.occuz.kernel.work.WorkEvent.WorkFinished;
import com.occuz.kernel.work.WorkPhase;
import com.occuz.kernel.work.WorkRefusal.ClaimIsDecided;
import com.occuz.kernel.work.WorkRefusal.NotJudged;
import com.occuz.kernel.work.WorkRefusal.NotLate;
import com.occuz.kernel.work.WorkRefusal.NotToBeTold;
import com.occuz.kernel.work.WorkRefusal.OwnClaim;
import com.occuz.kernel.work.WorkRefusal.WorkIsOver;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JudgementsTest {

    private static JudgeWork judge(boolean necessary, boolean impactful) {
        return new JudgeWork(WINDOW, necessary, impactful, TEXT, ANY_VERSION, at(10));
    }

    private static ImpactJudged judged(boolean necessary, boolean impactful) {
        return new ImpactJudged(WINDOW, necessary, impactful, ours(TEXT), at(10));
    }

    private static AnnounceWork announce() {
        return new AnnounceWork(WINDOW, ANY_VERSION, at(20));
    }

    /** § 7, § 12: told "when deemed necessary and impactful". */
    @Nested
    class Telling {

        @Test
        void is_judged_again_where_anything_of_the_judgement_changes() {
            planned(WINDOW).whenThen(judge(true, true), List.of(judged(true, true)));
            planned(WINDOW, judged(true, true)).whenThen(judge(true, true), List.of());
            planned(WINDOW, judged(true, true)).whenThen(judge(true, false), List.of(judged(true, false)));
            planned(WINDOW, judged(true, true)).whenThen(judge(false, true), List.of(judged(false, true)));
            planned(WINDOW, judged(true, true))
                    .whenThen(
                            new JudgeWork(WINDOW, true, true, new Prose("Another reason"), ANY_VERSION, at(10)),
                            List.of(new ImpactJudged(WINDOW, true, true, ours(new Prose("Another reason")), at(10))));
        }

        @Test
        void needs_a_judgement_before_it() {
            planned(WINDOW).whenRefused(announce(), new NotJudged());
        }

        @Test
        void needs_both_to_be_so() {
            planned(WINDOW, judged(true, false)).whenRefused(announce(), new NotToBeTold());
            planned(WINDOW, judged(false, true)).whenRefused(announce(), new NotToBeTold());
            planned(WINDOW, judged(true, true), judged(false, false)).whenRefused(announce(), new NotToBeTold());
            planned(WINDOW, judged(true, true)).whenThen(announce(), List.of(new WorkAnnounced(WINDOW, at(20))));
        }

        @Test
        void happens_once() {
            planned(WINDOW, judged(true, true), new WorkAnnounced(WINDOW, at(15))).whenThen(announce(), List.of());
        }

        @Test
        void ends_with_the_work() {
            running(judged(true, true), new WorkFinished(WINDOW, at(90)))
                    .whenRefused(announce(), new WorkIsOver(WorkPhase.FINISHED, at(90)));
        }
    }

    @Nested
    class LateWork {

        private static ApproveLateWork approve(Actor by) {
            return new ApproveLateWork(WINDOW, TEXT, by, ANY_VERSION, at(200));
        }

        private static LateWorkApproved approved(Actor by) {
            return new LateWorkApproved(WINDOW, by, ours(TEXT), at(200));
        }

        private static RejectLateWork reject(Actor by) {
            return new RejectLateWork(WINDOW, TEXT, by, ANY_VERSION, at(200));
        }

        private static LateWorkRejected rejected(Actor by) {
            return new LateWorkRejected(WINDOW, by, ours(TEXT), at(200));
        }

        @Test
        void is_approved_by_two_who_recorded_neither_the_work_nor_its_start() {
            late().whenRefused(approve(ADA), new OwnClaim());
            late().whenRefused(approve(BOB), new OwnClaim());
            late().whenThen(approve(CLEO), List.of(approved(CLEO)));
            late(approved(CLEO)).whenThen(approve(DAN), List.of(approved(DAN)));
        }

        @Test
        void is_not_approved_twice_by_the_same() {
            late(approved(CLEO)).whenThen(approve(CLEO), List.of());
        }

        @Test
        void is_decided_with_the_second_approval() {
            late(approved(CLEO), approved(DAN))
                    .whenRefused(reject(CLEO), new ClaimIsDecided(Standing.APPROVED));
            late(approved(CLEO), approved(DAN)).whenThen(approve(CLEO), List.of());
        }

        @Test
        void is_rejected_by_one_for_good() {
            late().whenRefused(reject(ADA), new OwnClaim());
            late(approved(CLEO)).whenThen(reject(DAN), List.of(rejected(DAN)));
            late(approved(CLEO)).whenThen(reject(CLEO), List.of(rejected(CLEO)));
            late(rejected(DAN)).whenThen(reject(DAN), List.of());
            late(rejected(DAN)).whenRefused(approve(CLEO), new ClaimIsDecided(Standing.REJECTED));
            late(approved(CLEO), rejected(CLEO)).whenRefused(approve(CLEO), new ClaimIsDecided(Standing.REJECTED));
        }

        @Test
        void is_decided_upon_after_it_is_over_as_well() {
            late(new WorkFinished(WINDOW, at(90))).whenThen(approve(CLEO), List.of(approved(CLEO)));
        }

        @Test
        void is_not_what_was_recorded_in_time() {
            planned(WINDOW).whenRefused(approve(CLEO), new NotLate());
            running().whenRefused(approve(CLEO), new NotLate());
        }
    }
}
