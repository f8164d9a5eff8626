package com.occuz.kernel.servicelevel;

import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.servicelevel.ServiceLevelEvent.ServiceStarted;
import com.occuz.kernel.servicelevel.ServiceLevelEvent.TermsPublished;
import com.occuz.kernel.sla.Agreement;
import com.occuz.kernel.sla.Agreements;

/** Folds what was published into the versions of the agreement (§ 15); pure. It begins with {@link Agreements#STANDARD}. */
public final class AgreementHistory {

    private AgreementHistory() {}

    /** The versions known after an event, in the order of the ledger. */
    public static Agreements evolve(Agreements known, ServiceLevelEvent event) {
        return switch (event) {
            case ServiceStarted ignored -> known;
            case TermsPublished published -> known.with(
                    new Agreement(published.terms(), published.calendar()), published.effectiveFrom());
        };
    }

    /** The versions that events tell, oldest first; what is about something else is passed over. */
    public static Agreements of(Iterable<? extends DomainEvent> events) {
        Agreements known = Agreements.STANDARD;
        for (DomainEvent event : events) {
            if (event instanceof ServiceLevelEvent told) {
                known = evolve(known, told);
            }
        }
        return known;
    }
}
