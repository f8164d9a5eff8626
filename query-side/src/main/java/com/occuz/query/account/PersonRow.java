package com.occuz.query.account;

import com.occuz.kernel.account.AccountEvent.UserAdded;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.UserId;
import java.time.Instant;

/** A row of {@code view.person}. */
record PersonRow(AccountId account, UserId user, Role role, String email, Instant addedAt, long position) {

    static PersonRow added(UserAdded e, long position) {
        return new PersonRow(e.account(), e.user(), e.role(), e.email().text(), e.occurredAt(), position);
    }
}
