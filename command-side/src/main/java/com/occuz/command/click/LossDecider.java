package com.occuz.command.click;

import com.occuz.kernel.click.LossCommand.DeclareLoss;
import com.occuz.kernel.click.LossEvent.ClicksLost;
import com.occuz.kernel.click.LossEvent;
import java.time.Instant;
import java.util.List;

/** The rules of lost clicks; pure. A node says how many it has lost in all; what was not on record yet is recorded. */
final class LossDecider {

    private LossDecider() {}

    /**
     * @param clicks on record
     * @param until the last of them
     */
    record Known(long clicks, Instant until) {

        static final Known NOTHING = new Known(0, Instant.MIN);
    }

    static List<LossEvent> decide(DeclareLoss command, Known known) {
        if (command.inAll() <= known.clicks()) {
            return List.of();
        }
        Instant from = known.until().isAfter(command.first()) ? known.until() : command.first();
        return List.of(new ClicksLost(
                command.loss(),
                command.node(),
                from,
                command.last().isBefore(from) ? from : command.last(),
                command.inAll() - known.clicks(),
                command.at()));
    }

    static Known evolve(Known known, LossEvent event) {
        return switch (event) {
            case ClicksLost e -> new Known(known.clicks() + e.clicks(), e.until());
        };
    }
}
