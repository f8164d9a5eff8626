package com.occuz.kernel.account;

/**
 * Whose data a question is about. No table of customers' data can be asked without one, so that a forgotten condition
 * is a compile error instead of a leak.
 */
public sealed interface Tenant {

    /** One account sees its own. */
    record Own(AccountId account) implements Tenant {}

    /** An auditor sees everybody's and changes nothing. */
    record Everyone() implements Tenant {}

    static Tenant of(AccountId account) {
        return new Own(account);
    }

    static Tenant everyone() {
        return new Everyone();
    }

    default boolean sees(AccountId account) {
        return switch (this) {
            case Own own -> own.account().equals(account);
            case Everyone ignored -> true;
        };
    }
}
