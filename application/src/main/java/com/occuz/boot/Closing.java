package com.occuz.boot;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What was opened, to be closed in the opposite order; a part that fails to close does not keep the others open. */
final class Closing implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private record Part(String name, AutoCloseable resource) {}

    private final Deque<Part> parts = new ArrayDeque<>();

    <T extends AutoCloseable> T add(String name, T resource) {
        parts.push(new Part(name, resource));
        return resource;
    }

    /** Somebody else will close it. */
    void leave(AutoCloseable resource) {
        parts.removeIf(part -> part.resource() == resource);
    }

    @Override
    public void close() {
        while (!parts.isEmpty()) {
            Part part = parts.pop();
            try {
                part.resource().close();
            } catch (Exception e) {
                LOG.error("{} did not close cleanly", part.name(), e);
            }
        }
    }
}
