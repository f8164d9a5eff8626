package com.occuz.store.signal;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/**
 * The node's ear and voice: one connection that listens for all topics and one that announces. A position is announced
 * after its transaction, several at once if they come fast; what a lost connection swallowed is asked for every quarter
 * of a second (topics with a head) or said again every second (topics without).
 */
public final class SignalHub implements AutoCloseable {

    static final String CHANNEL = "occuz";

    private final Map<String, Signal> signals = new ConcurrentHashMap<>();
    private final Map<String, HeadQuery> heads = new ConcurrentHashMap<>();
    private final Listener listener;
    private final Announcer announcer;

    /** @param database gives a new connection, which stays open, every time it is asked */
    public SignalHub(DataSource database) {
        this.announcer = new Announcer(database);
        this.listener = new Listener(database, this::topic, heads);
        announcer.start();
        listener.start();
    }

    /** A topic whose position can be asked of the database at any time. */
    public Signal topic(String name, HeadQuery head) {
        heads.put(name, head);
        return topic(name);
    }

    /** A topic whose position only its announcers know. */
    public Signal topic(String name) {
        if (name.isBlank() || name.indexOf(' ') >= 0) {
            throw new IllegalArgumentException("a topic has a name without spaces: " + name);
        }
        return signals.computeIfAbsent(name, unused -> new Signal(name, announcer::announce));
    }

    /** How long ago the database last answered the listener; forever before the first time. */
    public Duration silence() {
        return listener.silence();
    }

    /** The process id of the server that serves the listener; 0 while there is none. */
    int listenerBackend() {
        return listener.backend();
    }

    @Override
    public void close() {
        listener.close();
        announcer.close();
        Collection<Signal> all = signals.values();
        all.forEach(Signal::close);
    }
}
