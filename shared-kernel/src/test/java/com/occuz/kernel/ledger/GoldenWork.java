package com.occuz.kernel.ledger;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.work.WorkEvent.ImpactJudged;
import com.occuz.kernel.work.WorkEvent.LateWorkApproved;
import com.occuz.kernel.work.WorkEvent.LateWorkRejected;
import com.occuz.kernel.work.WorkEvent.WorkAborted;
import com.occuz.kernel.work.WorkEvent.WorkAnnounced;
import com.occuz.kernel.work.WorkEvent.WorkCancelled;
import com.occuz.kernel.work.WorkEvent.WorkEndCorrected;
import com.occuz.kernel.work.WorkEvent.WorkExtended;
import com.occuz.kernel.work.WorkEvent.WorkFinished;
import com.occuz.kernel.work.WorkEvent.WorkPlanned;
import com.occuz.kernel.work.WorkEvent.WorkStartCorrected;
import com.occuz.kernel.work.WorkEvent.WorkStarted;
import com.occuz.kernel.work.WorkId;
import com.occuz.kernel.work.WorkTitle;
import java.time.Instant;
import java.util.Map;

/** The golden files of planned work as objects. */
final class GoldenWork {

    private static final Instant AT = Instant.parse("2026-03-01T12:34:56.789012Z");
    private static final Instant LATER = Instant.parse("2026-03-01T14:00:00Z");
    private static final Instant END = Instant.parse("2026-03-01T16:30:00Z");
    private static final WorkId WINDOW = WorkId.parse("maintenance:5f0c2a52-8a3e-4c39-9d1e-2f6f5b6b7a10");
    private static final WorkId MIGRATION = WorkId.parse("migration:0b9d6c1e-6f7a-4a55-8a6e-0d1f2c3b4a59");
    private static final Actor ADA = Actor.parse("user:u_1");
    private static final Actor KEY = Actor.parse("api-key:k_1");
    private static final Erasable<Prose> WORDS = sealed(new Prose("The old disks\n\tare \"full\" 😀"));

    private GoldenWork() {}

    static void addTo(Map<String, DomainEvent> all) {
        Erasable<WorkTitle> title = sealed(new WorkTitle("New disks – rack 2"));
        all.put(
                "work.WorkPlanned.1",
                new WorkPlanned(
                        WINDOW, title, WORDS, WORDS, WORDS, Components.of(Component.REDIRECTION, Component.CORE), LATER,
                        END, null, KEY, AT));
        all.put(
                "work.WorkPlanned.1.part",
                new WorkPlanned(
                        MIGRATION, title, WORDS, WORDS, null, Components.of(Component.values()), LATER, END,
                        WorkId.parse("migration:first"), ADA, AT));
        all.put("work.WorkStarted.1", new WorkStarted(WINDOW, false, null, null, ADA, LATER));
        all.put("work.WorkStarted.1.late", new WorkStarted(WINDOW, true, null, WORDS, KEY, AT));
        all.put("work.WorkStarted.1.terms", new WorkStarted(WINDOW, true, 3, null, ADA, AT));
        all.put("work.WorkStartCorrected.1", new WorkStartCorrected(WINDOW, LATER, true, null, WORDS, WORDS, ADA, AT));
        all.put("work.WorkStartCorrected.1.bare", new WorkStartCorrected(WINDOW, AT, false, null, null, WORDS, KEY, LATER));
        all.put("work.WorkEndCorrected.1", new WorkEndCorrected(WINDOW, LATER, WORDS, END));
        all.put("work.WorkExtended.1", new WorkExtended(WINDOW, LATER, END, AT));
        all.put("work.WorkFinished.1", new WorkFinished(WINDOW, END));
        all.put("work.WorkCancelled.1", new WorkCancelled(MIGRATION, WORDS, AT));
        all.put("work.WorkCancelled.1.bare", new WorkCancelled(MIGRATION, null, AT));
        all.put("work.WorkAborted.1", new WorkAborted(MIGRATION, WORDS, END));
        all.put("work.WorkAborted.1.bare", new WorkAborted(MIGRATION, null, END));
        all.put("work.ImpactJudged.1", new ImpactJudged(MIGRATION, true, false, WORDS, AT));
        all.put("work.WorkAnnounced.1", new WorkAnnounced(MIGRATION, AT));
        all.put("work.LateWorkApproved.1", new LateWorkApproved(WINDOW, ADA, WORDS, AT));
        all.put("work.LateWorkRejected.1", new LateWorkRejected(WINDOW, KEY, WORDS, AT));
    }

    private static <T> Erasable<T> sealed(T value) {
        return Erasable.of(KeySubject.of(AccountId.PLATFORM), value);
    }
}
