package com.occuz.paper;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A calendar as RFC 5545 writes it: lines of at most 75 bytes that go on in the next, instants in UTC. */
public final class ICalendar {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final int LONGEST = 75;

    private final StringBuilder lines = new StringBuilder();
    private final Instant made;

    /** @param made when this copy of the calendar was */
    public ICalendar(String name, Instant made) {
        this.made = made;
        line("BEGIN", "VCALENDAR");
        line("VERSION", "2.0");
        line("PRODID", "-//Occuz//Planned work//EN");
        line("CALSCALE", "GREGORIAN");
        line("METHOD", "PUBLISH");
        line("X-WR-CALNAME", text(name));
    }

    /**
     * An event.
     *
     * @param uid the same for ever
     * @param sequence grows with each change
     * @param until not before {@code from}
     */
    public record Event(
            String uid,
            long sequence,
            Instant from,
            Instant until,
            String summary,
            String description,
            String category,
            boolean cancelled) {}

    public ICalendar add(Event event) {
        line("BEGIN", "VEVENT");
        line("UID", text(event.uid()));
        line("SEQUENCE", Long.toString(event.sequence()));
        line("DTSTAMP", UTC.format(made));
        line("DTSTART", UTC.format(event.from()));
        // An end has to lie behind the beginning; what took no time has none.
        if (UTC.format(event.until()).compareTo(UTC.format(event.from())) > 0) {
            line("DTEND", UTC.format(event.until()));
        }
        line("SUMMARY", text(event.summary()));
        line("DESCRIPTION", text(event.description()));
        line("CATEGORIES", text(event.category()));
        line("STATUS", event.cancelled() ? "CANCELLED" : "CONFIRMED");
        line("TRANSP", "TRANSPARENT");
        line("END", "VEVENT");
        return this;
    }

    /** The whole calendar, as {@code text/calendar} in UTF-8. */
    public byte[] bytes() {
        StringBuilder whole = new StringBuilder(lines).append("END:VCALENDAR\r\n");
        return whole.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** A value of the type TEXT: nothing in it ends the line or the value. */
    private static String text(String value) {
        StringBuilder text = new StringBuilder();
        value.replace("\r\n", "\n").codePoints().forEach(letter -> {
            switch (letter) {
                case '\\', ';', ',' -> text.append('\\').appendCodePoint(letter);
                case '\n', '\r' -> text.append("\\n");
                default -> {
                    if (!Character.isISOControl(letter)) {
                        text.appendCodePoint(letter);
                    }
                }
            }
        });
        return text.toString();
    }

    private void line(String name, String value) {
        int length = 0;
        for (int letter : (name + ":" + value).codePoints().toArray()) {
            String written = Character.toString(letter);
            int bytes = written.getBytes(StandardCharsets.UTF_8).length;
            if (length + bytes > LONGEST) {
                lines.append("\r\n ");
                length = 1;
            }
            lines.append(written);
            length += bytes;
        }
        lines.append("\r\n");
    }
}
