package com.occuz.kernel.account;

import com.occuz.kernel.refusal.Reason;
import com.occuz.kernel.refusal.Refusal;

/** Why an account says no. */
public sealed interface AccountRefusal extends Refusal {

    record AccountNotFound() implements AccountRefusal {
        @Override
        public Reason reason() {
            return Reason.notFound("account-not-found", "There is no such account.");
        }
    }

    record AccountExists(AccountId account) implements AccountRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("account-exists", "The account " + account + " is already open.");
        }
    }

    record RoleNotForAccount(AccountId account, Role role) implements AccountRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid(
                            "role-not-for-account",
                            "The account " + account + " cannot hold the role " + role.wireName() + ".")
                    .at("role");
        }
    }

    record UserNotFound() implements AccountRefusal {
        @Override
        public Reason reason() {
            return Reason.notFound("user-not-found", "There is no such user.");
        }
    }

    record NoScopes() implements AccountRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid("no-scopes", "An API key needs at least one scope.").at("scopes");
        }
    }

    record ScopeNotForRole(Scope scope, Role role) implements AccountRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid(
                            "scope-not-for-role",
                            "A key of the role " + role.wireName() + " cannot have the scope " + scope.wireName() + ".")
                    .at("scopes");
        }
    }

    record ExpiresInThePast() implements AccountRefusal {
        @Override
        public Reason reason() {
            return Reason.invalid("expires-in-the-past", "An API key must expire in the future.").at("expiresAt");
        }
    }

    record TooManyApiKeys(int most) implements AccountRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "too-many-api-keys", "An account has at most " + most + " API keys in use; revoke one that is not needed.");
        }
    }

    record ApiKeyNotFound() implements AccountRefusal {
        @Override
        public Reason reason() {
            return Reason.notFound("api-key-not-found", "There is no such API key.");
        }
    }

    record ApiKeyHasChanged(long version) implements AccountRefusal {
        @Override
        public Reason reason() {
            return Reason.stale("API key", version);
        }
    }

    record NoCustomer(AccountId account) implements AccountRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("no-customer", "The account " + account + " is no customer's and buys nothing.");
        }
    }

    record NotSuspended() implements AccountRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("not-suspended", "The account's access is not suspended.");
        }
    }

    record TermsNotFound() implements AccountRefusal {
        @Override
        public Reason reason() {
            return Reason.notFound("terms-not-found", "There is no such version of the agreement.");
        }
    }

    /** Another version has taken its place, so nobody can be asked to accept it any more. */
    record TermsSuperseded(int version, int inForce) implements AccountRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict(
                    "terms-superseded",
                    "Version " + version + " of the agreement is superseded; version " + inForce + " is in force.");
        }
    }

    record IdInUse(String id) implements AccountRefusal {
        @Override
        public Reason reason() {
            return Reason.conflict("id-in-use", "The id " + id + " is already in use.");
        }
    }
}
