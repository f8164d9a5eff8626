package com.occuz.command.servicelevel;

import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.servicelevel.AgreementHistory;
import com.occuz.kernel.servicelevel.ServiceLevelCommand;
import com.occuz.kernel.servicelevel.ServiceLevelCommand.PublishTerms;
import com.occuz.kernel.servicelevel.ServiceLevelCommand.RecordServiceStart;
import com.occuz.kernel.servicelevel.ServiceLevelEvent;
import com.occuz.kernel.servicelevel.ServiceLevelEvent.ServiceStarted;
import com.occuz.kernel.servicelevel.ServiceLevelEvent.TermsPublished;
import com.occuz.kernel.servicelevel.ServiceLevelRefusal.EffectiveBeforePublication;
import com.occuz.kernel.servicelevel.ServiceLevelRefusal.NothingChanges;
import com.occuz.kernel.servicelevel.ServiceLevelRefusal.ServiceStartsInTheFuture;
import com.occuz.kernel.servicelevel.ServiceLevelRefusal.TermsHaveChanged;
import com.occuz.kernel.servicelevel.ServiceLevelRefusal.WeightsTooFine;
import com.occuz.kernel.sla.Agreement;
import com.occuz.kernel.sla.Agreements;
import java.time.Instant;
import java.util.List;

/** The rules of the service as a whole; pure. */
final class ServiceLevelDecider {

    private ServiceLevelDecider() {}

    static List<ServiceLevelEvent> decide(ServiceLevelCommand command, Service service) {
        return switch (command) {
            case RecordServiceStart start -> start(start, service);
            case PublishTerms publish -> publish(publish, service.agreements());
        };
    }

    static Service evolve(Service service, ServiceLevelEvent event) {
        return switch (event) {
            case ServiceStarted started -> new Service(started.occurredAt(), service.agreements());
            case TermsPublished published ->
                new Service(service.startedAt(), AgreementHistory.evolve(service.agreements(), published));
        };
    }

    private static List<ServiceLevelEvent> start(RecordServiceStart command, Service service) {
        if (command.startedAt().isAfter(command.at())) {
            throw new Refused(new ServiceStartsInTheFuture(command.at()));
        }
        return command.startedAt().equals(service.startedAt())
                ? List.of()
                : List.of(new ServiceStarted(service.startedAt(), command.startedAt()));
    }

    /** § 15: whole, from its publication on at the earliest, and different from what was published last. */
    private static List<ServiceLevelEvent> publish(PublishTerms command, Agreements known) {
        Agreement before = known.latest().agreement();
        int version = known.latest().version();
        if (command.ifVersion().isPresent() && command.ifVersion().get() != version) {
            throw new Refused(new TermsHaveChanged(version));
        }
        Instant from = command.effectiveFrom().orElse(command.at());
        if (from.isBefore(command.at())) {
            throw new Refused(new EffectiveBeforePublication(command.at()));
        }
        Agreement next = new Agreement(command.terms(), command.calendar()).after(before);
        if (next.equals(before)) {
            throw new Refused(new NothingChanges(version));
        }
        refuseWithoutUnit(known, next, from);
        return List.of(new TermsPublished(
                next.terms(), next.calendar(), from, command.summary(), command.by(), command.at()));
    }

    private static void refuseWithoutUnit(Agreements known, Agreement next, Instant from) {
        try {
            known.with(next, from);
        } catch (InvalidValue e) {
            throw new Refused(new WeightsTooFine(e.sentence()));
        }
    }
}
