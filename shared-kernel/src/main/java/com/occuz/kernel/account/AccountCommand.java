package com.occuz.kernel.account;

import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.AggregateCommand;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked of an account. Time, ids and digests arrive in the command. */
public sealed interface AccountCommand extends AggregateCommand {

    AccountId account();

    Instant at();

    @Override
    default String aggregateId() {
        return account().aggregateId();
    }

    record OpenAccount(AccountId account, AccountName name, Instant at) implements AccountCommand {}

    record AddUser(AccountId account, UserId user, Role role, EmailAddress email, Instant at)
            implements AccountCommand {}

    /** @param owner whose key it will be, unless it is a monitor's; {@code null} if nobody is known */
    record IssueApiKey(
            AccountId account,
            ApiKeyId key,
            Role role,
            Set<Scope> scopes,
            ApiKeyDigest digest,
            ApiKeyLabel label,
            @Nullable UserId owner,
            @Nullable Instant expiresAt,
            Instant at)
            implements AccountCommand {}

    /** What it is changed to is no business of the ledger. */
    record ChangePassword(AccountId account, UserId user, Instant at) implements AccountCommand {}

    /** Signs somebody out wherever they are signed in. */
    record EndSessions(AccountId account, UserId user, Instant at) implements AccountCommand {}

    /** @param version that the key must have: 1 as issued, 2 once revoked; empty for any */
    record RevokeApiKey(AccountId account, ApiKeyId key, Optional<Long> version, Instant at)
            implements AccountCommand {}

    /** § 4: what the account has bought to be told; it takes the place of what held before. */
    record SetSupportPlan(AccountId account, SupportPlan plan, Instant at) implements AccountCommand {}

    /** § 4: access is suspended for a time; its links go on redirecting. */
    record SuspendAccount(AccountId account, SuspensionReason reason, Instant at) implements AccountCommand {}

    /** The suspension is lifted. */
    record ReinstateAccount(AccountId account, SuspensionReason reason, Instant at) implements AccountCommand {}

    /** § 15: the account accepts a version of the agreement that is in force or announced. */
    record AcceptTerms(AccountId account, int version, Actor by, Instant at) implements AccountCommand {}
}
