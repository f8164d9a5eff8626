package com.occuz.kernel.servicelevel.fact;

import com.occuz.kernel.servicelevel.fact.ServiceFact.Agreed;
import com.occuz.kernel.sla.Agreement;
import com.occuz.kernel.sla.Agreements;
import java.util.List;

/** The versions of the agreement (§ 15) that were known at a state of knowledge, from the rows up to its position; pure. */
public final class AgreementsAsOf {

    private AgreementsAsOf() {}

    /** What sources knew makes no difference: terms are ours. */
    public static Agreements of(List<ServiceFactRow> rows, Known known) {
        Agreements agreements = Agreements.STANDARD;
        for (ServiceFactRow row : rows) {
            if (row.fact() instanceof Agreed fact && known.hears(row)) {
                agreements = agreements.with(new Agreement(fact.terms(), fact.calendar()), fact.from());
            }
        }
        return agreements;
    }
}
