package com.occuz.kernel.support;

import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.sla.Severity;
import java.time.Instant;
import java.util.Optional;

/** What a contact counts for, by its channel and by how things were when it came (§ 4, § 16; reading 23). Pure. */
public final class ContactRule {

    private ContactRule() {}

    /**
     * How things were when a contact came.
     *
     * @param plan what the account had bought; nothing where nobody knows whose contact it is
     * @param sectionUnavailable whether the support section was not there for this customer, by our own timeline
     * @param suspended whether the account's access was suspended
     */
    public record Circumstances(SupportPlan plan, boolean sectionUnavailable, boolean suspended) {}

    /** @param severity of what the contact is about, as far as anybody said */
    public static ContactStanding standing(
            ContactChannel channel, Optional<Severity> severity, Circumstances then) {
        return switch (channel) {
            case PORTAL -> ContactStanding.OFFICIAL;
            case EMAIL -> then.sectionUnavailable() || then.suspended()
                    ? ContactStanding.OFFICIAL
                    : ContactStanding.RESUBMISSION_ASKED;
            case ACCOUNT_MANAGER -> then.plan().accountManager()
                            && severity.filter(it -> it == Severity.CRITICAL).isPresent()
                    ? ContactStanding.WHEN_FILED
                    : elsewhere(then.plan());
            case DIRECT -> elsewhere(then.plan());
        };
    }

    /** From when on the clocks of what the contact reports count, if it is filed at {@code now}; empty: it starts none. */
    public static Optional<Instant> countsFrom(ContactStanding standing, Instant contactedAt, Instant now) {
        return switch (standing) {
            case OFFICIAL -> Optional.of(contactedAt);
            case WHEN_FILED -> Optional.of(now);
            case RESUBMISSION_ASKED, LOGGED_ONLY, OFF_CHANNEL -> Optional.empty();
        };
    }

    private static ContactStanding elsewhere(SupportPlan plan) {
        return plan.hasAddOn() ? ContactStanding.LOGGED_ONLY : ContactStanding.OFF_CHANNEL;
    }
}
