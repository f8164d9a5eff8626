package com.occuz.edge;

import static com.occuz.edge.testing.RawHttp.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.edge.testing.Links;
import com.occuz.edge.testing.RawHttp.Answer;
import com.occuz.edge.testing.TestEdge;
import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.incident.Prose;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.KeySubject;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.work.WorkEvent;
import com.occuz.kernel.work.WorkEvent.WorkAborted;
import com.occuz.kernel.work.WorkEvent.WorkFinished;
import com.occuz.kernel.work.WorkEvent.WorkPlanned;
import com.occuz.kernel.work.WorkEvent.WorkStarted;
import com.occuz.kernel.work.WorkId;
import com.occuz.kernel.work.WorkTitle;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Redirects while planned work goes on (§ 12). */
class MigratingEdgeTest extends EdgeOfLinks {

    private static final Actor ADA = Actor.parse("user:ada");

    MigratingEdgeTest(@TempDir Path directory) {
        super(directory);
    }

    private static <T> Erasable<T> sealed(T value) {
        return Erasable.of(KeySubject.of(AccountId.PLATFORM), value);
    }

    static WorkPlanned planned(WorkKind kind, String name, Component... components) {
        Erasable<Prose> why = sealed(new Prose("Room"));
        return new WorkPlanned(
                new WorkId(kind, name), sealed(new WorkTitle("New machines")), why, why, null, Components.of(components),
                Links.NOW, Links.NOW.plusSeconds(3_600), null, ADA, Links.NOW);
    }

    private void begin(WorkPlanned plan) {
        edge.ledger.add(plan, started(plan));
        seen();
    }

    static WorkStarted started(WorkPlanned plan) {
        return new WorkStarted(plan.work(), false, null, null, ADA, Links.NOW);
    }

    private void tell(WorkEvent event) {
        edge.ledger.add(event);
        seen();
    }

    private void seen() {
        assertThat(TestEdge.soon(() -> server.status().position() == edge.ledger.head())).isTrue();
    }

    @Test
    void stop_with_a_page_and_a_time_to_come_back_while_a_migration_of_redirection_runs() throws IOException {
        WorkPlanned plan = planned(WorkKind.MIGRATION, "m-1", Component.REDIRECTION, Component.CORE);
        begin(plan);
        Answer answer = get(port, "/k7");
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("retry-after")).isEqualTo("60");
        assertThat(answer.header("content-type")).isEqualTo("text/html; charset=utf-8");
        assertThat(answer.text()).contains("as planned");
        assertThat(get(port, "/nope").status()).isEqualTo(404);
        assertThat(get(port, "/k7+").status()).isEqualTo(200);
        assertThat(server.status().journalled()).isZero();

        tell(new WorkFinished(plan.work(), Links.NOW));
        assertThat(get(port, "/k7").status()).isEqualTo(302);
    }

    @Test
    void go_on_only_when_the_last_of_several_migrations_is_over() throws IOException {
        WorkPlanned one = planned(WorkKind.MIGRATION, "m-1", Component.REDIRECTION);
        WorkPlanned other = planned(WorkKind.MIGRATION, "m-2", Component.values());
        begin(one);
        begin(other);
        tell(new WorkAborted(one.work(), null, Links.NOW));
        assertThat(get(port, "/k7").status()).isEqualTo(503);
        tell(new WorkFinished(other.work(), Links.NOW));
        assertThat(get(port, "/k7").status()).isEqualTo(302);
    }

    @Test
    void go_on_through_migrations_of_other_parts_through_maintenance_and_while_one_is_merely_planned() throws IOException {
        begin(planned(WorkKind.MIGRATION, "m-1", Component.LINK_CREATION, Component.CORE, Component.QR_REDIRECTION));
        begin(planned(WorkKind.MAINTENANCE, "w-1", Component.values()));
        tell(planned(WorkKind.MIGRATION, "m-2", Component.REDIRECTION));
        assertThat(get(port, "/k7").status()).isEqualTo(302);
    }

    @Test
    void are_counted_by_the_minute_and_those_that_are_stopped_as_planned_are_no_failures() throws IOException {
        get(port, "/k7");
        begin(planned(WorkKind.MIGRATION, "m-1", Component.REDIRECTION));
        get(port, "/k7");
        get(port, "/nope");
        assertThat(TestEdge.soon(() -> server.minutes().stream().mapToLong(it -> it.requests()).sum() == 3)).isTrue();
        assertThat(server.minutes()).allSatisfy(it -> assertThat(it.failures()).isZero());
    }
}
