package com.occuz.kernel.account;

import com.occuz.kernel.refusal.Refusal;

/** Why an account says no. */
public sealed interface AccountRefusal extends Refusal {

    record AccountNotFound() implements AccountRefusal {
        @Override
        public String code() {
            return "account-not-found";
        }

        @Override
        public String sentence() {
            return "There is no such account.";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    record AccountExists(AccountId account) implements AccountRefusal {
        @Override
        public String code() {
            return "account-exists";
        }

        @Override
        public String sentence() {
            return "The account " + account + " is already open.";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }

    record RoleNotForAccount(AccountId account, Role role) implements AccountRefusal {
        @Override
        public String code() {
            return "role-not-for-account";
        }

        @Override
        public String sentence() {
            return "The account " + account + " cannot hold the role " + role.wireName() + ".";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String field() {
            return "role";
        }
    }

    record NoScopes() implements AccountRefusal {
        @Override
        public String code() {
            return "no-scopes";
        }

        @Override
        public String sentence() {
            return "An API key needs at least one scope.";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String field() {
            return "scopes";
        }
    }

    record ExpiresInThePast() implements AccountRefusal {
        @Override
        public String code() {
            return "expires-in-the-past";
        }

        @Override
        public String sentence() {
            return "An API key must expire in the future.";
        }

        @Override
        public Kind kind() {
            return Kind.INVALID;
        }

        @Override
        public String field() {
            return "expiresAt";
        }
    }

    record ApiKeyNotFound() implements AccountRefusal {
        @Override
        public String code() {
            return "api-key-not-found";
        }

        @Override
        public String sentence() {
            return "There is no such API key.";
        }

        @Override
        public Kind kind() {
            return Kind.NOT_FOUND;
        }
    }

    record ApiKeyHasChanged(long version) implements AccountRefusal {
        @Override
        public String code() {
            return "stale-version";
        }

        @Override
        public String sentence() {
            return "The API key has changed since: it is at version " + version + ".";
        }

        @Override
        public Kind kind() {
            return Kind.STALE;
        }
    }

    record IdInUse(String id) implements AccountRefusal {
        @Override
        public String code() {
            return "id-in-use";
        }

        @Override
        public String sentence() {
            return "The id " + id + " is already in use.";
        }

        @Override
        public Kind kind() {
            return Kind.CONFLICT;
        }
    }
}
