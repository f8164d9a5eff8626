package com.occuz.boot;

import com.occuz.Settings;
import java.time.Instant;

/** Sets the installation's clock where {@code OCCUZ_TEST_CLOCK} asks for it. */
final class TestClock {

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
            stores.clock().refresh();
            stores.visitorKeys().refresh();
        });
        return stores.installation().read().testClock();
    }

    private static Instant lastRecordedAt(Stores stores) {
        long head = stores.ledgerTable().head();
        return head == 0
                ? Instant.EPOCH
                : stores.ledgerTable().after(head - 1, 1).getFirst().recordedAt();
    }
}
