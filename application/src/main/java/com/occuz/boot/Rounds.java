package com.occuz.boot;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does the same again and again. What fails is tried again with the next round; the log hears of it once. */
final class Rounds implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

    private final String name;
    private final Runnable work;
    private final ScheduledExecutorService timer;
    private boolean failing;

    private Rounds(String name, Runnable work) {
        this.name = name;
        this.work = work;
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name(name).factory());
    }

    /** @param name of the thread, and of what the log says could not be done */
    static Rounds start(String name, Duration pause, Runnable work) {
        Rounds rounds = new Rounds(name, work);
        rounds.timer.scheduleWithFixedDelay(rounds::round, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
        return rounds;
    }

    private void round() {
        try {
            work.run();
            failing = false;
        } catch (RuntimeException e) {
            if (!failing) {
                LOG.warn("A round of the {} failed; the next one will do it", name, e);
            }
            failing = true;
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
