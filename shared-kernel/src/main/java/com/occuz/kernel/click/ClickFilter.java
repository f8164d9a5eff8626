package com.occuz.kernel.click;

import com.occuz.kernel.link.LinkId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which clicks a question is about; every condition must hold.
 *
 * @param bots {@code true} for bots alone, {@code false} for people alone
 * @param is the value that a click must have; {@link Dimension#LINK} is {@code link}'s business
 */
public record ClickFilter(Optional<LinkId> link, Optional<Boolean> bots, Map<Dimension, String> is) {

    public ClickFilter {
        if (is.containsKey(Dimension.LINK)) {
            throw new IllegalArgumentException("a link is filtered by its id");
        }
        is = Map.copyOf(is);
    }

    /** Every click of the tenant. */
    public static ClickFilter all() {
        return new ClickFilter(Optional.empty(), Optional.empty(), Map.of());
    }

    public static ClickFilter of(LinkId link) {
        return all().with(link);
    }

    public ClickFilter with(LinkId only) {
        return new ClickFilter(Optional.of(only), bots, is);
    }

    public ClickFilter withBots(boolean onlyBots) {
        return new ClickFilter(link, Optional.of(onlyBots), is);
    }

    public ClickFilter with(Dimension dimension, String value) {
        Map<Dimension, String> more = new EnumMap<>(Dimension.class);
        more.putAll(is);
        more.put(dimension, value);
        return new ClickFilter(link, bots, more);
    }
}
