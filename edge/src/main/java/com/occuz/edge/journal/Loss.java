package com.occuz.edge.journal;

import com.occuz.kernel.click.LossId;
import java.time.Instant;

/**
 * Clicks that were answered and that no disk took.
 *
 * @param id of the run of the journal that lost them
 * @param clicks how many since it began
 * @param from when the first was answered
 * @param until when the last was
 */
public record Loss(LossId id, long clicks, Instant from, Instant until) {

    Loss and(int more, Instant first, Instant last) {
        return new Loss(id, clicks + more, from.isBefore(first) ? from : first, until.isAfter(last) ? until : last);
    }
}
