package com.occuz.kernel.link;

import com.occuz.kernel.link.rule.Rules;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What most links leave as it is.
 *
 * @param maxClicks {@code null}: as often as it likes
 * @param isDisabled its owner has switched it off, for as long as they like
 * @param rules none once they are erased
 */
public record LinkOptions(@Nullable ClickLimit maxClicks, Forwarding forwarding, boolean isDisabled, Rules rules) {

    public static final LinkOptions USUAL = new LinkOptions(null, Forwarding.NONE, false, Rules.NONE);

    /** @param rules {@code null} out of JSON of a time before there were any */
    public LinkOptions(@Nullable ClickLimit maxClicks, Forwarding forwarding, boolean isDisabled, @Nullable Rules rules) {
        this.maxClicks = maxClicks;
        this.forwarding = forwarding;
        this.isDisabled = isDisabled;
        this.rules = Objects.requireNonNullElse(rules, Rules.NONE);
    }

    public LinkOptions limitedTo(@Nullable ClickLimit next) {
        return new LinkOptions(next, forwarding, isDisabled, rules);
    }

    public LinkOptions forwarding(Forwarding next) {
        return new LinkOptions(maxClicks, next, isDisabled, rules);
    }

    public LinkOptions disabled(boolean next) {
        return new LinkOptions(maxClicks, forwarding, next, rules);
    }

    public LinkOptions ruledBy(Rules next) {
        return new LinkOptions(maxClicks, forwarding, isDisabled, next);
    }
}
