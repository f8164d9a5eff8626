package com.occuz.security;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.AccountQuery.PersonView;
import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.Metadata;
import java.util.UUID;

/**
 * Who is signed in at the console.
 *
 * @param session digest of the session's id; empty before it has one
 */
public record Viewer(AccountId account, String accountName, UserId user, Role role, String email, String session) {

    /** Somebody who is about to have a session. */
    static Viewer of(PersonView person) {
        return new Viewer(person.account(), person.accountName(), person.user(), person.role(), person.email(), "");
    }

    /** Whose data the viewer may see: its own account's, everybody's for an auditor. */
    public Tenant tenant() {
        return role == Role.AUDITOR ? Tenant.everyone() : Tenant.of(account);
    }

    /** Whose incidents the viewer may see: a customer its own and the platform's, everybody else all of them. */
    public Tenant incidents() {
        return role == Role.CUSTOMER ? Tenant.of(account) : Tenant.everyone();
    }

    /** Who acts, for rules that ask for somebody else. */
    public Actor actor() {
        return new Actor(ActorType.USER, user.value());
    }

    /** The envelope of a command that this person sends now. */
    public Metadata envelope() {
        return envelope(account);
    }

    /** The same for a command about what belongs to {@code owner}, for whom this person acts. */
    public Metadata envelope(AccountId owner) {
        String commandId = UUID.randomUUID().toString();
        return new Metadata(owner, ActorType.USER, user.value(), Channel.CONSOLE, commandId, commandId, commandId);
    }
}
