package com.occuz.boot;

import com.occuz.demo.Cast;
import com.occuz.demo.Scene;
import com.occuz.kernel.account.AccountEvent.UserAdded;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.UserId;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.store.ledger.LedgerTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the ledger holds of a demonstration when its loading begins or goes on.
 *
 * @param cast the people of the first run, who play in it
 * @param commands ids of the commands whose events are recorded
 */
record DemonstrationBefore(Cast cast, Set<String> commands) {

    private static final int PAGE = 1_000;

    static DemonstrationBefore read(LedgerTable ledger) {
        Map<AccountId, UserId> customers = new HashMap<>();
        List<UserId> support = new ArrayList<>();
        List<UserId> operators = new ArrayList<>();
        Set<String> commands = new HashSet<>();
        long position = 0;
        List<RecordedEvent> page;
        do {
            page = ledger.after(position, PAGE);
            for (RecordedEvent event : page) {
                commands.add(event.metadata().commandId());
                position = event.position();
                if (event.payload() instanceof UserAdded added
                        && event.metadata().actorType() == ActorType.INSTALLATION) {
                    switch (added.role()) {
                        case CUSTOMER -> customers.put(added.account(), added.user());
                        case SUPPORT -> support.add(added.user());
                        case OPERATOR -> operators.add(added.user());
                        case AUDITOR -> { }
                    }
                }
            }
        } while (page.size() == PAGE);
        return new DemonstrationBefore(new Cast(customers, support, operators.getFirst()), Set.copyOf(commands));
    }

    /** Whether the scene was played before the loading was ended. */
    boolean holds(Scene scene) {
        return commands.contains(scene.metadata().commandId());
    }
}
