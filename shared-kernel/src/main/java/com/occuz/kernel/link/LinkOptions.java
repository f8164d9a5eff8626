package com.occuz.kernel.link;

import org.jspecify.annotations.Nullable;

/**
 * What most links leave as it is.
 *
 * @param maxClicks {@code null}: as often as it likes
 * @param isDisabled its owner has switched it off, for as long as they like
 */
public record LinkOptions(@Nullable ClickLimit maxClicks, Forwarding forwarding, boolean isDisabled) {

    public static final LinkOptions USUAL = new LinkOptions(null, Forwarding.NONE, false);

    public LinkOptions limitedTo(@Nullable ClickLimit next) {
        return new LinkOptions(next, forwarding, isDisabled);
    }

    public LinkOptions forwarding(Forwarding next) {
        return new LinkOptions(maxClicks, next, isDisabled);
    }

    public LinkOptions disabled(boolean next) {
        return new LinkOptions(maxClicks, forwarding, next);
    }
}
