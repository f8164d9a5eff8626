package com.occuz.command.account;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.ApiKeyId;
import com.occuz.kernel.account.UserId;
import java.util.Set;

/** What a decision needs to know of an account. */
sealed interface Account {

    record Absent() implements Account {}

    /**
     * @param keys every key ever issued
     * @param revoked those of them that were revoked
     */
    record Open(AccountId id, Set<UserId> users, Set<ApiKeyId> keys, Set<ApiKeyId> revoked) implements Account {
        public Open {
            users = Set.copyOf(users);
            keys = Set.copyOf(keys);
            revoked = Set.copyOf(revoked);
        }
    }
}
