package com.occuz.kernel.account;

import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.ledger.Erasable;
import java.time.Instant;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What has happened to an account. */
public sealed interface AccountEvent extends DomainEvent {

    AccountId account();

    record AccountOpened(AccountId account, Erasable<String> name, Instant occurredAt) implements AccountEvent {}

    record UserAdded(AccountId account, UserId user, Role role, Erasable<EmailAddress> email, Instant occurredAt)
            implements AccountEvent {}

    /**
     * @param owner whose key it is; {@code null} for a monitor's, which is nobody's, and for those of revision 1
     * @param expiresAt {@code null} for a key that does not expire
     */
    record ApiKeyIssued(
            AccountId account,
            ApiKeyId key,
            Role role,
            Set<Scope> scopes,
            ApiKeyDigest digest,
            Erasable<String> label,
            @Nullable UserId owner,
            @Nullable Instant expiresAt,
            Instant occurredAt)
            implements AccountEvent {

        /** In the order of the enumeration, so that the stored text does not depend on the run. */
        public ApiKeyIssued {
            scopes = Collections.unmodifiableSet(new TreeSet<>(scopes));
        }
    }

    /** What the account has bought to be told from now on (§ 4). */
    record SupportPlanSet(AccountId account, SupportPlan plan, Instant occurredAt) implements AccountEvent {}

    /** Access is suspended from now on (§ 4); nothing that the account has is touched. */
    record AccountSuspended(AccountId account, Erasable<String> reason, Instant occurredAt) implements AccountEvent {}

    /** The suspension is lifted. */
    record AccountReinstated(AccountId account, Erasable<String> reason, Instant occurredAt) implements AccountEvent {}

    /**
     * The account accepts a version of the agreement (§ 15). Nothing depends on it: the agreement holds either way.
     *
     * @param by who accepted it for the account
     */
    record TermsAccepted(AccountId account, int version, Actor by, Instant occurredAt) implements AccountEvent {}

    record ApiKeyRevoked(AccountId account, ApiKeyId key, Instant occurredAt) implements AccountEvent {}

    /** Who changed it stands in the envelope: {@code user} themselves or an operator. It ends all their sessions. */
    record PasswordChanged(AccountId account, UserId user, Instant occurredAt) implements AccountEvent {}

    /** Somebody, named in the envelope, has signed {@code user} out everywhere. */
    record SessionsEnded(AccountId account, UserId user, Instant occurredAt) implements AccountEvent {}
}
