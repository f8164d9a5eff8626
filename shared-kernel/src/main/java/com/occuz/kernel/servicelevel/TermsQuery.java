package com.occuz.kernel.servicelevel;

import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.servicelevel.ServiceLevelQuery.MeasuredUptime;
import com.occuz.kernel.sla.Agreement;
import com.occuz.kernel.sla.Agreements;
import com.occuz.kernel.sla.ClockOutlook;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Questions about the versions of the agreement (§ 15); each stands beside its answer. Everybody may ask them. */
public sealed interface TermsQuery {

    /** All versions. Answer: a {@link TermsHistory}. */
    record ListTerms() implements TermsQuery {}

    /**
     * @param versions the first one first, never empty
     * @param position everything up to it is known
     */
    record TermsHistory(List<TermsVersion> versions, Agreements agreements, long position) {

        public TermsHistory {
            versions = List.copyOf(versions);
        }

        /** The version with this number. */
        public Optional<TermsVersion> version(long number) {
            return versions.stream().filter(it -> it.number() == number).findFirst();
        }

        public TermsVersion latest() {
            return versions.getLast();
        }

        /** What differs between a version and the one before it; nothing for the first. */
        public List<TermsChange> changes(TermsVersion of) {
            return version(of.number() - 1)
                    .map(before -> TermsChange.between(before.agreement(), of.agreement()))
                    .orElse(List.of());
        }

        /** How a version stands at an instant. */
        public Standing standing(TermsVersion version, Instant now) {
            if (agreements.at(now).equals(version.agreement())) {
                return Standing.IN_FORCE;
            }
            boolean ahead = version.effectiveFrom()
                    .filter(from -> from.isAfter(now) && agreements.at(from).equals(version.agreement()))
                    .isPresent();
            return ahead ? Standing.SCHEDULED : Standing.SUPERSEDED;
        }
    }

    /** How a version stands. */
    enum Standing {
        IN_FORCE("in-force"),
        /** It will be in force. */
        SCHEDULED("scheduled"),
        /** It was, or another one has taken its place before it could be. */
        SUPERSEDED("superseded");

        private final String wireName;

        Standing(String wireName) {
            this.wireName = wireName;
        }

        public String wireName() {
            return wireName;
        }
    }

    /**
     * A version.
     *
     * @param published empty for version 1, which holds without having been published
     * @param position of its event; 0 for version 1
     */
    record TermsVersion(Agreement agreement, Optional<Publication> published, long position) {

        public int number() {
            return agreement.terms().version();
        }

        /** Empty: from the beginning. */
        public Optional<Instant> effectiveFrom() {
            return published.map(Publication::effectiveFrom);
        }
    }

    /**
     * How a version was published.
     *
     * @param effectiveFrom since when it is in force
     * @param summary what it changes, and why
     */
    record Publication(Instant effectiveFrom, Prose summary, Actor by, Instant at) {}

    /**
     * What a version would change if it were published: nothing of what was, and of the year what it would be then. Answer:
     * a {@link TermsPreview}.
     *
     * @param next whole; its numbers do not matter
     * @param from when it would take effect
     * @param now the year that is asked for is the one in EST that it lies in
     */
    record PreviewTerms(Agreement next, Instant from, Instant now) implements TermsQuery {}

    /**
     * @param changes what differs from the version published last
     * @param asItIs the platform's year as it is
     * @param published the same if the version were published
     * @param allAlong the same if it had been in force since the year began: what it would have meant
     * @param clocks what it would make of clocks that are open
     */
    record TermsPreview(
            List<TermsChange> changes,
            MeasuredUptime asItIs,
            MeasuredUptime published,
            MeasuredUptime allAlong,
            OpenClocks clocks) {

        public TermsPreview {
            changes = List.copyOf(changes);
        }
    }

    /**
     * The clocks that still have time, or have not started, of the open incidents that were begun last.
     *
     * @param open how many there are
     * @param complete whether those of every open incident are among them
     * @param moved those to which the version would make a difference, by the incident begun last
     */
    record OpenClocks(int open, boolean complete, List<ClockOutlook> moved) {

        public OpenClocks {
            moved = List.copyOf(moved);
        }
    }
}
