package com.occuz.kernel.link.rule;

import com.occuz.kernel.link.Destination;
import com.occuz.kernel.refusal.InvalidValue;

/**
 * One side of a comparison.
 *
 * @param weight 1 to 1,000: its share of the visitors is its share of all weights of the rule
 */
public record Variant(RuleName name, int weight, Destination destination) {

    public static final int MOST_WEIGHT = 1_000;

    public Variant {
        if (weight < 1 || weight > MOST_WEIGHT) {
            throw new InvalidValue("a weight is a number from 1 to " + MOST_WEIGHT);
        }
    }
}
