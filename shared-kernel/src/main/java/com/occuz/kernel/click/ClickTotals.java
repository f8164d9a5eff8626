package com.occuz.kernel.click;

import com.occuz.kernel.link.LinkId;
import java.util.Collection;
import java.util.Map;

/** How often links were followed, as far as the clicks of the click store are counted. */
@FunctionalInterface
public interface ClickTotals {

    /** Both of one instant. */
    Counted of(Collection<LinkId> links);

    /**
     * @param position up to which batches of the click store are in the totals; none behind it is
     * @param totals of links that were followed at all
     */
    record Counted(long position, Map<LinkId, Long> totals) {

        public Counted {
            totals = Map.copyOf(totals);
        }
    }
}
