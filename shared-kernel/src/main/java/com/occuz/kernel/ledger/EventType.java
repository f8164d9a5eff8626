package com.occuz.kernel.ledger;

import java.util.regex.Pattern;

/**
 * The stored name of a kind of event: logical name and revision, never a class name, e.g. {@code link.LinkCreated/1}.
 *
 * @param name {@code <feature>.<Event>}
 * @param revision 1 or more; it grows when old payloads need an upcaster to be read as new ones
 */
public record EventType(String name, int revision) {

    private static final Pattern FORM = Pattern.compile("[a-z]+\\.[A-Z][A-Za-z0-9]*");

    public EventType {
        if (!FORM.matcher(name).matches() || revision < 1) {
            throw new IllegalArgumentException("not an event type: " + name + "/" + revision);
        }
    }

    /** The part of the name in front of the dot: the vocabulary that the event belongs to. */
    public String feature() {
        return name.substring(0, name.indexOf('.'));
    }

    public static EventType parse(String stored) {
        int slash = stored.lastIndexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("not an event type: " + stored);
        }
        return new EventType(stored.substring(0, slash), Integer.parseInt(stored.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return name + "/" + revision;
    }
}
