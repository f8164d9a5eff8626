package com.occuz.kernel.incident;

import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.sla.Severity;

/** How grave an incident is and by which line of § 5, which belongs to that severity or was not stated. */
public record Classification(Severity severity, Criterion criterion) {

    public Classification {
        if (!criterion.fits(severity)) {
            throw new InvalidValue("the criterion " + criterion.wireName() + " is not one of severity "
                    + severity.level() + "; there are " + Criterion.namesFor(severity));
        }
    }
}
