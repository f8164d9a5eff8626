package com.occuz.security;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.ApiKeyId;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.Scope;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.Metadata;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who is calling, as an API key tells.
 *
 * @param owner whose key it is; {@code null}: no person's that is known
 */
public record Caller(AccountId account, Role role, Set<Scope> scopes, ApiKeyId key, @Nullable UserId owner) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** Whose data the caller may see: its own, everybody's for an auditor. */
    public Tenant tenant() {
        return role == Role.AUDITOR ? Tenant.everyone() : Tenant.of(account);
    }

    /** Whose incidents the caller may see: a customer its own and the platform's, everybody else all of them. */
    public Tenant incidents() {
        return role == Role.CUSTOMER ? Tenant.of(account) : Tenant.everyone();
    }

    /**
     * Who acts, for rules that ask for somebody else: the key's owner, so that one person with a key and a session is one;
     * a key that nobody owns speaks for itself.
     */
    public Actor actor() {
        return owner == null ? new Actor(ActorType.API_KEY, key.value()) : new Actor(ActorType.USER, owner.value());
    }

    /** The envelope of a command that this caller sends now; it names the key, whoever owns it. */
    public Metadata envelope() {
        return envelope(account);
    }

    /** The same for a command about what belongs to {@code subject}, for whom the caller acts. */
    public Metadata envelope(AccountId subject) {
        String commandId = UUID.randomUUID().toString();
        return new Metadata(subject, ActorType.API_KEY, key.value(), Channel.API, commandId, commandId, commandId);
    }
}
