package com.occuz.command.exclusion;

import com.occuz.kernel.exclusion.ExclusionCommand;
import com.occuz.kernel.exclusion.ExclusionCommand.ClaimExclusion;
import com.occuz.kernel.exclusion.ExclusionEvent;
import com.occuz.kernel.exclusion.ExclusionState;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command side of an exclusion without Axon: what it decides, and what it knows afterwards. */
public final class DecidedExclusion {

    private Exclusion state = new Exclusion.Absent();

    /** Decisions need not know what is claimed: it follows from the last claim that was accepted. */
    private @Nullable ClaimExclusion claim;

    public List<ExclusionEvent> handle(ExclusionCommand command) {
        List<ExclusionEvent> events = ExclusionDecider.decide(command, state);
        events.forEach(event -> state = ExclusionDecider.evolve(state, event));
        if (command instanceof ClaimExclusion accepted && !events.isEmpty()) {
            claim = accepted;
        }
        return events;
    }

    public Optional<ClaimExclusion> claim() {
        return Optional.ofNullable(claim);
    }

    public boolean isApproved() {
        return state instanceof Exclusion.Known known && known.state() == ExclusionState.APPROVED;
    }
}
