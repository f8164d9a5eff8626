package com.occuz.command.operations;

import com.occuz.command.operations.Installation.Absent;
import com.occuz.command.operations.Installation.Demonstration;
import com.occuz.command.operations.Installation.Real;
import com.occuz.command.operations.Installation.UnderTest;
import com.occuz.kernel.operations.InstallationCommand;
import com.occuz.kernel.operations.InstallationCommand.AdvanceTestClock;
import com.occuz.kernel.operations.InstallationCommand.BeginDemonstration;
import com.occuz.kernel.operations.InstallationCommand.CreateInstallation;
import com.occuz.kernel.operations.InstallationCommand.EndLoading;
import com.occuz.kernel.operations.InstallationCommand.StartTestClock;
import com.occuz.kernel.operations.InstallationEvent;
import com.occuz.kernel.operations.InstallationEvent.DemonstrationBegun;
import com.occuz.kernel.operations.InstallationEvent.DemonstrationLoaded;
import com.occuz.kernel.operations.InstallationEvent.InstallationCreated;
import com.occuz.kernel.operations.InstallationEvent.TestClockAdvanced;
import com.occuz.kernel.operations.InstallationEvent.TestClockStarted;
import com.occuz.kernel.operations.InstallationRefusal.ClockGoesForwardsOnly;
import com.occuz.kernel.operations.InstallationRefusal.NoDemonstration;
import com.occuz.kernel.operations.InstallationRefusal.TestClockNotRunning;
import com.occuz.kernel.refusal.Refused;
import java.util.List;

/** The rules of the installation; pure. */
final class InstallationDecider {

    private InstallationDecider() {}

    static List<InstallationEvent> decide(InstallationCommand command, Installation installation) {
        return switch (command) {
            case CreateInstallation create -> installation instanceof Absent
                    ? List.of(new InstallationCreated(create.storeId(), create.at()))
                    : List.of();
            // Started once, an installation stays marked; starting it again in the same mode adds nothing to that.
            case StartTestClock start -> runsOnTestClock(installation)
                    ? List.of()
                    : List.of(new TestClockStarted(start.startAt(), start.at()));
            case AdvanceTestClock advance -> advance(advance, installation);
            case BeginDemonstration begin -> beginDemonstration(begin, installation);
            case EndLoading end -> endLoading(end, installation);
        };
    }

    static Installation evolve(Installation installation, InstallationEvent event) {
        return switch (event) {
            case InstallationCreated ignored -> installation instanceof Absent ? new Real() : installation;
            case TestClockStarted ignored -> underTest(installation);
            case TestClockAdvanced ignored -> underTest(installation);
            case DemonstrationBegun ignored -> new Demonstration(false);
            case DemonstrationLoaded ignored -> new Demonstration(true);
        };
    }

    /** Its year is lived through by a clock that is moved. */
    private static List<InstallationEvent> beginDemonstration(BeginDemonstration command, Installation installation) {
        return switch (installation) {
            case Absent ignored -> throw new Refused(new TestClockNotRunning());
            case Real ignored -> throw new Refused(new TestClockNotRunning());
            case UnderTest ignored -> List.of(new DemonstrationBegun(command.seed(), command.at()));
            case Demonstration ignored -> List.of();
        };
    }

    private static List<InstallationEvent> endLoading(EndLoading command, Installation installation) {
        if (!(installation instanceof Demonstration demonstration)) {
            throw new Refused(new NoDemonstration());
        }
        return demonstration.loaded() ? List.of() : List.of(new DemonstrationLoaded(command.at()));
    }

    private static Installation underTest(Installation installation) {
        return installation instanceof Demonstration ? installation : new UnderTest();
    }

    private static boolean runsOnTestClock(Installation installation) {
        return installation instanceof UnderTest || installation instanceof Demonstration;
    }

    private static List<InstallationEvent> advance(AdvanceTestClock command, Installation installation) {
        if (!runsOnTestClock(installation)) {
            throw new Refused(new TestClockNotRunning());
        }
        if (command.to().isBefore(command.at())) {
            throw new Refused(new ClockGoesForwardsOnly(command.at()));
        }
        return List.of(new TestClockAdvanced(command.at(), command.to(), command.at()));
    }
}
