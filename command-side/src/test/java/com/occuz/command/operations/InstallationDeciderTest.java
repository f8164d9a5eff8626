package com.occuz.command.operations;

import com.occuz.command.AggregateIdResolver;
import com.occuz.command.Spec;
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
import com.occuz.kernel.operations.InstallationRefusal;
import java.time.Instant;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class InstallationDeciderTest {

    private static final Instant T0 = Instant.parse("2026-01-09T20:00:00Z");
    private static final Instant T1 = T0.plusSeconds(3600);
    private static final InstallationCreated CREATED = new InstallationCreated("store", T0);
    private static final TestClockStarted STARTED = new TestClockStarted(T0, T0);

    private final Spec<InstallationCommand, InstallationEvent, Installation> spec =
            new Spec<>(new Installation.Absent(), InstallationDecider::decide, InstallationDecider::evolve);

    @Test
    void an_installation_begins_once() {
        spec.given(List.of()).whenThen(new CreateInstallation("store", T0), List.of(CREATED));
        spec.given(List.of(CREATED)).whenThen(new CreateInstallation("other", T0), List.of());
    }

    @Test
    void a_test_clock_marks_the_installation_once_and_for_ever() {
        spec.given(List.of(CREATED)).whenThen(new StartTestClock(T0, T0), List.of(STARTED));
        spec.given(List.of(CREATED, STARTED)).whenThen(new StartTestClock(T1, T1), List.of());
    }

    @Test
    void a_test_clock_goes_forwards_only() {
        List<InstallationEvent> underTest = List.of(CREATED, STARTED);
        spec.given(underTest).whenThen(new AdvanceTestClock(T1, T0), List.of(new TestClockAdvanced(T0, T1, T0)));
        spec.given(underTest)
                .whenRefused(new AdvanceTestClock(T0, T1), new InstallationRefusal.ClockGoesForwardsOnly(T1));
    }

    @Test
    void the_real_clock_cannot_be_moved() {
        spec.given(List.of(CREATED))
                .whenRefused(new AdvanceTestClock(T1, T0), new InstallationRefusal.TestClockNotRunning());
    }

    @Test
    void a_demonstration_is_marked_once_and_for_ever_whatever_its_clock_does() {
        DemonstrationBegun begun = new DemonstrationBegun(7, T0);
        spec.given(List.of(CREATED, STARTED)).whenThen(new BeginDemonstration(7, T0), List.of(begun));
        List<InstallationEvent> demonstration = List.of(CREATED, STARTED, begun);
        spec.given(demonstration).whenThen(new BeginDemonstration(8, T1), List.of());
        spec.given(demonstration).whenThen(new AdvanceTestClock(T1, T0), List.of(new TestClockAdvanced(T0, T1, T0)));
        spec.given(demonstration).whenThen(new EndLoading(T1), List.of(new DemonstrationLoaded(T1)));
        spec.given(List.of(CREATED, STARTED, begun, new DemonstrationLoaded(T1))).whenThen(new EndLoading(T1), List.of());
    }

    @Test
    void what_runs_on_the_real_clock_cannot_become_a_demonstration() {
        InstallationRefusal refusal = new InstallationRefusal.TestClockNotRunning();
        spec.given(List.of()).whenRefused(new BeginDemonstration(7, T0), refusal);
        spec.given(List.of(CREATED)).whenRefused(new BeginDemonstration(7, T0), refusal);
    }

    @Test
    void only_a_demonstration_can_be_loaded() {
        InstallationRefusal refusal = new InstallationRefusal.NoDemonstration();
        spec.given(List.of()).whenRefused(new EndLoading(T1), refusal);
        spec.given(List.of(CREATED)).whenRefused(new EndLoading(T1), refusal);
        spec.given(List.of(CREATED, STARTED)).whenRefused(new EndLoading(T1), refusal);
    }

    @Test
    void axon_wires_the_aggregate() {
        AggregateTestFixture<InstallationAggregate> fixture = new AggregateTestFixture<>(InstallationAggregate.class);
        fixture.registerCommandTargetResolver(new AggregateIdResolver());
        fixture.givenNoPriorActivity().when(new CreateInstallation("store", T0)).expectEvents(CREATED);
    }
}
