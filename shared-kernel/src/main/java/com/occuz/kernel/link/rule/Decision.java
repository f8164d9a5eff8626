package com.occuz.kernel.link.rule;

import com.occuz.kernel.link.Destination;
import org.jspecify.annotations.Nullable;

/**
 * Where a visitor goes, and why.
 *
 * @param variant {@code null} where the rule has none
 */
public record Decision(Destination destination, RuleName rule, @Nullable RuleName variant) {}
