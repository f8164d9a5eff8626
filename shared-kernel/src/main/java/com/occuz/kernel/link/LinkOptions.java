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
 * @param password of what visitors have to know; {@code null}: nothing
 */
public record LinkOptions(
        @Nullable ClickLimit maxClicks,
        Forwarding forwarding,
        boolean isDisabled,
        Rules rules,
        @Nullable PasswordHash password) {

    public static final LinkOptions USUAL = new LinkOptions(null, Forwarding.NONE, false, Rules.NONE, null);

    /** @param rules {@code null} out of JSON of a time before there were any */
    public LinkOptions(
            @Nullable ClickLimit maxClicks,
            Forwarding forwarding,
            boolean isDisabled,
            @Nullable Rules rules,
            @Nullable PasswordHash password) {
        this.maxClicks = maxClicks;
        this.forwarding = forwarding;
        this.isDisabled = isDisabled;
        this.rules = Objects.requireNonNullElse(rules, Rules.NONE);
        this.password = password;
    }

    public LinkOptions limitedTo(@Nullable ClickLimit next) {
        return new LinkOptions(next, forwarding, isDisabled, rules, password);
    }

    public LinkOptions forwarding(Forwarding next) {
        return new LinkOptions(maxClicks, next, isDisabled, rules, password);
    }

    public LinkOptions disabled(boolean next) {
        return new LinkOptions(maxClicks, forwarding, next, rules, password);
    }

    public LinkOptions ruledBy(Rules next) {
        return new LinkOptions(maxClicks, forwarding, isDisabled, next, password);
    }

    public LinkOptions lockedBy(@Nullable PasswordHash next) {
        return new LinkOptions(maxClicks, forwarding, isDisabled, rules, next);
    }
}
