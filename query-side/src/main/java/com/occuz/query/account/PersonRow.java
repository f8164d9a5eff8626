package com.occuz.query.account;

import com.occuz.kernel.account.AccountEvent.UserAdded;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.AccountQuery.PersonView;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of {@code view.person}. */
record PersonRow(
        AccountId account,
        UserId user,
        Role role,
        String email,
        Instant addedAt,
        @Nullable Instant passwordChangedAt,
        long position) {

    /** What identifies somebody. */
    record Key(AccountId account, UserId user) {}

    static PersonRow added(UserAdded e, long position) {
        return new PersonRow(e.account(), e.user(), e.role(), e.email().text(), e.occurredAt(), null, position);
    }

    static PersonRow of(PersonView view) {
        return new PersonRow(
                view.account(),
                view.user(),
                view.role(),
                view.email(),
                view.addedAt(),
                view.passwordChangedAt(),
                view.position());
    }

    PersonRow passwordChanged(Instant at) {
        return new PersonRow(account, user, role, email, addedAt, at, position);
    }
}
