package com.occuz.kernel.credit;

import com.occuz.kernel.credit.CreditRefusal.DetailIsMissing;
import com.occuz.kernel.credit.CreditRefusal.NoOwnReport;
import com.occuz.kernel.credit.CreditRefusal.NoPaidPlan;
import com.occuz.kernel.credit.CreditRefusal.NotAnOfficialReport;
import com.occuz.kernel.support.ContactChannel;
import java.time.Instant;
import java.util.Optional;

/** Who may claim a service credit (§ 10, reading 25): the conditions that need no judgement. */
public final class Eligibility {

    private Eligibility() {}

    /** The first condition that does not hold, empty where a claim may be made. */
    public static Optional<CreditRefusal> fault(CreditGrounds grounds) {
        if (grounds.report().isEmpty()) {
            return Optional.of(new NoOwnReport());
        }
        ContactChannel channel = grounds.report().get().channel();
        if (channel == ContactChannel.DIRECT) {
            return Optional.of(new NotAnOfficialReport(channel));
        }
        Optional<Instant> missing = grounds.report().get().missingSince();
        if (missing.isPresent()) {
            return Optional.of(new DetailIsMissing(missing.get()));
        }
        return grounds.plan().paid() ? Optional.empty() : Optional.of(new NoPaidPlan(grounds.startedAt()));
    }
}
