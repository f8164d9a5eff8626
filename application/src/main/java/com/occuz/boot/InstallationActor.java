package com.occuz.boot;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.Metadata;
import java.util.UUID;

/** The installation itself, where nobody else acts. */
final class InstallationActor {

    private InstallationActor() {}

    static Metadata envelope(AccountId account) {
        String commandId = UUID.randomUUID().toString();
        return new Metadata(
                account, ActorType.INSTALLATION, "installation", Channel.SYSTEM, commandId, commandId, commandId);
    }
}
