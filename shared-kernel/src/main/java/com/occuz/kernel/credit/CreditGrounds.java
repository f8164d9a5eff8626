package com.occuz.kernel.credit;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.support.ContactChannel;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of an incident and an account, as far as a claim for a credit depends on it (§ 10).
 *
 * @param startedAt when the incident began
 * @param report the account's own report of it, empty where it has made none
 * @param plan what the account had bought when the incident began
 */
public record CreditGrounds(
        AccountId account, IncidentId incident, Instant startedAt, Optional<OwnReport> report, SupportPlan plan) {

    /**
     * A report by an official channel.
     *
     * @param at when the incident was officially reported
     * @param missingSince when support asked for detail that is still missing (§ 8), empty where nothing is
     */
    public record OwnReport(ContactChannel channel, Instant at, Optional<Instant> missingSince) {}
}
