package com.occuz.kernel.account;

import com.occuz.kernel.ledger.Actor;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What can be asked about accounts; each question stands beside its answer. */
public sealed interface AccountQuery {

    /** Answer: {@code Optional<ApiKeyView>}; the key need not be valid any more. */
    record FindApiKeyByDigest(ApiKeyDigest digest) implements AccountQuery {}

    /** Answer: {@code Optional<ApiKeyView>}. */
    record FindApiKey(Tenant tenant, ApiKeyId key) implements AccountQuery {}

    /** Answer: a {@code Page<ApiKeyView>}, newest first. */
    record ListApiKeys(Tenant tenant, Optional<Long> before, int limit) implements AccountQuery {}

    /**
     * Everybody who signs in with this address, capitals or not. Answer: a {@code List<PersonView>}, at most three, the
     * longest known first.
     */
    record FindPeopleByEmail(EmailAddress email) implements AccountQuery {}

    /** Answer: {@code Optional<PersonView>}. */
    record FindPerson(Tenant tenant, UserId user) implements AccountQuery {}

    /** Answer: a {@code Page<PersonView>}, newest first. */
    record ListPeople(Tenant tenant, Optional<Long> before, int limit) implements AccountQuery {}

    /** Answer: {@code Optional<SupportPlanView>}; empty where there is no such account for the tenant. */
    record FindSupportPlan(Tenant tenant, AccountId account) implements AccountQuery {}

    /**
     * Whether an account's access is suspended. Answer: {@code Optional<StandingView>}; empty where there is no such account
     * for the tenant.
     */
    record FindStanding(Tenant tenant, AccountId account) implements AccountQuery {}

    /** Customers' accounts. Answer: a {@code Page<AccountView>}, newest first. */
    record ListAccounts(Tenant tenant, Optional<Long> before, int limit) implements AccountQuery {}

    /**
     * Which accounts have accepted a version of the agreement (§ 15). Answer: a {@code Page<AcceptanceView>}, the last
     * acceptance first.
     */
    record ListAcceptances(Tenant tenant, int version, Optional<Long> before, int limit) implements AccountQuery {}

    /** What an account has accepted. Answer: a {@code List<AcceptanceView>}, the latest version first. */
    record FindAcceptances(Tenant tenant, AccountId account) implements AccountQuery {}

    /** How many of the tenant's accounts have accepted which version. Answer: an {@link AcceptanceCounts}. */
    record CountAcceptances(Tenant tenant) implements AccountQuery {}

    /**
     * An account's acceptance of a version of the agreement.
     *
     * @param accountName empty while the account's own event has not been seen; {@code [erased]} once it was
     * @param by who accepted it, as the ledger names them
     * @param position of the acceptance
     */
    record AcceptanceView(
            AccountId account, String accountName, int version, Actor by, Instant at, long position) {}

    /**
     * @param accounts customers' accounts in all
     * @param byVersion versions that nobody has accepted are left out
     */
    record AcceptanceCounts(long accounts, Map<Integer, Long> byVersion) {

        public AcceptanceCounts {
            byVersion = Map.copyOf(byVersion);
        }

        /** Accounts that have accepted a version. */
        public long of(int version) {
            return byVersion.getOrDefault(version, 0L);
        }
    }

    /**
     * A customer's account as lists show it.
     *
     * @param name {@code [erased]} once it was
     * @param suspendedSince {@code null}: it is not
     * @param reason of the last suspension or reinstatement, {@code null} without one; {@code [erased]} once it was
     * @param accepted the latest version of the agreement that it has accepted; {@code null}: none
     * @param position of the event that opened it
     */
    record AccountView(
            AccountId account,
            String name,
            Instant openedAt,
            @Nullable Instant suspendedSince,
            @Nullable String reason,
            @Nullable AcceptanceView accepted,
            long position) {}

    /**
     * @param suspendedSince {@code null}: it is not
     * @param reason of the last suspension or reinstatement, {@code null} without one; {@code [erased]} once it was
     */
    record StandingView(AccountId account, @Nullable Instant suspendedSince, @Nullable String reason) {}

    /**
     * What an account has bought to be told.
     *
     * @param since {@code null}: nothing was ever bought
     */
    record SupportPlanView(AccountId account, SupportPlan plan, @Nullable Instant since) {}

    /**
     * Somebody who may sign in.
     *
     * @param accountName empty while the account's own event has not been seen
     * @param email {@code [erased]} once it was
     * @param passwordChangedAt {@code null}: they have the one that they were added with
     * @param position position of the event that added them
     */
    record PersonView(
            AccountId account,
            String accountName,
            UserId user,
            Role role,
            String email,
            Instant addedAt,
            @Nullable Instant passwordChangedAt,
            long position) {}

    /**
     * An API key as lists show it.
     *
     * @param position position of the event that issued it
     * @param owner whose key it is; {@code null}: nobody's, or nobody knows
     * @param expiresAt {@code null}: never
     * @param revokedAt {@code null}: not revoked
     */
    record ApiKeyView(
            AccountId account,
            ApiKeyId key,
            Role role,
            Set<Scope> scopes,
            String label,
            @Nullable UserId owner,
            Instant issuedAt,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            long version,
            long position) {

        public boolean isValidAt(Instant instant) {
            return revokedAt == null && (expiresAt == null || instant.isBefore(expiresAt));
        }
    }
}
