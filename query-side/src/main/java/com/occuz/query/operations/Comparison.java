package com.occuz.query.operations;

import com.occuz.kernel.operations.OperationsQuery.Finding;
import com.occuz.kernel.operations.OperationsQuery.Finding.Kind;
import com.occuz.query.operations.Blocks.Sum;
import java.util.Optional;
import java.util.OptionalLong;

/** Whether as much was handled of a range of positions as is stored there; pure. */
final class Comparison {

    private Comparison() {}

    /** Empty if both agree. */
    static Optional<Finding> compare(long from, long to, Sum stored, Sum handled) {
        if (stored.equals(handled)) {
            return Optional.empty();
        }
        long missing = stored.events() - handled.events();
        long difference = stored.positionSum() - handled.positionSum();
        Kind kind = missing > 0 ? Kind.MISSING : missing < 0 ? Kind.DOUBLED : Kind.EXCHANGED;
        OptionalLong position =
                switch (Long.signum(missing)) {
                    case 1 -> single(missing, difference, from, to);
                    case -1 -> single(-missing, -difference, from, to);
                    default -> OptionalLong.empty();
                };
        return Optional.of(new Finding(kind, from, to, stored.events(), handled.events(), position));
    }

    /** Of exactly one event too many or too few the difference of the sums is the position, if it can be one. */
    private static OptionalLong single(long events, long position, long from, long to) {
        return events == 1 && position >= from && position <= to ? OptionalLong.of(position) : OptionalLong.empty();
    }
}
