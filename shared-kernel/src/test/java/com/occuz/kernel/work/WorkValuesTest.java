package com.occuz.kernel.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.account.Role;
import com.occuz.kernel.account.SupportPlan;
import com.occuz.kernel.incident.Components;
import com.occuz.kernel.ledger.Actor;
import com.occuz.kernel.maintenance.HighTraffic;
import com.occuz.kernel.migration.CustomerInput;
import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.sla.Agreement;
import com.occuz.kernel.sla.Component;
import com.occuz.kernel.sla.WorkKind;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class WorkValuesTest {

    @Test
    void an_id_names_its_kind_and_reads_back() {
        WorkId id = new WorkId(WorkKind.MIGRATION, "abc-1");
        assertThat(id).hasToString("migration:abc-1");
        assertThat(WorkId.parse("migration:abc-1")).isEqualTo(id);
        assertThatThrownBy(() -> WorkId.parse("incident:abc-1")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> WorkId.parse("migration")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new WorkId(WorkKind.MIGRATION, "A B")).isInstanceOf(InvalidValue.class);
    }

    @Test
    void an_actor_is_named_as_in_the_envelope() {
        assertThat(Actor.parse("api-key:k:1")).hasToString("api-key:k:1");
        assertThat(Actor.parse("user:u_1")).isNotEqualTo(Actor.parse("api-key:u_1"));
        assertThatThrownBy(() -> Actor.parse("user:")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Actor.parse("u_1")).isInstanceOf(InvalidValue.class);
    }

    @Nested
    class Sights {

        @Test
        void customers_are_told_with_outage_notices_and_otherwise_nothing() {
            assertThat(Sight.of(Role.CUSTOMER, SupportPlan.NONE)).isEqualTo(Sight.NOTHING);
            assertThat(Sight.of(Role.CUSTOMER, new SupportPlan(false, true, true, true))).isEqualTo(Sight.NOTHING);
            assertThat(Sight.of(Role.CUSTOMER, new SupportPlan(true, false, false, false))).isEqualTo(Sight.TOLD);
        }

        @Test
        void who_works_here_sees_everything() {
            for (Role role : List.of(Role.SUPPORT, Role.OPERATOR, Role.AUDITOR)) {
                assertThat(Sight.of(role, SupportPlan.NONE)).isEqualTo(Sight.EVERYTHING);
            }
        }
    }

    @Nested
    class HoursOfHighTraffic {

        @Test
        void are_the_support_hours_with_their_beginning_and_without_their_end() {
            assertThat(HighTraffic.of(Agreement.STANDARD).isAt(Instant.parse("2026-01-09T11:59:59Z"))).isFalse();
            assertThat(HighTraffic.of(Agreement.STANDARD).isAt(Instant.parse("2026-01-09T12:00:00Z"))).isTrue();
            assertThat(HighTraffic.of(Agreement.STANDARD).isAt(Instant.parse("2026-01-10T02:59:59Z"))).isTrue();
            assertThat(HighTraffic.of(Agreement.STANDARD).isAt(Instant.parse("2026-01-10T03:00:00Z"))).isFalse();
            assertThat(HighTraffic.of(Agreement.STANDARD).isAt(Instant.parse("2026-01-10T17:00:00Z"))).isFalse();
        }
    }

    @Nested
    class InputOfCustomers {

        private static Set<CustomerInput> stoppedBy(Component... components) {
            return Arrays.stream(CustomerInput.values())
                    .filter(input -> input.isStoppedBy(Components.of(components)))
                    .collect(Collectors.toSet());
        }

        @Test
        void stops_with_the_component_that_takes_it() {
            assertThat(stoppedBy(Component.LINK_CREATION)).containsExactly(CustomerInput.LINKS);
            assertThat(stoppedBy(Component.ANALYTICS)).containsExactly(CustomerInput.CLICKS);
            assertThat(stoppedBy(Component.DATA_PROCESSING)).containsExactly(CustomerInput.CLICKS);
            assertThat(stoppedBy(Component.SUPPORT_SECTION)).containsExactly(CustomerInput.REPORTS);
            assertThat(stoppedBy(Component.REDIRECTION, Component.QR_CODES, Component.QR_REDIRECTION)).isEmpty();
        }

        @Test
        void stops_altogether_with_the_core_and_with_the_platform() {
            assertThat(stoppedBy(Component.CORE)).containsExactlyInAnyOrder(CustomerInput.values());
            assertThat(stoppedBy(Component.values())).containsExactlyInAnyOrder(CustomerInput.values());
        }
    }
}
