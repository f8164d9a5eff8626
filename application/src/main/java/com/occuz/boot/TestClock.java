package com.occuz.boot;

import com.occuz.Settings;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.operations.InstallationEvent;
import com.occuz.kernel.operations.InstallationEvent.TestClockAdvanced;
import java.time.Instant;
import java.util.List;

/** Sets the installation's clock where {@code OCCUZ_TEST_CLOCK} asks for it, and where the ledger says that it was moved to. */
final class TestClock {

    private static final int PAGE = 500;

    private TestClock() {}

    /**
     * Starts the clock at the instant asked for, or later if the installation has been there already: time goes
     * forwards only.
     *
     * @return whether this installation runs, or has ever run, on a test clock
     */
    static boolean start(Settings settings, Stores stores) {
        settings.testClock().ifPresent(wanted -> {
            if (stores.installation().read().testClock()) {
                // Where it was started before, it goes on; a later instant moves it on.
                stores.installation().advanceTestClock(wanted);
            } else {
                Instant known = lastRecordedAt(stores);
                stores.installation().startTestClock(wanted.isBefore(known) ? known : wanted);
            }
            refresh(stores);
        });
        boolean testClock = stores.installation().read().testClock();
        if (testClock) {
            catchUp(stores);
        }
        return testClock;
    }

    /**
     * Moves the clock to where an event says that it was moved to, if it is not there yet. The event is the truth: whoever
     * recorded it may have died before the move. This node goes by the new time on return.
     */
    static void catchUp(Stores stores) {
        Instant furthest = Instant.EPOCH;
        long next = 0;
        List<RecordedEvent> page;
        do {
            page = stores.ledgerTable().ofAggregate(InstallationEvent.AGGREGATE_ID, next, PAGE);
            for (RecordedEvent event : page) {
                if (event.payload() instanceof TestClockAdvanced advanced && advanced.to().isAfter(furthest)) {
                    furthest = advanced.to();
                }
            }
            next += page.size();
        } while (page.size() == PAGE);
        // Refused, and rightly, where the clock is there already.
        stores.installation().advanceTestClock(furthest);
        refresh(stores);
    }

    private static void refresh(Stores stores) {
        stores.clock().refresh();
        stores.visitorKeys().refresh();
    }

    private static Instant lastRecordedAt(Stores stores) {
        long head = stores.ledgerTable().head();
        return head == 0
                ? Instant.EPOCH
                : stores.ledgerTable().after(head - 1, 1).getFirst().recordedAt();
    }
}
