package com.occuz.query.servicelevel;

import com.occuz.kernel.account.AccountEvent.SupportPlanSet;
import com.occuz.kernel.exclusion.ExclusionEvent;
import com.occuz.kernel.incident.IncidentEvent;
import com.occuz.kernel.ledger.UnknownEvent;
import com.occuz.kernel.monitoring.CandidateEvent;
import com.occuz.kernel.operations.InstallationEvent;
import com.occuz.kernel.servicelevel.ServiceLevelEvent;
import com.occuz.kernel.servicelevel.fact.FactsOfEvents;
import com.occuz.kernel.servicelevel.fact.ServiceFact;
import com.occuz.kernel.servicelevel.fact.ServiceFactRow;
import com.occuz.kernel.servicelevel.fact.ServiceFactRow.Recorded;
import com.occuz.kernel.work.WorkEvent;
import com.occuz.query.operations.HandledBlocks;
import com.occuz.query.projection.BatchWriter;
import com.occuz.query.projection.Delivered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.messaging.annotation.MessageIdentifier;
import org.axonframework.messaging.annotation.MetaDataValue;
import org.jspecify.annotations.Nullable;

/** Keeps what events say of the service by position, so that any past state of knowledge can be asked. */
@ProcessingGroup(ServiceLevelProjection.NAME)
public final class ServiceLevelProjection {

    /** Name of the processor and of its view. */
    public static final String NAME = "service-level";

    private final ServiceFactsTable table;
    private final HandledBlocks handled;
    private final BatchWriter<List<Recorded>> rows;

    public ServiceLevelProjection(ServiceFactsTable table, HandledBlocks handled) {
        this.table = table;
        this.handled = handled;
        this.rows = new BatchWriter<>(NAME, ArrayList::new, table::add);
    }

    @EventHandler
    void on(
            IncidentEvent event,
            @MetaDataValue(Delivered.POSITION) @Nullable Long position,
            @MessageIdentifier String id,
            @Timestamp Instant recordedAt) {
        add(event.incident().toString(), FactsOfEvents.of(event), position, id, recordedAt);
    }

    @EventHandler
    void on(
            WorkEvent event,
            @MetaDataValue(Delivered.POSITION) @Nullable Long position,
            @MessageIdentifier String id,
            @Timestamp Instant recordedAt) {
        add(event.work().toString(), FactsOfEvents.of(event), position, id, recordedAt);
    }

    @EventHandler
    void on(
            ServiceLevelEvent event,
            @MetaDataValue(Delivered.POSITION) @Nullable Long position,
            @MessageIdentifier String id,
            @Timestamp Instant recordedAt) {
        add(ServiceLevelEvent.AGGREGATE_ID, Optional.of(FactsOfEvents.of(event)), position, id, recordedAt);
    }

    @EventHandler
    void on(
            InstallationEvent event,
            @MetaDataValue(Delivered.POSITION) @Nullable Long position,
            @MessageIdentifier String id,
            @Timestamp Instant recordedAt) {
        add(InstallationEvent.AGGREGATE_ID, FactsOfEvents.of(event), position, id, recordedAt);
    }

    @EventHandler
    void on(
            ExclusionEvent event,
            @MetaDataValue(Delivered.POSITION) @Nullable Long position,
            @MessageIdentifier String id,
            @Timestamp Instant recordedAt) {
        add(event.exclusion().toString(), Optional.of(FactsOfEvents.of(event)), position, id, recordedAt);
    }

    /** Of accounts only what decides how much they are told. */
    @EventHandler
    void on(
            SupportPlanSet event,
            @MetaDataValue(Delivered.POSITION) @Nullable Long position,
            @MessageIdentifier String id,
            @Timestamp Instant recordedAt) {
        add(event.account().aggregateId(), Optional.of(FactsOfEvents.of(event)), position, id, recordedAt);
    }

    @EventHandler
    void on(
            CandidateEvent event,
            @MetaDataValue(Delivered.POSITION) @Nullable Long position,
            @MessageIdentifier String id,
            @Timestamp Instant recordedAt) {
        add(event.candidate().toString(), Optional.of(FactsOfEvents.of(event)), position, id, recordedAt);
    }

    @EventHandler
    void on(UnknownEvent event) {
        Delivered.refuse(event, "monitoring");
        Delivered.refuse(event, "exclusion");
        Delivered.refuse(event, "incident");
        Delivered.refuse(event, "servicelevel");
        Delivered.refuse(event, "operations");
        Delivered.refuse(event, "work");
    }

    @ResetHandler
    void reset() {
        table.clear();
        handled.reset(NAME);
    }

    private void add(
            String subject, Optional<ServiceFact> fact, @Nullable Long position, String id, Instant recordedAt) {
        long at = Delivered.position(position);
        fact.ifPresent(it -> rows.change(
                added -> added.add(new Recorded(new ServiceFactRow(at, id, subject, it), recordedAt))));
        handled.count(NAME, at);
    }
}
