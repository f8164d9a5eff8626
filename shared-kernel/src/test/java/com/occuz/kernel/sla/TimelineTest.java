package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.at;
import static com.occuz.kernel.sla.AnyIncident.est;
import static com.occuz.kernel.sla.AnyIncident.incident;
import static com.occuz.kernel.sla.Severity.CRITICAL;
import static com.occuz.kernel.sla.Severity.HIGH;
import static com.occuz.kernel.sla.UptimeWorld.*;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.time.Window;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimelineTest {

    @Test
    void name_class_clause_and_causing_events() {
        IncidentFacts escalated = incident(HIGH, "2025-03-01T10:00:00")
                .escalated(CRITICAL, at("2025-03-01T11:00:00", "escalated"))
                .restored(at("2025-03-01T12:00:00", "restored"));
        List<Piece> pieces = timeline("2025-03-01T00:00:00", "2025-03-02T00:00:00", facts(escalated));

        assertThat(pieces).extracting(Piece::named).containsExactly(
                ServiceClass.OPERATIONAL, ServiceClass.DEGRADED, ServiceClass.DOWN, ServiceClass.OPERATIONAL);
        assertThat(pieces).extracting(Piece::clause).containsExactly("§ 2", "§ 5", "§ 2", "§ 2");
        assertThat(pieces.get(1).events()).containsExactly("opened", "restored");
        assertThat(pieces.get(2).events()).containsExactly("opened", "escalated", "restored");
    }

    @Test
    void put_microseconds_into_the_millisecond_they_lie_in() {
        List<Piece> pieces = timeline("2025-03-01T00:00:00", "2025-03-01T00:00:01", facts(
                outage("2025-03-01T00:00:00.100999", "2025-03-01T00:00:00.200001"),
                outage("2025-03-01T00:00:00.200001", "2025-03-01T00:00:00.300999")));

        assertThat(pieces).extracting(Piece::millis).containsExactly(100L, 200L, 700L);
    }

    @Test
    void follow_the_precedence_of_classes() {
        Window whole = new Window(est("2025-03-01T00:00:00"), est("2025-03-01T01:00:00"));
        List<Claim> all = new ArrayList<>();
        for (ServiceClass named : ServiceClass.values()) {
            all.add(new Claim(whole, named, Share.NONE, List.of(named.wireName())));
        }
        List<ServiceClass> order = new ArrayList<>();
        while (!all.isEmpty()) {
            ServiceClass first = Sweep.partition(whole, all).getFirst().named();
            order.add(first);
            all.removeIf(claim -> claim.named() == first);
        }

        assertThat(order).containsExactly(
                ServiceClass.DOWN, ServiceClass.MIGRATION, ServiceClass.MAINTENANCE, ServiceClass.EXCLUDED,
                ServiceClass.STABILIZATION, ServiceClass.DEGRADED, ServiceClass.UNKNOWN, ServiceClass.OPERATIONAL);
    }

    @Test
    void show_unknown_time_as_unknown_while_it_counts_as_up() {
        Window whole = new Window(est("2025-03-01T00:00:00"), est("2025-03-01T01:00:00"));
        assertThat(Sweep.partition(whole, List.of(new Claim(whole, ServiceClass.UNKNOWN, Share.NONE, List.of("gap")))))
                .containsExactly(new Piece(
                        whole.from(), whole.until(), ServiceClass.UNKNOWN, Share.NONE, List.of("gap")));
    }
}
