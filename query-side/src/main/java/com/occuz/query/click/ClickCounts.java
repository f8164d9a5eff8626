package com.occuz.query.click;

import com.occuz.kernel.click.Click;
import com.occuz.kernel.click.ClickEvent;
import com.occuz.kernel.click.ClickEvent.ClicksRecorded;
import com.occuz.kernel.link.LinkId;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

/** How many clicks a number of batches add to each link and UTC day. */
final class ClickCounts {

    /** A link on a UTC day; in one order for everybody, so that two writers cannot block each other. */
    record LinkDay(String link, LocalDate day) implements Comparable<LinkDay> {

        @Override
        public int compareTo(LinkDay other) {
            int byLink = link.compareTo(other.link);
            return byLink == 0 ? day.compareTo(other.day) : byLink;
        }

        static LinkDay of(LinkId link, LocalDate day) {
            return new LinkDay(link.toString(), day);
        }
    }

    private final Map<LinkDay, Long> counts = new TreeMap<>();

    void add(ClickEvent event) {
        switch (event) {
            case ClicksRecorded batch -> batch.clicks().forEach(this::add);
        }
    }

    private void add(Click click) {
        counts.merge(LinkDay.of(click.link(), click.at().atOffset(ZoneOffset.UTC).toLocalDate()), 1L, Long::sum);
    }

    Map<LinkDay, Long> counts() {
        return counts;
    }
}
