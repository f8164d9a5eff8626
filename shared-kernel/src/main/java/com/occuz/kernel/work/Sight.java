package com.occuz.kernel.work;

import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.SupportPlan;

/**
 * How much of planned work somebody may know: the one policy for every exit (§ 4, § 7, § 12). Customers are told only
 * with a support add-on, and only what was judged necessary and impactful and then announced.
 */
public enum Sight {
    /** Who works here. */
    EVERYTHING,
    /** What was told, and of that no word that was written for ourselves. */
    TOLD,
    NOTHING;

    /** @param plan what the account of a customer has bought; nobody else needs one */
    public static Sight of(Role role, SupportPlan plan) {
        return switch (role) {
            case SUPPORT, OPERATOR, AUDITOR -> EVERYTHING;
            case CUSTOMER -> plan.outageNotices() ? TOLD : NOTHING;
        };
    }
}
