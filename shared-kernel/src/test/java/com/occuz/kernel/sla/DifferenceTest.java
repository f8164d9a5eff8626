package com.occuz.kernel.sla;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.occuz.kernel.time.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DifferenceTest {

    private static final Instant ZERO = Instant.parse("2025-03-01T00:00:00Z");

    private static Instant at(int tick) {
        return ZERO.plusSeconds(tick);
    }

    private static List<Piece> timeline(int from, int until, Claim... claims) {
        return Sweep.partition(new Window(at(from), at(until)), List.of(claims));
    }

    private static Claim down(int from, int until, String event) {
        return new Claim(new Window(at(from), at(until)), ServiceClass.DOWN, Share.ALL, List.of(event));
    }

    @Test
    void is_none_between_a_timeline_and_itself_whatever_events_are_behind_it() {
        assertThat(Difference.between(timeline(0, 9, down(2, 4, "a")), timeline(0, 9, down(2, 4, "b")))).isEmpty();
        assertThat(Difference.between(List.of(), List.of())).isEmpty();
    }

    @Test
    void is_where_an_outage_was_found_to_be_shorter() {
        assertThat(Difference.between(timeline(0, 9, down(2, 6, "a")), timeline(0, 9, down(2, 4, "a"))))
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.from()).isEqualTo(at(4));
                    assertThat(it.until()).isEqualTo(at(6));
                    assertThat(it.before()).map(Piece::named).contains(ServiceClass.DOWN);
                    assertThat(it.after()).map(Piece::named).contains(ServiceClass.OPERATIONAL);
                });
    }

    @Test
    void is_what_one_of_both_did_not_measure() {
        assertThat(Difference.between(timeline(0, 5), timeline(2, 9)))
                .extracting(Difference::from, it -> it.before().isPresent(), it -> it.after().isPresent())
                .containsExactly(
                        tuple(at(0), true, false),
                        tuple(at(5), false, true));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {3, 20250301})
    void is_what_every_tick_says_by_itself(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 500; round++) {
            List<Piece> before = any(random);
            List<Piece> after = any(random);
            List<Difference> differences = Difference.between(before, after);
            for (int tick = 0; tick < 40; tick++) {
                Instant instant = at(tick);
                boolean differs = !named(before, instant).equals(named(after, instant));
                assertThat(differences.stream().anyMatch(it -> new Window(it.from(), it.until()).contains(instant)))
                        .as("seed %s, round %s, tick %s", seed, round, tick)
                        .isEqualTo(differs);
            }
        }
    }

    private static List<Piece> any(SplittableRandom random) {
        int from = random.nextInt(20);
        List<Claim> claims = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            int begin = random.nextInt(40);
            ServiceClass named = ServiceClass.values()[random.nextInt(ServiceClass.values().length)];
            claims.add(new Claim(
                    new Window(at(begin), at(random.nextInt(begin, 41))), named,
                    named == ServiceClass.DOWN ? Share.ALL : Share.NONE, List.of("e" + i)));
        }
        return timeline(from, random.nextInt(from, 41), claims.toArray(Claim[]::new));
    }

    private static Optional<ServiceClass> named(List<Piece> pieces, Instant instant) {
        return pieces.stream()
                .filter(piece -> new Window(piece.from(), piece.until()).contains(instant))
                .map(Piece::named)
                .findFirst();
    }
}
