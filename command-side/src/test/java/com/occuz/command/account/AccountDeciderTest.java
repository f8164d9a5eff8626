package com.occuz.command.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.command.AggregateIdResolver;
import com.occuz.command.NoAgreementsPublished;
import com.occuz.command.Spec;
import com.occuz.kernel.account.AccountCommand;
import com.occuz.kernel.account.AccountCommand.AcceptTerms;
import com.occuz.kernel.account.AccountCommand.AddUser;
import com.occuz.kernel.account.AccountCommand.ChangePassword;
import com.occuz.kernel.account.AccountCommand.EndSessions;
import com.occuz.kernel.account.AccountCommand.IssueApiKey;
import com.occuz.kernel.account.AccountCommand.OpenAccount;
import com.occuz.kernel.account.AccountCommand.ReinstateAccount;
import com.occuz.kernel.account.AccountCommand.RevokeApiKey;
import com.occuz.kernel.account.AccountCommand.SetSupportPlan;
import com.occuz.kernel.account.AccountCommand.SuspendAccount;
import com.occuz.kernel.account.AccountEvent;
import com.occuz.kernel.account.AccountEvent.AccountOpened;
import com.occuz.kernel.account.AccountEvent.AccountReinstated;
import com.occuz.kernel.account.AccountEvent.AccountSuspended;
import com.occuz.kernel.account.AccountEvent.ApiKeyIssued;
import com.occuz.kernel.account.AccountEvent.ApiKeyRevoked;
import com.occuz.kernel.account.AccountEvent.PasswordChanged;
import com.occuz.kernel.account.AccountEvent.SessionsEnded;
import com.occuz.kernel.account.AccountEvent.SupportPlanSet;
import com.occuz.kernel.account.AccountEvent.TermsAccepted;
import com.occuz.kernel.account.AccountEvent.UserAdded;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.AccountName;
import com.occuz.kernel.account.AccountRefusal;
import com.occuz.kernel.account.ApiKeyDigest;
import com.occuz.kernel.account.ApiKeyId;
import com.occuz.kernel.account.ApiKeyLabel;
import com.occuz.kernel.account.EmailAddress;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.Scope;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.account.SuspensionReason;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.servicelevel.TermsQuery.Publication;
import com.occuz.kernel.servicelevel.TermsQuery.TermsHistory;
import com.occuz.kernel.servicelevel.TermsQuery.TermsVersion;
import com.occuz.kernel.sla.Agreement;
import com.occuz.kernel.sla.Agreements;
import com.occuz.kernel.sla.AnyTerms;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class AccountDeciderTest {

    private static final AccountId ACME = new AccountId("acme");
    private static final UserId ADA = new UserId("u_ada");
    private static final ApiKeyId KEY = new ApiKeyId("k_1");
    private static final ApiKeyDigest DIGEST = new ApiKeyDigest("0".repeat(64));
    private static final Erasable<String> LABEL = Erasable.of(KeySubject.of(ACME), "CI");
    private static final Instant T0 = Instant.parse("2026-01-09T20:00:00Z");

    private final Spec<AccountCommand, AccountEvent, Account> spec =
            new Spec<>(new Account.Absent(), AccountDeciderTest::decide, AccountDecider::evolve);

    /** Where nothing but version 1 of the agreement is known. */
    private static List<AccountEvent> decide(AccountCommand command, Account account) {
        return AccountDecider.decide(command, account, NoAgreementsPublished.agreements()::history);
    }

    private static AccountOpened anyOpened(AccountId account) {
        return new AccountOpened(account, Erasable.of(KeySubject.of(account), "Acme Inc."), T0);
    }

    private static IssueApiKey anyIssue(AccountId account, Role role, @Nullable Instant expiresAt) {
        return new IssueApiKey(account, KEY, role, Set.of(Scope.READ), DIGEST, new ApiKeyLabel("CI"), null, expiresAt, T0);
    }

    private static ApiKeyIssued anyIssued() {
        return new ApiKeyIssued(
                ACME, KEY, Role.CUSTOMER, Set.of(Scope.READ), DIGEST, Erasable.of(KeySubject.of(ACME), "CI"), null, null, T0);
    }

    @Nested
    class A_support_plan {

        private final SupportPlan told = new SupportPlan(true, false, false, false);

        @Test
        void is_set_and_set_again_to_another_one_alone() {
            SupportPlanSet set = new SupportPlanSet(ACME, told, T0);
            spec.given(List.of(anyOpened(ACME))).whenThen(new SetSupportPlan(ACME, told, T0), List.of(set));
            spec.given(List.of(anyOpened(ACME), set)).whenThen(new SetSupportPlan(ACME, told, T0), List.of());
            spec.given(List.of(anyOpened(ACME), set))
                    .whenThen(
                            new SetSupportPlan(ACME, SupportPlan.NONE, T0),
                            List.of(new SupportPlanSet(ACME, SupportPlan.NONE, T0)));
            spec.given(List.of(anyOpened(ACME))).whenThen(new SetSupportPlan(ACME, SupportPlan.NONE, T0), List.of());
        }

        @Test
        void is_nothing_for_the_platform_to_buy() {
            spec.given(List.of(anyOpened(AccountId.PLATFORM)))
                    .whenRefused(
                            new SetSupportPlan(AccountId.PLATFORM, told, T0),
                            new AccountRefusal.NoCustomer(AccountId.PLATFORM));
        }
    }

    @Nested
    class The_agreement {

        private final Actor ada = new Actor(ActorType.USER, "u_ada");
        private final Agreement shorter = AnyTerms.agreement(AnyTerms.with(Duration.ofMinutes(30), Duration.ofHours(3)));
        private final Instant announced = T0.plus(Duration.ofDays(30));

        /** Where version 2 was published to take effect later. */
        private final Supplier<TermsHistory> two = () -> {
            Agreements both = Agreements.STANDARD.with(shorter, announced);
            Publication told = new Publication(announced, new Prose("Faster"), ada, T0);
            return new TermsHistory(
                    List.of(
                            new TermsVersion(Agreement.STANDARD, Optional.empty(), 0),
                            new TermsVersion(shorter, Optional.of(told), 7)),
                    both,
                    7);
        };
        private final Account open = AccountDecider.evolve(new Account.Absent(), anyOpened(ACME));

        private List<AccountEvent> accept(int version, Instant at, Account account) {
            return AccountDecider.decide(new AcceptTerms(ACME, version, ada, at), account, two);
        }

        @Test
        void is_accepted_by_version_whether_it_is_in_force_or_announced() {
            assertThat(accept(1, T0, open)).containsExactly(new TermsAccepted(ACME, 1, ada, T0));
            assertThat(accept(2, T0, open)).containsExactly(new TermsAccepted(ACME, 2, ada, T0));
        }

        @Test
        void stays_accepted_however_often_that_is_said_and_after_it_is_superseded_too() {
            Account accepted = AccountDecider.evolve(open, new TermsAccepted(ACME, 1, ada, T0));

            assertThat(accept(1, T0, accepted)).isEmpty();
            assertThat(accept(1, announced, accepted)).isEmpty();
            assertThat(accept(2, announced, accepted)).hasSize(1);
        }

        @Test
        void is_not_accepted_in_a_version_that_is_superseded_or_does_not_exist() {
            assertThatThrownBy(() -> accept(1, announced, open))
                    .isInstanceOfSatisfying(Refused.class, it -> assertThat(it.refusal())
                            .isEqualTo(new AccountRefusal.TermsSuperseded(1, 2)));
            assertThatThrownBy(() -> accept(3, T0, open))
                    .isInstanceOfSatisfying(Refused.class, it -> assertThat(it.refusal())
                            .isEqualTo(new AccountRefusal.TermsNotFound()));
        }

        @Test
        void is_nothing_for_the_platform_or_for_nobody_to_accept() {
            spec.given(List.of(anyOpened(AccountId.PLATFORM)))
                    .whenRefused(
                            new AcceptTerms(AccountId.PLATFORM, 1, ada, T0),
                            new AccountRefusal.NoCustomer(AccountId.PLATFORM));
            spec.given(List.of()).whenRefused(new AcceptTerms(ACME, 1, ada, T0), new AccountRefusal.AccountNotFound());
        }
    }

    @Nested
    class Access {

        private final SuspensionReason reason = new SuspensionReason("Third violation");
        private final AccountSuspended suspended =
                new AccountSuspended(ACME, Erasable.of(KeySubject.of(ACME), reason.value()), T0);
        private final AccountReinstated reinstated =
                new AccountReinstated(ACME, Erasable.of(KeySubject.of(ACME), reason.value()), T0);

        @Test
        void is_suspended_and_given_back_and_suspended_again() {
            SuspendAccount suspend = new SuspendAccount(ACME, reason, T0);
            ReinstateAccount reinstate = new ReinstateAccount(ACME, reason, T0);
            spec.given(List.of(anyOpened(ACME))).whenThen(suspend, List.of(suspended));
            spec.given(List.of(anyOpened(ACME), suspended)).whenThen(suspend, List.of());
            spec.given(List.of(anyOpened(ACME), suspended)).whenThen(reinstate, List.of(reinstated));
            spec.given(List.of(anyOpened(ACME), suspended, reinstated)).whenThen(suspend, List.of(suspended));
            spec.given(List.of(anyOpened(ACME))).whenRefused(reinstate, new AccountRefusal.NotSuspended());
        }

        @Test
        void of_the_platform_itself_is_not_suspended() {
            spec.given(List.of(anyOpened(AccountId.PLATFORM)))
                    .whenRefused(
                            new SuspendAccount(AccountId.PLATFORM, reason, T0),
                            new AccountRefusal.NoCustomer(AccountId.PLATFORM));
        }
    }

    @Nested
    class An_account_that_is_not_open {

        @Test
        void opens() {
            spec.given(List.of()).whenThen(new OpenAccount(ACME, new AccountName("Acme Inc."), T0), List.of(anyOpened(ACME)));
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
                    .whenRefused(new OpenAccount(ACME, new AccountName("Again"), T0), new AccountRefusal.AccountExists(ACME));
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
        void tells_every_change_of_a_password_and_every_end_of_sessions_of_those_whom_it_has() {
            UserAdded added = new UserAdded(
                    ACME, ADA, Role.CUSTOMER, Erasable.of(KeySubject.of(ADA), new EmailAddress("ada@acme.example")), T0);
            PasswordChanged changed = new PasswordChanged(ACME, ADA, T0);
            SessionsEnded ended = new SessionsEnded(ACME, ADA, T0);
            spec.given(List.of(anyOpened(ACME), added)).whenThen(new ChangePassword(ACME, ADA, T0), List.of(changed));
            spec.given(List.of(anyOpened(ACME), added, changed)).whenThen(new ChangePassword(ACME, ADA, T0), List.of(changed));
            spec.given(List.of(anyOpened(ACME), added, ended)).whenThen(new EndSessions(ACME, ADA, T0), List.of(ended));
            AccountRefusal nobody = new AccountRefusal.UserNotFound();
            spec.given(open).whenRefused(new ChangePassword(ACME, ADA, T0), nobody);
            spec.given(open).whenRefused(new EndSessions(ACME, ADA, T0), nobody);
        }

        @Test
        void has_no_monitor_for_those_are_the_operators() {
            spec.given(open)
                    .whenRefused(
                            new IssueApiKey(
                                    ACME, KEY, Role.CUSTOMER, Set.of(Scope.DETECT), DIGEST, new ApiKeyLabel("CI"), null, null, T0),
                            new AccountRefusal.ScopeNotForRole(Scope.DETECT, Role.CUSTOMER));
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
        void issues_a_key_to_somebody_it_knows() {
            UserAdded added = new UserAdded(
                    ACME, ADA, Role.CUSTOMER, Erasable.of(KeySubject.of(ADA), new EmailAddress("ada@acme.example")), T0);
            IssueApiKey issue =
                    new IssueApiKey(ACME, KEY, Role.CUSTOMER, Set.of(Scope.READ), DIGEST, new ApiKeyLabel("CI"), ADA, null, T0);
            spec.given(List.of(anyOpened(ACME), added))
                    .whenThen(
                            issue,
                            List.of(new ApiKeyIssued(
                                    ACME, KEY, Role.CUSTOMER, Set.of(Scope.READ), DIGEST, LABEL, ADA, null, T0)));
            spec.given(open).whenRefused(issue, new AccountRefusal.UserNotFound());
        }

        @Test
        void issues_a_monitors_key_to_nobody_and_one_that_may_do_more_to_whoever_made_it() {
            UserAdded added = new UserAdded(
                    AccountId.PLATFORM,
                    ADA,
                    Role.OPERATOR,
                    Erasable.of(KeySubject.of(ADA), new EmailAddress("ada@occuz.example")),
                    T0);
            List<AccountEvent> platform = List.of(anyOpened(AccountId.PLATFORM), added);
            assertThat(ownerOf(platform, Set.of(Scope.DETECT))).isNull();
            assertThat(ownerOf(platform, Set.of(Scope.DETECT, Scope.WRITE))).isEqualTo(ADA);
        }

        private static @Nullable UserId ownerOf(List<AccountEvent> past, Set<Scope> scopes) {
            Account account = new Account.Absent();
            for (AccountEvent event : past) {
                account = AccountDecider.evolve(account, event);
            }
            IssueApiKey issue = new IssueApiKey(
                    AccountId.PLATFORM, KEY, Role.OPERATOR, scopes, DIGEST, new ApiKeyLabel("CI"), ADA, null, T0);
            return ((ApiKeyIssued) decide(issue, account).getFirst()).owner();
        }

        @Test
        void issues_no_key_that_has_expired_or_may_do_nothing() {
            spec.given(open)
                    .whenRefused(anyIssue(ACME, Role.CUSTOMER, T0), new AccountRefusal.ExpiresInThePast());
            spec.given(open)
                    .whenRefused(
                            new IssueApiKey(ACME, KEY, Role.CUSTOMER, Set.of(), DIGEST, new ApiKeyLabel("CI"), null, null, T0),
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

    @Nested
    class An_account_with_as_many_keys_as_it_may_have {

        private static final Instant END = T0.plusSeconds(60);

        private final List<AccountEvent> full = full();

        private static List<AccountEvent> full() {
            List<AccountEvent> events = new ArrayList<>(List.of(anyOpened(ACME)));
            for (int i = 1; i <= AccountDecider.MOST_KEYS; i++) {
                events.add(issued("k_" + i, i <= 2 ? END : null, T0));
            }
            return events;
        }

        private static ApiKeyIssued issued(String key, @Nullable Instant expiresAt, Instant at) {
            return new ApiKeyIssued(
                    ACME, new ApiKeyId(key), Role.CUSTOMER, Set.of(Scope.READ), DIGEST, LABEL, null, expiresAt, at);
        }

        private static IssueApiKey further(String key, Instant at) {
            return new IssueApiKey(
                    ACME, new ApiKeyId(key), Role.CUSTOMER, Set.of(Scope.READ), DIGEST, new ApiKeyLabel("CI"), null, null, at);
        }

        private static List<AccountEvent> and(List<AccountEvent> events, AccountEvent... more) {
            List<AccountEvent> all = new ArrayList<>(events);
            all.addAll(List.of(more));
            return all;
        }

        @Test
        void gets_no_other_until_one_is_revoked() {
            spec.given(full).whenRefused(further("k_x", T0), new AccountRefusal.TooManyApiKeys(AccountDecider.MOST_KEYS));
            spec.given(and(full, new ApiKeyRevoked(ACME, new ApiKeyId("k_50"), T0)))
                    .whenThen(further("k_x", T0), List.of(issued("k_x", null, T0)));
        }

        @Test
        void gets_others_in_the_place_of_those_that_have_expired() {
            List<AccountEvent> one = and(full, issued("k_x", null, END));
            spec.given(full).whenRefused(further("k_x", END.minusNanos(1_000)), new AccountRefusal.TooManyApiKeys(100));
            spec.given(full).whenThen(further("k_x", END), List.of(issued("k_x", null, END)));
            spec.given(one).whenThen(further("k_y", END), List.of(issued("k_y", null, END)));
            spec.given(and(one, issued("k_y", null, END))).whenRefused(further("k_z", END), new AccountRefusal.TooManyApiKeys(100));
        }

        @Test
        void knows_those_that_have_expired_for_ever() {
            List<AccountEvent> later = and(full, issued("k_x", null, END));
            ApiKeyId expired = new ApiKeyId("k_1");
            ApiKeyRevoked revoked = new ApiKeyRevoked(ACME, expired, END);
            spec.given(later).whenRefused(further("k_1", END), new AccountRefusal.IdInUse("k_1"));
            spec.given(later).whenThen(new RevokeApiKey(ACME, expired, Optional.empty(), END), List.of(revoked));
            spec.given(and(later, revoked)).whenThen(new RevokeApiKey(ACME, expired, Optional.empty(), END), List.of());
        }
    }

    @Test
    @Timeout(60)
    void a_long_history_of_revoked_keys_is_read_at_the_pace_of_a_short_one() {
        Account account = AccountDecider.evolve(new Account.Absent(), anyOpened(ACME));
        // Copied sets of all keys took minutes for as many.
        for (int i = 0; i < 200_000; i++) {
            ApiKeyId key = new ApiKeyId("k_" + i);
            account = AccountDecider.evolve(
                    account, new ApiKeyIssued(ACME, key, Role.CUSTOMER, Set.of(Scope.READ), DIGEST, LABEL, null, null, T0));
            account = AccountDecider.evolve(account, new ApiKeyRevoked(ACME, key, T0));
        }
        RevokeApiKey again = new RevokeApiKey(ACME, new ApiKeyId("k_0"), Optional.empty(), T0);
        assertThat(decide(again, account)).isEmpty();
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
        fixture.registerInjectableResource(NoAgreementsPublished.agreements());
        fixture.given(anyOpened(ACME)).when(anyIssue(ACME, Role.CUSTOMER, null)).expectEvents(anyIssued());
        UserAdded added = new UserAdded(
                ACME, ADA, Role.CUSTOMER, Erasable.of(KeySubject.of(ADA), new EmailAddress("ada@acme.example")), T0);
        fixture.given(anyOpened(ACME), added)
                .when(new ChangePassword(ACME, ADA, T0))
                .expectEvents(new PasswordChanged(ACME, ADA, T0));
        fixture.given(anyOpened(ACME), added)
                .when(new EndSessions(ACME, ADA, T0))
                .expectEvents(new SessionsEnded(ACME, ADA, T0));
    }
}
