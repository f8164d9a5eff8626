package com.occuz.api;

import com.occuz.kernel.incident.IncidentCommand;
import com.occuz.kernel.incident.IncidentCommand.AttributeCause;
import com.occuz.kernel.incident.IncidentRefusal.NoSuchWork;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.work.Sight;
import com.occuz.kernel.work.WorkQuery.FindWork;
import com.occuz.kernel.work.WorkQuery.WorkView;

/** Planned work that an incident is put down to has to be there. */
public final class NamedWork {

    private NamedWork() {}

    /** @throws Refused if the command names planned work that is not known */
    public static IncidentCommand checked(IncidentCommand command, Questions questions) {
        if (command instanceof AttributeCause attribution
                && attribution.work().isPresent()
                && questions
                        .optional(new FindWork(Sight.EVERYTHING, attribution.work().get()), WorkView.class)
                        .isEmpty()) {
            throw new Refused(new NoSuchWork());
        }
        return command;
    }
}
