package com.occuz.kernel.sla;

import static com.occuz.kernel.sla.AnyIncident.est;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.refusal.InvalidValue;
import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Which version of the agreement is in force when. */
class AgreementsTest {

    private static final Instant MAY = est("2026-05-01T00:00:00");
    private static final Instant JUNE = est("2026-06-01T00:00:00");

    private static Agreement version(int number) {
        return AnyTerms.agreement(SlaTerms.STANDARD.withVersion(number));
    }

    private static List<String> within(Agreements agreements, Instant from, Instant until) {
        return agreements.within(new Window(from, until)).stream()
                .map(it -> it.agreement().terms().version() + " " + it.window().from() + " " + it.window().until())
                .toList();
    }

    @Nested
    class WhereNothingWasPublished {

        @Test
        void version_1_holds_at_all_times() {
            assertThat(Agreements.STANDARD.at(Instant.MIN)).isEqualTo(Agreement.STANDARD);
            assertThat(Agreements.STANDARD.at(Instant.MAX)).isEqualTo(Agreement.STANDARD);
            assertThat(within(Agreements.STANDARD, MAY, JUNE)).containsExactly("1 " + MAY + " " + JUNE);
        }

        @Test
        void nothing_holds_in_an_empty_time() {
            assertThat(Agreements.STANDARD.within(new Window(MAY, MAY))).isEmpty();
        }
    }

    @Nested
    class WhereAVersionWasPublished {

        private final Agreements agreements = Agreements.STANDARD.with(version(2), JUNE);

        @Test
        void it_holds_from_the_instant_at_which_it_takes_effect() {
            assertThat(agreements.at(JUNE.minusNanos(1)).terms().version()).isEqualTo(1);
            assertThat(agreements.at(JUNE).terms().version()).isEqualTo(2);
            assertThat(within(agreements, MAY, JUNE)).containsExactly("1 " + MAY + " " + JUNE);
            assertThat(within(agreements, MAY, JUNE.plusSeconds(1)))
                    .containsExactly("1 " + MAY + " " + JUNE, "2 " + JUNE + " " + JUNE.plusSeconds(1));
            assertThat(within(agreements, JUNE, JUNE.plusSeconds(1)))
                    .containsExactly("2 " + JUNE + " " + JUNE.plusSeconds(1));
        }

        @Test
        void one_that_is_published_later_and_takes_effect_earlier_takes_its_place() {
            Agreements three = agreements.with(version(3), MAY);

            assertThat(within(three, MAY.minusSeconds(1), JUNE.plusSeconds(1)))
                    .containsExactly("1 " + MAY.minusSeconds(1) + " " + MAY, "3 " + MAY + " " + JUNE.plusSeconds(1));
            assertThat(three.editions()).hasSize(3);
        }

        @Test
        void of_two_that_take_effect_at_once_the_later_one_holds() {
            assertThat(agreements.with(version(3), JUNE).at(JUNE).terms().version()).isEqualTo(3);
        }

        @Test
        void only_the_next_version_can_follow() {
            assertThatThrownBy(() -> agreements.with(version(2), JUNE)).isInstanceOf(InvalidValue.class);
            assertThatThrownBy(() -> agreements.with(version(4), JUNE)).isInstanceOf(InvalidValue.class);
        }

        @Test
        void weights_that_have_no_unit_together_are_refused() {
            Agreement one = AnyTerms.agreement(weighted(9_973).withVersion(3));
            Agreement other = AnyTerms.agreement(weighted(9_967).withVersion(4));

            assertThatThrownBy(() -> agreements.with(one, JUNE).with(other, JUNE)).isInstanceOf(InvalidValue.class);
        }

        private static SlaTerms weighted(int denominator) {
            return AnyTerms.with(Map.of(
                    Severity.CRITICAL, Share.ALL, Severity.HIGH, new Share(1, denominator), Severity.NORMAL, Share.NONE));
        }
    }

    @Nested
    class TheNextVersion {

        @Test
        void counts_on_and_keeps_the_calendars_number_where_the_hours_stay() {
            Agreement next = AnyTerms.agreement(AnyTerms.with(new Share(99, 100)).withVersion(77)).after(version(4));

            assertThat(next.terms().version()).isEqualTo(5);
            assertThat(next.calendar()).isEqualTo(Agreement.STANDARD.calendar());
        }

        @Test
        void is_the_one_before_where_nothing_but_numbers_differ() {
            Agreement same = new Agreement(
                    SlaTerms.STANDARD.withVersion(9), Agreement.STANDARD.calendar().withVersion(9));

            assertThat(same.after(version(4))).isEqualTo(version(4));
        }
    }
}
