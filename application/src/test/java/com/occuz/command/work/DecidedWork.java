package com.occuz.command.work;

import com.occuz.kernel.sla.Agreements;
import com.occuz.kernel.work.WorkCommand;
import com.occuz.kernel.work.WorkEvent;
import com.occuz.kernel.work.Worksheet;
import java.util.List;
import java.util.Optional;

/** The command side of planned work without Axon: what it decides, and what it knows afterwards. */
public final class DecidedWork {

    private Work state = new Work.Absent();

    public List<WorkEvent> handle(WorkCommand command) {
        List<WorkEvent> events = WorkDecider.decide(command, state, () -> Agreements.STANDARD);
        events.forEach(event -> state = WorkDecider.evolve(state, event));
        return events;
    }

    public Optional<Worksheet> known() {
        return state instanceof Work.Known known ? Optional.of(known.sheet()) : Optional.empty();
    }
}
