package com.occuz.command.servicelevel;

import com.occuz.command.servicelevel.Service.RunningSince;
import com.occuz.command.servicelevel.Service.Undated;
import com.occuz.kernel.refusal.Refused;
import com.occuz.kernel.servicelevel.ServiceLevelCommand;
import com.occuz.kernel.servicelevel.ServiceLevelCommand.RecordServiceStart;
import com.occuz.kernel.servicelevel.ServiceLevelEvent;
import com.occuz.kernel.servicelevel.ServiceLevelEvent.ServiceStarted;
import com.occuz.kernel.servicelevel.ServiceLevelRefusal.ServiceStartsInTheFuture;
import java.util.List;

/** The rules of the service as a whole; pure. */
final class ServiceLevelDecider {

    private ServiceLevelDecider() {}

    static List<ServiceLevelEvent> decide(ServiceLevelCommand command, Service service) {
        return switch (command) {
            case RecordServiceStart start -> start(start, service);
        };
    }

    static Service evolve(Service service, ServiceLevelEvent event) {
        return switch (event) {
            case ServiceStarted started -> new RunningSince(started.occurredAt());
        };
    }

    private static List<ServiceLevelEvent> start(RecordServiceStart command, Service service) {
        if (command.startedAt().isAfter(command.at())) {
            throw new Refused(new ServiceStartsInTheFuture(command.at()));
        }
        return switch (service) {
            case Undated ignored -> List.of(new ServiceStarted(null, command.startedAt()));
            case RunningSince known -> known.startedAt().equals(command.startedAt())
                    ? List.of()
                    : List.of(new ServiceStarted(known.startedAt(), command.startedAt()));
        };
    }
}
