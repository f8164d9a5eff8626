package com.occuz.api;

import com.occuz.kernel.migration.CustomerInput;

/** A migration is going on that stops what a customer wants to put in (§ 12); nothing was accepted. */
public final class MigrationUnderWay extends RuntimeException {

    /** Whole seconds until it is worth trying again. When a migration ends is not for every customer to know. */
    static final String RETRY_AFTER = "60";

    MigrationUnderWay(CustomerInput stopped) {
        super(stopped + " is stopped by a migration", null, false, false);
    }

    /** What is said to the customer. */
    public String sentence() {
        return "The service is being migrated and takes no such input meanwhile. Nothing was saved; send it again later.";
    }
}
