package com.occuz.security;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.ApiKeyId;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.Scope;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.Metadata;
import java.util.Set;
import java.util.UUID;

/** Who is calling, as an API key tells. */
public record Caller(AccountId account, Role role, Set<Scope> scopes, ApiKeyId key) {

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** Whose data the caller may see: its own, everybody's for an auditor. */
    public Tenant tenant() {
        return role == Role.AUDITOR ? Tenant.everyone() : Tenant.of(account);
    }

    /** The envelope of a command that this caller sends now. */
    public Metadata envelope() {
        String commandId = UUID.randomUUID().toString();
        return new Metadata(account, ActorType.API_KEY, key.value(), Channel.API, commandId, commandId, commandId);
    }
}
