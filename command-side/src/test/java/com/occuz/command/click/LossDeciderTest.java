package com.occuz.command.click;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.command.AggregateIdResolver;
import com.occuz.kernel.click.LossCommand.DeclareLoss;
import com.occuz.kernel.click.LossEvent.ClicksLost;
import com.occuz.kernel.click.LossEvent;
import com.occuz.kernel.click.LossId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

class LossDeciderTest {

    private static final LossId LOSS = LossId.parse("loss:0b9d6c1e-6f7a-4a55-8a6e-0d1f2c3b4a59");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private static DeclareLoss declare(long inAll, int firstSecond, int lastSecond) {
        return new DeclareLoss(
                LOSS, "a:8081", NOON.plusSeconds(firstSecond), NOON.plusSeconds(lastSecond), inAll, NOON.plusSeconds(99));
    }

    private static ClicksLost lost(long clicks, int fromSecond, int untilSecond) {
        return new ClicksLost(
                LOSS, "a:8081", NOON.plusSeconds(fromSecond), NOON.plusSeconds(untilSecond), clicks, NOON.plusSeconds(99));
    }

    private static List<LossEvent> recorded(DeclareLoss... commands) {
        LossDecider.Known known = LossDecider.Known.NOTHING;
        List<LossEvent> events = new ArrayList<>();
        for (DeclareLoss command : commands) {
            for (LossEvent event : LossDecider.decide(command, known)) {
                known = LossDecider.evolve(known, event);
                events.add(event);
            }
        }
        return events;
    }

    @Test
    void what_is_said_first_is_recorded_as_it_is() {
        assertThat(recorded(declare(5, 1, 3))).containsExactly(lost(5, 1, 3));
    }

    @Test
    void what_is_said_again_or_too_late_is_not_recorded_again() {
        assertThat(recorded(declare(5, 1, 3), declare(5, 1, 3), declare(4, 1, 2))).containsExactly(lost(5, 1, 3));
    }

    @Test
    void of_a_loss_that_has_grown_the_rest_is_recorded_with_its_own_time() {
        assertThat(recorded(declare(5, 1, 3), declare(12, 1, 8))).containsExactly(lost(5, 1, 3), lost(7, 3, 8));
    }

    @Test
    void a_clock_that_was_set_back_ends_no_loss_before_it_begins() {
        assertThat(recorded(declare(5, 1, 30), declare(6, 1, 20))).containsExactly(lost(5, 1, 30), lost(1, 30, 30));
    }

    @Test
    void nothing_cannot_be_lost() {
        assertThatThrownBy(() -> declare(0, 1, 3)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> declare(1, 3, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_aggregate_remembers_what_is_on_record() {
        AggregateTestFixture<LossAggregate> fixture = new AggregateTestFixture<>(LossAggregate.class);
        fixture.registerCommandTargetResolver(new AggregateIdResolver());
        fixture.givenNoPriorActivity().when(declare(5, 1, 3)).expectEvents(lost(5, 1, 3));
        fixture.given(lost(5, 1, 3)).when(declare(6, 1, 4)).expectEvents(lost(1, 3, 4));
    }
}
