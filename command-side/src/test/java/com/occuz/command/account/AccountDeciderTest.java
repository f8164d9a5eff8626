package com.occuz.command.account;

import com.occuz.command.AggregateIdResolver;
import com.occuz.command.Spec;
import com.occuz.kernel.account.AccountCommand;
import com.occuz.kernel.account.AccountCommand.AddUser;
import com.occuz.kernel.account.AccountCommand.IssueApiKey;
import com.occuz.kernel.account.AccountCommand.OpenAccount;
import com.occuz.kernel.account.AccountCommand.RevokeApiKey;
import com.occuz.kernel.account.AccountEvent;
import com.occuz.kernel.account.AccountEvent.AccountOpened;
import com.occuz.kernel.account.AccountEvent.ApiKeyIssued;
import com.occuz.kernel.account.AccountEvent.ApiKeyRevoked;
import com.occuz.kernel.account.AccountEvent.UserAdded;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.AccountRefusal;
import com.occuz.kernel.account.ApiKeyDigest;
import com.occuz.kernel.account.ApiKeyId;
import com.occuz.kernel.account.EmailAddress;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.Scope;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AccountDeciderTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final UserId ADA = new UserId("u_ada");
    private static final ApiKeyId KEY = new ApiKeyId("k_1");
    private static final ApiKeyDigest DIGEST = new ApiKeyDigest("0".repeat(64));
    private static final Instant T0 = Instant.parse("2026-01-09T20:00:00Z");

    private final Spec<AccountCommand, AccountEvent, Account> spec =
            new Spec<>(new Account.Absent(), AccountDecider::decide, AccountDecider::evolve);

    private static AccountOpened anyOpened(AccountId account) {
        return new AccountOpened(account, Erasable.of(KeySubject.of(account), "Acme Inc."), T0);
    }

    private static IssueApiKey anyIssue(AccountId account, Role role, @Nullable Instant expiresAt) {
        return new IssueApiKey(account, KEY, role, Set.of(Scope.READ), DIGEST, "CI", expiresAt, T0);
    }

    private static ApiKeyIssued anyIssued() {
        return new ApiKeyIssued(
                ACME, KEY, Role.CUSTOMER, Set.of(Scope.READ), DIGEST, Erasable.of(KeySubject.of(ACME), "CI"), null, T0);
    }

    @Nested
    class An_account_that_is_not_open {

        @Test
        void opens() {
            spec.given(List.of()).whenThen(new OpenAccount(ACME, "Acme Inc.", T0), List.of(anyOpened(ACME)));
        }

        @Test
        void has_no_users_and_no_keys() {
            AccountRefusal absent = new AccountRefusal.AccountNotFound();
            spec.given(List.of()).whenRefused(anyIssue(ACME, Role.CUSTOMER, null), absent);
            spec.given(List.of()).whenRefused(new RevokeApiKey(ACME, KEY, Optional.empty(), T0), absent);
            spec.given(List.of())
                    .whenRefused(new AddUser(ACME, ADA, Role.CUSTOMER, new EmailAddress("ada@acme.example"), T0), absent);
        }
    }

    @Nested
    class An_open_account {

        private final List<AccountEvent> open = List.of(anyOpened(ACME));

        @Test
        void opens_once() {
            spec.given(open)
                    .whenRefused(new OpenAccount(ACME, "Again", T0), new AccountRefusal.AccountExists(ACME));
        }

        @Test
        void takes_a_user_whose_address_is_locked_with_the_users_own_key() {
            EmailAddress email = new EmailAddress("ada@acme.example");
            UserAdded added = new UserAdded(ACME, ADA, Role.CUSTOMER, Erasable.of(KeySubject.of(ADA), email), T0);
            spec.given(open).whenThen(new AddUser(ACME, ADA, Role.CUSTOMER, email, T0), List.of(added));
            spec.given(List.of(anyOpened(ACME), added))
                    .whenRefused(
                            new AddUser(ACME, ADA, Role.CUSTOMER, email, T0), new AccountRefusal.IdInUse("u_ada"));
        }

        @Test
        void holds_customers_only_and_the_platform_holds_none() {
            spec.given(open)
                    .whenRefused(
                            anyIssue(ACME, Role.OPERATOR, null),
                            new AccountRefusal.RoleNotForAccount(ACME, Role.OPERATOR));
            spec.given(List.of(anyOpened(AccountId.PLATFORM)))
                    .whenRefused(
                            anyIssue(AccountId.PLATFORM, Role.CUSTOMER, null),
                            new AccountRefusal.RoleNotForAccount(AccountId.PLATFORM, Role.CUSTOMER));
        }

        @Test
        void issues_a_key() {
            spec.given(open).whenThen(anyIssue(ACME, Role.CUSTOMER, null), List.of(anyIssued()));
        }

        @Test
        void issues_no_key_that_has_expired_or_may_do_nothing() {
            spec.given(open)
                    .whenRefused(anyIssue(ACME, Role.CUSTOMER, T0), new AccountRefusal.ExpiresInThePast());
            spec.given(open)
                    .whenRefused(
                            new IssueApiKey(ACME, KEY, Role.CUSTOMER, Set.of(), DIGEST, "CI", null, T0),
                            new AccountRefusal.NoScopes());
        }

        @Test
        void issues_no_id_twice() {
            spec.given(List.of(anyOpened(ACME), anyIssued()))
                    .whenRefused(anyIssue(ACME, Role.CUSTOMER, null), new AccountRefusal.IdInUse("k_1"));
        }

        @Test
        void revokes_a_key_once_and_knows_no_other() {
            spec.given(List.of(anyOpened(ACME), anyIssued()))
                    .whenThen(new RevokeApiKey(ACME, KEY, Optional.empty(), T0), List.of(new ApiKeyRevoked(ACME, KEY, T0)));
            spec.given(List.of(anyOpened(ACME), anyIssued(), new ApiKeyRevoked(ACME, KEY, T0)))
                    .whenThen(new RevokeApiKey(ACME, KEY, Optional.empty(), T0), List.of());
            spec.given(open).whenRefused(new RevokeApiKey(ACME, KEY, Optional.empty(), T0), new AccountRefusal.ApiKeyNotFound());
        }
    }

    @Test
    void revokes_only_the_version_that_was_asked_for() {
        List<AccountEvent> issued = List.of(anyOpened(ACME), anyIssued());
        List<AccountEvent> revoked = List.of(anyOpened(ACME), anyIssued(), new ApiKeyRevoked(ACME, KEY, T0));
        spec.given(issued)
                .whenThen(
                        new RevokeApiKey(ACME, KEY, Optional.of(1L), T0), List.of(new ApiKeyRevoked(ACME, KEY, T0)));
        spec.given(issued)
                .whenRefused(
                        new RevokeApiKey(ACME, KEY, Optional.of(2L), T0), new AccountRefusal.ApiKeyHasChanged(1));
        spec.given(revoked).whenThen(new RevokeApiKey(ACME, KEY, Optional.of(1L), T0), List.of());
        spec.given(revoked).whenThen(new RevokeApiKey(ACME, KEY, Optional.of(2L), T0), List.of());
    }

    @Test
    void axon_wires_the_aggregate() {
        AggregateTestFixture<AccountAggregate> fixture = new AggregateTestFixture<>(AccountAggregate.class);
        fixture.registerCommandTargetResolver(new AggregateIdResolver());
        fixture.given(anyOpened(ACME)).when(anyIssue(ACME, Role.CUSTOMER, null)).expectEvents(anyIssued());
    }
}
