package com.occuz.api;

import com.occuz.axon.Commands;
import com.occuz.axon.Commands.Addressed;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.incident.ImportId;
import com.occuz.kernel.incident.IncidentCommand.WithdrawStatements;
import com.occuz.kernel.incident.IncidentId;
import com.occuz.kernel.incident.IncidentImportCommand.WithdrawImport;
import com.occuz.kernel.incident.IncidentQuery.ToldByImport;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.store.ledger.AppendOutcome.Appended;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Takes back all that an import told, incident by incident. Repeating it finishes what was interrupted. */
@Component
public final class ImportWithdrawals {

    private static final int TOGETHER = 50;

    private final Commands commands;
    private final Questions questions;
    private final Positions positions;
    private final InstantSource clock;

    ImportWithdrawals(Commands commands, Questions questions, Positions positions, InstantSource clock) {
        this.commands = commands;
        this.questions = questions;
        this.positions = positions;
        this.clock = clock;
    }

    /**
     * On return it is durable, and this node shows it unless it is late by more than two seconds.
     *
     * @param envelope a new one for each command
     * @return a position that holds it
     * @throws com.occuz.kernel.refusal.Refused when the decision says no
     */
    public long withdraw(ImportId importId, Prose reason, Supplier<Metadata> envelope) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        commands.sendTogether(List.of(new Addressed(new WithdrawImport(importId, reason, now), envelope.get())))
                .ifPresent(withdrawn -> awaitAllTold(withdrawn.lastPosition()));
        List<Addressed> all = new ArrayList<>();
        for (Object told : questions.one(new ToldByImport(Tenant.everyone(), importId), List.class)) {
            if (told instanceof IncidentId incident) {
                all.add(new Addressed(new WithdrawStatements(incident, importId, reason, now), envelope.get()));
            }
        }
        long position = positions.held();
        for (int from = 0; from < all.size(); from += TOGETHER) {
            position = commands.sendTogether(all.subList(from, Math.min(from + TOGETHER, all.size())))
                    .map(Appended::lastPosition)
                    .orElse(position);
        }
        positions.await(position);
        return position;
    }

    /** From the withdrawal on nothing is told any more; before this node shows it, the list of incidents may lack some. */
    private void awaitAllTold(long position) {
        if (!positions.await(position)) {
            throw ApiProblem.unavailable(
                    "not-yet-visible", "The withdrawal has begun, but this node does not show all of the import yet; repeat it.");
        }
    }
}
