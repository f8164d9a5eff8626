package com.occuz.command.account;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.ApiKeyId;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.account.UserId;
import java.time.Instant;
import java.util.Map;

/** What a decision needs to know of an account. */
sealed interface Account {

    record Absent() implements Account {}

    /**
     * @param inUse keys that are neither revoked nor known to have expired, each with its end, {@link Instant#MAX} for none;
     *     their number is limited, all others are only remembered by name
     * @param expired keys whose end had come when another one was issued; some may have been revoked since
     * @param plan what it has bought
     * @param suspended whether its access is
     * @param accepted versions of the agreement that it has accepted
     */
    record Open(
            AccountId id,
            Chain<UserId> users,
            Map<ApiKeyId, Instant> inUse,
            Chain<ApiKeyId> expired,
            Chain<ApiKeyId> revoked,
            SupportPlan plan,
            boolean suspended,
            Chain<Integer> accepted)
            implements Account {
        public Open {
            inUse = Map.copyOf(inUse);
        }

        Open withUser(UserId user) {
            return new Open(id, users.with(user), inUse, expired, revoked, plan, suspended, accepted);
        }

        Open withKeys(Map<ApiKeyId, Instant> used, Chain<ApiKeyId> gone, Chain<ApiKeyId> taken) {
            return new Open(id, users, used, gone, taken, plan, suspended, accepted);
        }

        Open withPlan(SupportPlan bought) {
            return new Open(id, users, inUse, expired, revoked, bought, suspended, accepted);
        }

        Open suspended(boolean now) {
            return new Open(id, users, inUse, expired, revoked, plan, now, accepted);
        }

        Open accepting(int version) {
            return new Open(id, users, inUse, expired, revoked, plan, suspended, accepted.with(version));
        }

        boolean knows(ApiKeyId key) {
            return inUse.containsKey(key) || revoked.contains(key) || expired.contains(key);
        }

        long inUseAt(Instant instant) {
            return inUse.values().stream().filter(instant::isBefore).count();
        }
    }
}
