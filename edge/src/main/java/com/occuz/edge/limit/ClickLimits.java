package com.occuz.edge.limit;

import com.occuz.kernel.click.ClickEvent.ClicksRecorded;
import com.occuz.kernel.click.ClickTotals;
import com.occuz.kernel.click.ClickTotals.Counted;
import com.occuz.kernel.link.ClickLimit;
import com.occuz.kernel.link.LinkEvent;
import com.occuz.kernel.link.LinkEvent.ClickLimitChanged;
import com.occuz.kernel.link.LinkEvent.LinkRetired;
import com.occuz.kernel.link.LinkId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts redirects of limited links: its own at once, those of other nodes as soon as everybody's count holds them.
 * Nodes may together answer a few more than the limit within that time, and any number while there is no database to
 * tell them of each other; the link's clicks then show it.
 */
public final class ClickLimits implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ClickLimits.class);

    private static final int ASKED_AT_ONCE = 5_000;
    private static final long PAUSE_NANOS = Duration.ofMillis(500).toNanos();
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final ClickTotals totals;
    private final Map<LinkId, Tally> tallies = new ConcurrentHashMap<>();
    private final Thread thread;
    private volatile boolean closing;
    private boolean reached = true;

    public ClickLimits(ClickTotals totals) {
        this.totals = totals;
        this.thread = Thread.ofPlatform().daemon().name("occuz-edge-limits").unstarted(this::run);
    }

    /** Asks for everybody's count and goes on asking by itself; if it cannot be had now, with the next round. */
    public void start() {
        round();
        thread.start();
    }

    /** Whether the link may be followed once more; if so, it has been. */
    public boolean admit(LinkId link, ClickLimit limit) {
        return tally(link).admit(limit.clicks());
    }

    /** Whether the link has been followed as often as it may. */
    public boolean isExhausted(LinkId link, ClickLimit limit) {
        return tally(link).isExhausted(limit.clicks());
    }

    /** Learns which links have a limit. */
    public void apply(LinkEvent event) {
        switch (event) {
            case ClickLimitChanged changed -> {
                if (changed.maxClicks() == null) {
                    tallies.remove(changed.link());
                } else {
                    tally(changed.link());
                    // It may have been followed more often than that already.
                    LockSupport.unpark(thread);
                }
            }
            case LinkRetired retired -> tallies.remove(retired.link());
            default -> {
                // Nothing else has to do with how often a link may be followed.
            }
        }
    }

    /** A link with a limit that had been followed so often, as far as an earlier run knew. */
    public void resume(LinkId link, long followed) {
        tally(link).resume(followed);
    }

    /** How often each link with a limit has been followed, as far as this node knows. */
    public Map<LinkId, Long> followed() {
        Map<LinkId, Long> followed = new HashMap<>();
        tallies.forEach((link, tally) -> followed.put(link, tally.followed()));
        return followed;
    }

    /** A batch of clicks that this node has answered is in the click store, at this position or before it. */
    public void stored(ClicksRecorded batch, long position) {
        if (tallies.isEmpty()) {
            return;
        }
        batch.clicks().forEach(click -> {
            Tally tally = tallies.get(click.link());
            if (tally != null) {
                tally.stored(position);
            }
        });
    }

    private Tally tally(LinkId link) {
        Tally known = tallies.get(link);
        return known == null ? tallies.computeIfAbsent(link, ignored -> new Tally()) : known;
    }

    private void run() {
        while (!closing) {
            LockSupport.parkNanos(this, PAUSE_NANOS);
            if (!closing) {
                round();
            }
        }
    }

    private void round() {
        List<LinkId> links = new ArrayList<>(tallies.keySet());
        try {
            for (int from = 0; from < links.size() && !closing; from += ASKED_AT_ONCE) {
                ask(links.subList(from, Math.min(from + ASKED_AT_ONCE, links.size())));
            }
            if (!reached) {
                log.info("Everybody's count of limited links can be read again");
            }
            reached = true;
        } catch (RuntimeException e) {
            if (reached && !closing) {
                log.warn("Limited links go by this node's own clicks; everybody's count cannot be read: {}", e.toString());
            }
            reached = false;
        }
    }

    private void ask(List<LinkId> links) {
        Counted counted = totals.of(links);
        for (LinkId link : links) {
            Tally tally = tallies.get(link);
            if (tally != null) {
                tally.counted(counted.totals().getOrDefault(link, 0L), counted.position());
            }
        }
    }

    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            if (thread.isAlive() && !thread.join(CLOSING)) {
                log.warn("The count of limited links is still being read");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
