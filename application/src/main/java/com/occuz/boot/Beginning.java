package com.occuz.boot;

import com.occuz.Settings;
import com.occuz.axon.Commands;
import com.occuz.kernel.account.AccountEvent.ApiKeyIssued;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.ApiKeyDigest;
import com.occuz.kernel.operations.InstallationCommand.StartTestClock;
import com.occuz.kernel.refusal.Refused;
import com.occuz.security.ApiKeys;
import com.occuz.security.CredentialTable;
import com.occuz.security.Passwords;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Begins an installation whose ledger is empty, exactly once however many nodes try. */
record Beginning(Stores stores, Commands commands, FirstRunFile file) {

    private static final Logger LOG = LoggerFactory.getLogger(Beginning.class);

    /**
     * @param demonstration seed of the year that will be made up, if one will
     * @return the people of the first run, if this node has begun the installation
     */
    Optional<FirstRun> begin(URI console, URI edge, Optional<Long> demonstration, Settings settings) {
        Optional<FirstRun> begun = Optional.empty();
        if (stores.ledgerTable().head() == 0) {
            begun = first(console, edge, demonstration);
        } else {
            completeEarlier();
        }
        if (settings.testClock().isPresent()) {
            Instant now = stores.clock().instant().truncatedTo(ChronoUnit.MICROS);
            commands.send(new StartTestClock(now, now), InstallationActor.envelope(AccountId.PLATFORM), Optional.empty());
        }
        return begun;
    }

    /** A draft without its own name: this node died over it, before or after its events were recorded. */
    private void completeEarlier() {
        file.draftedApiKey().ifPresent(key -> {
            if (isRecorded(ApiKeys.digest(key))) {
                file.publish();
            } else {
                file.discard();
            }
        });
    }

    private boolean isRecorded(ApiKeyDigest digest) {
        return stores.ledgerTable().ofAggregate(FirstRun.ACME.aggregateId(), 0, 100).stream()
                .anyMatch(event -> event.payload() instanceof ApiKeyIssued issued && issued.digest().equals(digest));
    }

    private Optional<FirstRun> first(URI console, URI edge, Optional<Long> demonstration) {
        FirstRun run = new FirstRun();
        Instant at = stores.clock().instant().truncatedTo(ChronoUnit.MICROS);
        Passwords passwords = new Passwords(new CredentialTable(JdbcClient.create(stores.pool())));
        // Hashing is slow on purpose; it is done on all cores.
        run.people().parallelStream()
                .forEach(person -> passwords.begin(person.user(), person.password(), at));
        file.layDown(run.document(console, edge));
        try {
            run.record(commands, stores.installation().read().storeId(), demonstration, at);
        } catch (Refused e) {
            LOG.info("Another node has begun this installation: {}", e.getMessage());
            file.discard();
            return Optional.empty();
        }
        file.publish();
        return Optional.of(run);
    }
}
