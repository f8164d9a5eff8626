package com.occuz.query.operations;

import com.occuz.kernel.operations.OperationsQuery.AuditProcessors;
import com.occuz.kernel.operations.OperationsQuery.AuditedProcessor;
import com.occuz.kernel.operations.OperationsQuery.Finding;
import com.occuz.kernel.operations.OperationsQuery.ProcessorAudit;
import com.occuz.query.operations.Blocks.Sum;
import com.occuz.query.operations.HandledTable.Progress;
import com.occuz.query.operations.ProcessorTokens.Reached;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.axonframework.queryhandling.QueryHandler;

/**
 * Compares what every processor says it handled with what the stores hold. A processor's rows, its account of handled
 * events and its token are committed together, so up to the token both must agree exactly: a gap given up too early, an
 * error that was skipped, a token set back all show as a difference.
 *
 * <p>Complete blocks are compared once, and again only if they change or disagreed; the block that the token stands in
 * is compared every time, provided that the processor stood still meanwhile.
 */
public final class Auditor {

    /** Bounds one audit to counting some 500,000 positions; what is left waits for the next one. */
    static final int BLOCKS_AT_ONCE = 500;

    private final List<Duty> duties;
    private final HandledTable handled;
    private final StoredEventsTable stored;
    private final ProcessorTokens tokens;

    public Auditor(List<Duty> duties, HandledTable handled, StoredEventsTable stored, ProcessorTokens tokens) {
        this.duties = List.copyOf(duties);
        this.handled = handled;
        this.stored = stored;
        this.tokens = tokens;
    }

    /** One audit at a time: health may be asked by many at once. */
    @QueryHandler
    synchronized ProcessorAudit on(AuditProcessors query) {
        return new ProcessorAudit(duties.stream().map(this::audit).toList());
    }

    private AuditedProcessor audit(Duty duty) {
        String processor = duty.processor();
        // First the token, then what was handled: so that this is at least as far. Resets are looked at around both,
        // because a processor that starts again in between is no finding.
        Progress progress = handled.progress(processor);
        Reached reached = tokens.reached(processor);
        long complete = Blocks.completeUpTo(reached.position());
        NavigableSet<Long> blocks = toCompare(processor, progress, complete);
        Map<Long, Sum> handledSums = handled.sums(processor, with(blocks, complete));
        boolean stoodStill = tokens.reached(processor).equals(reached);
        if (handled.progress(processor).resets() != progress.resets()) {
            return new AuditedProcessor(processor, reached.position(), 0, List.of());
        }

        List<Finding> findings = compareComplete(duty, blocks, handledSums);
        long end = endOfCompared(progress, blocks);
        handled.compared(processor, progress.resets(), end);
        long verified = findings.isEmpty() ? Blocks.firstPosition(end) - 1 : findings.getFirst().fromPosition() - 1;
        if (stoodStill && end == complete) {
            Optional<Finding> newest = compareNewest(duty, complete, reached.position(), handledSums);
            newest.ifPresent(findings::add);
            if (findings.isEmpty()) {
                verified = reached.position();
            }
        }
        return new AuditedProcessor(processor, reached.position(), verified, findings);
    }

    /** Old blocks that need another look, then those never compared; lowest first. */
    private NavigableSet<Long> toCompare(String processor, Progress progress, long complete) {
        long known = Math.min(progress.comparedBlocks(), complete);
        NavigableSet<Long> blocks = new TreeSet<>(handled.unverified(processor, known, BLOCKS_AT_ONCE));
        for (long block = known; block < complete && blocks.size() < BLOCKS_AT_ONCE; block++) {
            blocks.add(block);
        }
        return blocks;
    }

    /** The lowest block that has not been compared yet once {@code blocks} are. */
    private static long endOfCompared(Progress progress, NavigableSet<Long> blocks) {
        long last = blocks.isEmpty() ? -1 : blocks.last();
        return Math.max(progress.comparedBlocks(), last + 1);
    }

    private List<Finding> compareComplete(Duty duty, NavigableSet<Long> blocks, Map<Long, Sum> handledSums) {
        Map<Long, Sum> storedSums = storedSums(duty, blocks);
        Map<Long, Sum> agreed = new HashMap<>();
        List<Long> atFault = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        for (long block : blocks) {
            Sum expected = storedSums.getOrDefault(block, Sum.ZERO);
            Sum found = handledSums.getOrDefault(block, Sum.ZERO);
            Optional<Finding> finding = Comparison.compare(
                    Blocks.firstPosition(block), Blocks.lastPosition(block), expected, found);
            if (finding.isPresent()) {
                atFault.add(block);
                findings.add(finding.get());
            } else {
                agreed.put(block, found);
            }
        }
        if (!agreed.isEmpty()) {
            handled.verified(duty.processor(), agreed);
        }
        if (!atFault.isEmpty()) {
            handled.remember(duty.processor(), atFault);
        }
        return findings;
    }

    private Optional<Finding> compareNewest(Duty duty, long block, long position, Map<Long, Sum> handledSums) {
        long from = Blocks.firstPosition(block);
        if (position < from) {
            return Optional.empty();
        }
        Sum expected = stored.sums(duty.source(), duty.typeNames(), from, position).getOrDefault(block, Sum.ZERO);
        return Comparison.compare(from, position, expected, handledSums.getOrDefault(block, Sum.ZERO));
    }

    /** One statement for every run of neighbouring blocks. */
    private Map<Long, Sum> storedSums(Duty duty, NavigableSet<Long> blocks) {
        Map<Long, Sum> sums = new HashMap<>();
        Long first = blocks.isEmpty() ? null : blocks.first();
        while (first != null) {
            long last = first;
            while (blocks.contains(last + 1)) {
                last++;
            }
            sums.putAll(stored.sums(
                    duty.source(), duty.typeNames(), Blocks.firstPosition(first), Blocks.lastPosition(last)));
            first = blocks.higher(last);
        }
        return sums;
    }

    private static List<Long> with(NavigableSet<Long> blocks, long another) {
        List<Long> all = new ArrayList<>(blocks);
        all.add(another);
        return all;
    }
}
