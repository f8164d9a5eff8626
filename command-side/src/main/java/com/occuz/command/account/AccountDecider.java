package com.occuz.command.account;

import com.occuz.command.account.Account.Absent;
import com.occuz.command.account.Account.Open;
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
import com.occuz.kernel.account.AccountRefusal.AccountExists;
import com.occuz.kernel.account.AccountRefusal.AccountNotFound;
import com.occuz.kernel.account.AccountRefusal.ApiKeyHasChanged;
import com.occuz.kernel.account.AccountRefusal.ApiKeyNotFound;
import com.occuz.kernel.account.AccountRefusal.ExpiresInThePast;
import com.occuz.kernel.account.AccountRefusal.IdInUse;
import com.occuz.kernel.account.AccountRefusal.NoCustomer;
import com.occuz.kernel.account.AccountRefusal.NoScopes;
import com.occuz.kernel.account.AccountRefusal.NotSuspended;
import com.occuz.kernel.account.AccountRefusal.RoleNotForAccount;
import com.occuz.kernel.account.AccountRefusal.ScopeNotForRole;
import com.occuz.kernel.account.AccountRefusal.TermsNotFound;
import com.occuz.kernel.account.AccountRefusal.TermsSuperseded;
import com.occuz.kernel.account.AccountRefusal.TooManyApiKeys;
import com.occuz.kernel.account.AccountRefusal.UserNotFound;
import com.occuz.kernel.account.ApiKeyId;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.Scope;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.servicelevel.TermsQuery.Standing;
import com.occuz.kernel.servicelevel.TermsQuery.TermsHistory;
import com.occuz.kernel.servicelevel.TermsQuery.TermsVersion;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** The rules of accounts, users and API keys; pure. */
final class AccountDecider {

    /** More than anybody needs who revokes what is not needed, and few enough to look through. */
    static final int MOST_KEYS = 100;

    private AccountDecider() {}

    /** @param terms the versions of the agreement, asked for only where the decision depends on them */
    static List<AccountEvent> decide(AccountCommand command, Account account, Supplier<TermsHistory> terms) {
        return switch (command) {
            case OpenAccount open -> open(open, account);
            case AddUser add -> addUser(add, opened(account));
            case IssueApiKey issue -> issue(issue, opened(account));
            case RevokeApiKey revoke -> revoke(revoke, opened(account));
            case ChangePassword change -> {
                refuseUnknown(change.user(), opened(account));
                yield List.of(new PasswordChanged(change.account(), change.user(), change.at()));
            }
            case EndSessions end -> {
                refuseUnknown(end.user(), opened(account));
                yield List.of(new SessionsEnded(end.account(), end.user(), end.at()));
            }
            case SetSupportPlan set -> setPlan(set, opened(account));
            case SuspendAccount suspend -> suspend(suspend, opened(account));
            case ReinstateAccount reinstate -> reinstate(reinstate, opened(account));
            case AcceptTerms accept -> accept(accept, opened(account), terms);
        };
    }

    static Account evolve(Account account, AccountEvent event) {
        return switch (event) {
            case AccountOpened e ->
                new Open(
                        e.account(), Chain.empty(), Map.of(), Chain.empty(), Chain.empty(), SupportPlan.NONE, false,
                        Chain.empty());
            case UserAdded e -> opened(account).withUser(e.user());
            case ApiKeyIssued e -> issued(opened(account), e);
            case ApiKeyRevoked e -> {
                Open open = opened(account);
                Map<ApiKeyId, Instant> inUse = new HashMap<>(open.inUse());
                inUse.remove(e.key());
                yield open.withKeys(inUse, open.expired(), open.revoked().with(e.key()));
            }
            case SupportPlanSet e -> opened(account).withPlan(e.plan());
            case AccountSuspended ignored -> opened(account).suspended(true);
            case AccountReinstated ignored -> opened(account).suspended(false);
            case TermsAccepted e -> opened(account).accepting(e.version());
            case PasswordChanged ignored -> account;
            case SessionsEnded ignored -> account;
        };
    }

    /** Those that have expired by now make room. */
    private static Open issued(Open open, ApiKeyIssued event) {
        Map<ApiKeyId, Instant> inUse = new HashMap<>();
        Chain<ApiKeyId> expired = open.expired();
        for (Map.Entry<ApiKeyId, Instant> key : open.inUse().entrySet()) {
            if (event.occurredAt().isBefore(key.getValue())) {
                inUse.put(key.getKey(), key.getValue());
            } else {
                expired = expired.with(key.getKey());
            }
        }
        inUse.put(event.key(), event.expiresAt() == null ? Instant.MAX : event.expiresAt());
        return open.withKeys(inUse, expired, open.revoked());
    }

    private static List<AccountEvent> open(OpenAccount command, Account account) {
        if (!(account instanceof Absent)) {
            throw new Refused(new AccountExists(command.account()));
        }
        KeySubject subject = KeySubject.of(command.account());
        return List.of(new AccountOpened(command.account(), Erasable.of(subject, command.name().value()), command.at()));
    }

    private static List<AccountEvent> addUser(AddUser command, Open account) {
        refuseMisplacedRole(account.id(), command.role());
        if (account.users().contains(command.user())) {
            throw new Refused(new IdInUse(command.user().value()));
        }
        KeySubject person = KeySubject.of(command.user());
        return List.of(new UserAdded(
                command.account(), command.user(), command.role(), Erasable.of(person, command.email()), command.at()));
    }

    private static List<AccountEvent> issue(IssueApiKey command, Open account) {
        refuseMisplacedRole(account.id(), command.role());
        if (command.scopes().isEmpty()) {
            throw new Refused(new NoScopes());
        }
        // A monitor is the operator's; nobody else may say what was detected.
        if (command.scopes().contains(Scope.DETECT) && command.role() != Role.OPERATOR) {
            throw new Refused(new ScopeNotForRole(Scope.DETECT, command.role()));
        }
        if (command.expiresAt() != null && !command.expiresAt().isAfter(command.at())) {
            throw new Refused(new ExpiresInThePast());
        }
        if (account.knows(command.key())) {
            throw new Refused(new IdInUse(command.key().value()));
        }
        if (command.owner() != null) {
            refuseUnknown(command.owner(), account);
        }
        if (account.inUseAt(command.at()) >= MOST_KEYS) {
            throw new Refused(new TooManyApiKeys(MOST_KEYS));
        }
        return List.of(new ApiKeyIssued(
                command.account(),
                command.key(),
                command.role(),
                command.scopes(),
                command.digest(),
                Erasable.of(KeySubject.of(command.account()), command.label().value()),
                // A monitor is no person, whoever has made its key.
                command.scopes().equals(Set.of(Scope.DETECT)) ? null : command.owner(),
                command.expiresAt(),
                command.at()));
    }

    private static List<AccountEvent> revoke(RevokeApiKey command, Open account) {
        if (!account.knows(command.key())) {
            throw new Refused(new ApiKeyNotFound());
        }
        // First of all: whoever repeats a revocation because its answer was lost gets that answer.
        if (account.revoked().contains(command.key())) {
            return List.of();
        }
        if (command.version().isPresent() && command.version().get() != 1) {
            throw new Refused(new ApiKeyHasChanged(1));
        }
        return List.of(new ApiKeyRevoked(command.account(), command.key(), command.at()));
    }

    private static void refuseUnknown(UserId user, Open account) {
        if (!account.users().contains(user)) {
            throw new Refused(new UserNotFound());
        }
    }

    private static List<AccountEvent> setPlan(SetSupportPlan command, Open account) {
        if (account.id().equals(AccountId.PLATFORM)) {
            throw new Refused(new NoCustomer(account.id()));
        }
        return command.plan().equals(account.plan())
                ? List.of()
                : List.of(new SupportPlanSet(command.account(), command.plan(), command.at()));
    }

    /** Only a customer's: nobody could lift the platform's own. */
    private static List<AccountEvent> suspend(SuspendAccount command, Open account) {
        if (account.id().equals(AccountId.PLATFORM)) {
            throw new Refused(new NoCustomer(account.id()));
        }
        return account.suspended()
                ? List.of()
                : List.of(new AccountSuspended(
                        command.account(),
                        Erasable.of(KeySubject.of(command.account()), command.reason().value()),
                        command.at()));
    }

    private static List<AccountEvent> reinstate(ReinstateAccount command, Open account) {
        if (!account.suspended()) {
            throw new Refused(new NotSuspended());
        }
        return List.of(new AccountReinstated(
                command.account(), Erasable.of(KeySubject.of(command.account()), command.reason().value()), command.at()));
    }

    /** One that is announced can be accepted before it is in force; one that is superseded says nothing to anybody any more. */
    private static List<AccountEvent> accept(AcceptTerms command, Open account, Supplier<TermsHistory> terms) {
        if (account.id().equals(AccountId.PLATFORM)) {
            throw new Refused(new NoCustomer(account.id()));
        }
        // First of all: whoever repeats an acceptance because its answer was lost gets that answer.
        if (account.accepted().contains(command.version())) {
            return List.of();
        }
        TermsHistory history = terms.get();
        TermsVersion version =
                history.version(command.version()).orElseThrow(() -> new Refused(new TermsNotFound()));
        if (history.standing(version, command.at()) == Standing.SUPERSEDED) {
            int inForce = history.agreements().at(command.at()).terms().version();
            throw new Refused(new TermsSuperseded(command.version(), inForce));
        }
        return List.of(new TermsAccepted(command.account(), command.version(), command.by(), command.at()));
    }

    /** Customers live in their own accounts, everybody else in the platform's. */
    private static void refuseMisplacedRole(AccountId account, Role role) {
        if ((role == Role.CUSTOMER) == account.equals(AccountId.PLATFORM)) {
            throw new Refused(new RoleNotForAccount(account, role));
        }
    }

    private static Open opened(Account account) {
        return switch (account) {
            case Absent ignored -> throw new Refused(new AccountNotFound());
            case Open open -> open;
        };
    }
}
