package com.occuz.kernel.link.rule;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.occuz.kernel.link.Destination;
import com.occuz.kernel.refusal.InvalidValue;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where visitors go for whom its conditions hold: to one destination, or each to one of several.
 *
 * @param conditions none: it always decides
 * @param destination {@code null} where there are variants
 * @param variants 2 to 10 with different names, or none
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Rule(RuleName name, Conditions conditions, @Nullable Destination destination, List<Variant> variants) {

    public static final int MOST_VARIANTS = 10;

    public Rule(
            RuleName name,
            @Nullable Conditions conditions,
            @Nullable Destination destination,
            @Nullable List<Variant> variants) {
        this.name = name;
        this.conditions = Objects.requireNonNullElse(conditions, Conditions.NONE);
        this.destination = destination;
        this.variants = List.copyOf(Objects.requireNonNullElse(variants, List.of()));
        if (destination == null == this.variants.isEmpty()) {
            throw new InvalidValue("a rule has either a destination or variants");
        }
        if (this.variants.size() == 1 || this.variants.size() > MOST_VARIANTS) {
            throw new InvalidValue("a rule has 2 to " + MOST_VARIANTS + " variants, or none");
        }
        if (this.variants.stream().map(Variant::name).distinct().count() < this.variants.size()) {
            throw new InvalidValue("the variants of a rule have different names");
        }
    }

    public Stream<Destination> destinations() {
        return Stream.concat(Stream.ofNullable(destination), variants.stream().map(Variant::destination));
    }

    Decision decide(Visit visit) {
        return destination == null ? among(visit.draw(name)) : new Decision(destination, name, null);
    }

    /** @param draw anything from all longs, the same for the same visitor; weights that change move as few as can be */
    private Decision among(long draw) {
        int all = variants.stream().mapToInt(Variant::weight).sum();
        long place = Math.unsignedMultiplyHigh(draw, all);
        for (Variant variant : variants) {
            place -= variant.weight();
            if (place < 0) {
                return new Decision(variant.destination(), name, variant.name());
            }
        }
        throw new IllegalStateException("a share is less than the sum of all weights");
    }
}
