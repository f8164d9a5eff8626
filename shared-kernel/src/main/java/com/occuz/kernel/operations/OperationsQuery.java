package com.occuz.kernel.operations;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What operators and the health of the installation ask; each question stands beside its answer. */
public sealed interface OperationsQuery {

    /**
     * Visits of all edges that found no link, day by day, the latest first. Answer: a {@code Page<OrphanDay>}, whose keys are
     * days since 1970.
     *
     * @param before only days before this one
     * @param limit days at most
     */
    record ListOrphans(Optional<Long> before, int limit) implements OperationsQuery {}

    /** @param domains those with such visits, by their ids */
    record OrphanDay(LocalDate day, List<OrphansOfDomain> domains) {

        public OrphanDay {
            domains = List.copyOf(domains);
        }

        public long visits() {
            return domains.stream().mapToLong(OrphansOfDomain::visits).sum();
        }
    }

    /** Numbers of visits, by what the visitors came upon: see {@code kernel.click.Orphans.Why}. */
    record OrphansOfDomain(String domain, long root, long unknown, long ended) {

        public long visits() {
            return root + unknown + ended;
        }
    }

    /**
     * Whether every processor has handled every event that it should have, each once. Answer: a {@link ProcessorAudit}.
     * Cheap however long the ledger is: what was verified is not compared again until it changes.
     */
    record AuditProcessors() implements OperationsQuery {}

    /** What the permanent auditor found, processor by processor. */
    record ProcessorAudit(List<AuditedProcessor> processors) {

        public ProcessorAudit {
            processors = List.copyOf(processors);
        }

        /** Whether nothing is missing and nothing doubled in what could be compared. */
        public boolean isClean() {
            return processors.stream().allMatch(processor -> processor.findings().isEmpty());
        }
    }

    /**
     * One processor's account.
     *
     * @param position what its token says it has reached; 0 before its first event
     * @param verifiedThrough the last position up to which handled and stored events are known to agree; it falls
     *     behind {@code position} while a long history is compared for the first time, and at a finding
     * @param findings empty if all is well, oldest first
     */
    record AuditedProcessor(
            String processor, long position, long verifiedThrough, List<Finding> findings) {

        public AuditedProcessor {
            findings = List.copyOf(findings);
        }
    }

    /**
     * A range of positions where a processor handled something else than the store holds.
     *
     * @param fromPosition first position of the range, included
     * @param toPosition last position of the range, included
     * @param stored how many events of the processor's types the store holds there
     * @param handled how many times the processor handled one there
     * @param position the event at fault, where the sums betray it
     */
    record Finding(
            Kind kind, long fromPosition, long toPosition, long stored, long handled, OptionalLong position) {

        /** What went wrong. */
        public enum Kind {
            /** At least one event was never handled. */
            MISSING,
            /** At least one event was handled more than once. */
            DOUBLED,
            /** As many were handled as there are, but not the same ones: one is missing and one doubled. */
            EXCHANGED
        }
    }

    /** Answer: a {@code List<ClickStreamView>}, the last written first. */
    record ListClickStreams(int limit) implements OperationsQuery {}

    /**
     * Where clicks come from, as the click store knows it: the journal of a node's edge, or all that an account has sent.
     *
     * @param stream the journal, a UUID; empty for what an account has sent, which are many streams
     * @param owner {@code edge-run:…} or {@code account:…}
     * @param streams how many there are of them
     * @param clicks how many were taken
     * @param writtenAt when the last of them were, UTC
     */
    record ClickStreamView(Optional<String> stream, String owner, long streams, long clicks, Instant writtenAt) {}

    /** Answer: a {@code List<NodeView>}, the last seen first. Those that were silent for a week are forgotten. */
    record ListNodes(int limit) implements OperationsQuery {}

    /**
     * A run of a node, by its signs of life.
     *
     * @param name where it runs, for people, e.g. {@code host:8080}
     * @param startedAt real time, UTC, like all of them
     * @param endedAt when it ended in order; empty while it runs, and where it fell silent
     * @param silentFor since its last sign of life
     * @param edgePosition what its edge has read of the ledger; empty without an edge
     * @param waitingClicks in its journal; empty without an edge
     */
    record NodeView(
            String node,
            String name,
            String version,
            List<String> roles,
            Instant startedAt,
            Optional<Instant> endedAt,
            Duration silentFor,
            OptionalLong edgePosition,
            OptionalLong waitingClicks) {

        public NodeView {
            roles = List.copyOf(roles);
        }
    }
}
