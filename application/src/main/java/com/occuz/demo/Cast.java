package com.occuz.demo;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.Metadata;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who plays.
 *
 * @param customers whoever speaks for an account
 * @param support the people at the desk, two at least: one claims, another decides
 * @param operator looks after the installation, and stands for its monitoring
 */
public record Cast(Map<AccountId, UserId> customers, List<UserId> support, UserId operator) {

    public Cast {
        customers = Map.copyOf(customers);
        support = List.copyOf(support);
    }

    UserId speakerOf(AccountId account) {
        UserId user = customers.get(account);
        if (user == null) {
            throw new IllegalStateException("nobody speaks for " + account);
        }
        return user;
    }

    static Metadata envelope(UserId actor, AccountId owner, UUID commandId) {
        String id = commandId.toString();
        return new Metadata(owner, ActorType.USER, actor.value(), Channel.CONSOLE, id, id, id);
    }
}
