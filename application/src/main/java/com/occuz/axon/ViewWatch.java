package com.occuz.axon;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.ObjLongConsumer;
import org.axonframework.eventhandling.EventTrackerStatus;
import org.axonframework.eventhandling.EventTrackerStatusChangeListener;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hears how a view's processor fares, and tells those who wait for it, and the log when it stands still. */
final class ViewWatch implements EventTrackerStatusChangeListener {

    private static final Logger LOG = LoggerFactory.getLogger(ViewWatch.class);

    private final String view;
    private final ObjLongConsumer<String> reached;
    private final AtomicBoolean standsStill = new AtomicBoolean();

    ViewWatch(String view, ObjLongConsumer<String> reached) {
        this.view = view;
        this.reached = reached;
    }

    @Override
    public void onEventTrackerStatusChange(Map<Integer, EventTrackerStatus> changed) {
        changed.values().stream().filter(status -> !status.trackerRemoved()).forEach(status -> {
            if (status.isErrorState()) {
                halted(status.getError());
            } else {
                passed(LedgerStorageEngine.positionOf(status.getTrackingToken()));
            }
        });
    }

    /** Once: Axon repeats a failure with every try, and says a longer and longer waiting time that is not ours. */
    private void halted(Throwable error) {
        if (standsStill.compareAndSet(false, true)) {
            LOG.error("The view {} stands still; it is tried again every second", view, error);
        }
    }

    /**
     * Axon stores the token behind events that a processor ignores up to a second late, and whoever waits for the view
     * would wait as long. There is nothing to commit for such an event: the view holds it once it is passed.
     */
    private void passed(long position) {
        if (standsStill.compareAndSet(true, false)) {
            LOG.info("The view {} goes on", view);
        }
        reached.accept(view, position);
    }

    @Override
    public boolean validatePositions() {
        return true;
    }
}
