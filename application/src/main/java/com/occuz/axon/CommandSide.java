package com.occuz.axon;

import com.occuz.command.AggregateIdResolver;
import com.occuz.command.account.AccountAggregate;
import com.occuz.command.click.LossAggregate;
import com.occuz.command.credit.CreditAggregate;
import com.occuz.command.exclusion.ExclusionAggregate;
import com.occuz.command.incident.IncidentAggregate;
import com.occuz.command.incident.IncidentImportAggregate;
import com.occuz.command.link.LinkAggregate;
import com.occuz.command.monitoring.CandidateAggregate;
import com.occuz.command.operations.InstallationAggregate;
import com.occuz.command.servicelevel.ReportAggregate;
import com.occuz.command.servicelevel.ServiceLevelAggregate;
import com.occuz.command.support.ContactAggregate;
import com.occuz.command.support.SupportTimeAggregate;
import com.occuz.command.work.WorkAggregate;
import com.occuz.kernel.ledger.LedgerReader;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.servicelevel.LedgerAgreements;
import com.occuz.store.ledger.Ledger;
import java.util.List;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.SimpleCommandBus;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.config.AggregateConfigurer;
import org.axonframework.config.Configuration;
import org.axonframework.config.Configurer;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.messaging.interceptors.CorrelationDataInterceptor;

/** Commands, aggregates and the event store, as Axon components. */
final class CommandSide {

    private static final List<Class<?>> AGGREGATES =
            List.of(
                    LinkAggregate.class,
                    AccountAggregate.class,
                    InstallationAggregate.class,
                    ServiceLevelAggregate.class,
                    ReportAggregate.class,
                    IncidentAggregate.class,
                    IncidentImportAggregate.class,
                    ExclusionAggregate.class,
                    CandidateAggregate.class,
                    WorkAggregate.class,
                    CreditAggregate.class,
                    ContactAggregate.class,
                    SupportTimeAggregate.class,
                    LossAggregate.class);

    private CommandSide() {}

    static void configure(Configurer axon, Ledger ledger, LedgerReader reader, EventFeed feed) {
        LedgerStorageEngine engine = new LedgerStorageEngine(ledger, reader);
        axon.configureEventStore(c -> LedgerEventStore.on(engine, feed));
        axon.configureCommandBus(CommandSide::commandBus);
        // Handed to the command handlers that name it as a parameter.
        LedgerAgreements agreements = new LedgerAgreements(reader);
        axon.registerComponent(LedgerAgreements.class, c -> agreements);
        AGGREGATES.forEach(type -> axon.configureAggregate(aggregate(type)));
    }

    private static CommandBus commandBus(Configuration axon) {
        // The append is a transaction of its own, so a command holds no connection while it is decided.
        SimpleCommandBus bus = SimpleCommandBus.builder()
                .transactionManager(NoTransactionManager.instance())
                .messageMonitor(axon.messageMonitor(SimpleCommandBus.class, "commandBus"))
                .build();
        // The envelope goes from the command to every event that it leads to.
        bus.registerHandlerInterceptor(new CorrelationDataInterceptor<>(List.of(new SimpleCorrelationDataProvider(
                Metadata.ACCOUNT_ID,
                Metadata.ACTOR_TYPE,
                Metadata.ACTOR_ID,
                Metadata.CHANNEL,
                Metadata.COMMAND_ID,
                Metadata.CORRELATION_ID,
                Metadata.CAUSATION_ID))));
        return bus;
    }

    private static <A> AggregateConfigurer<A> aggregate(Class<A> type) {
        return AggregateConfigurer.defaultConfiguration(type)
                .configureCommandTargetResolver(c -> new AggregateIdResolver());
    }
}
