package com.occuz.edge.drain;

import static com.occuz.edge.testing.Directories.copy;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.edge.testing.Clicks;
import com.occuz.edge.testing.MemoryClickStore;
import com.occuz.kernel.click.StreamId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StreamDrainTest {

    @TempDir
    Path temp;

    private final MemoryClickStore store = new MemoryClickStore();

    @Nested
    class With_one_node {

        @Test
        void every_click_is_stored_once_and_in_order() {
            try (Node node = new Node(temp, store)) {
                node.answer(Clicks.numbered(0, 2_500));
                node.drainAll();
                assertThat(store.clicks()).isEqualTo(Clicks.numbered(0, 2_500));
                assertThat(store.head()).as("batches of at most 1,000").isEqualTo(3);
            }
        }

        @Test
        void what_was_stored_by_a_call_that_failed_is_not_stored_again() {
            try (Node node = new Node(temp, store)) {
                node.answer(Clicks.numbered(0, 1_500));
                node.step();
                store.fails(() -> false, () -> true, () -> false);
                node.step();
                store.isWell();
                node.drainAll();
                assertThat(numbers()).containsExactlyElementsOf(upTo(1_500));
            }
        }

        @Test
        void what_an_earlier_run_left_is_stored_by_the_next() {
            try (Node first = new Node(temp, store)) {
                first.answer(Clicks.numbered(0, 1_200));
                first.step();
                first.step();
            }
            assertThat(store.clicks()).hasSize(1_000);
            try (Node second = new Node(temp, store)) {
                second.answer(Clicks.numbered(1_200, 1_300));
                second.drainAll();
            }
            assertThat(numbers()).containsExactlyInAnyOrderElementsOf(upTo(1_300));
        }
    }

    @Nested
    class When_its_directory_was_copied {

        @Test
        void two_nodes_store_what_they_have_in_common_once_and_their_own_too() {
            try (Node original = new Node(temp.resolve("a"), store)) {
                original.answer(Clicks.numbered(0, 1_500));
                original.step();
                original.step();
                try (Node copy = new Node(copy(original.directory, temp.resolve("b")), store)) {
                    copy.answer(Clicks.numbered(1_500, 1_600));
                    copy.step();
                    original.answer(Clicks.numbered(1_600, 1_700));
                    original.drainAll();
                    copy.drainAll();
                    original.drainAll();
                }
            }
            assertThat(numbers()).containsExactlyInAnyOrderElementsOf(upTo(1_700));
        }

        @Test
        void a_copy_that_is_older_than_the_store_has_nothing_to_add() {
            try (Node original = new Node(temp.resolve("a"), store)) {
                original.answer(Clicks.numbered(0, 10));
                Path old = copy(original.directory, temp.resolve("b"));
                original.answer(Clicks.numbered(10, 20));
                original.drainAll();
                try (Node copy = new Node(old, store)) {
                    copy.drainAll();
                    assertThat(copy.journal().notice()).isEmpty();
                }
            }
            assertThat(numbers()).containsExactlyElementsOf(upTo(20));
        }
    }

    @Nested
    class When_the_store_was_restored {

        @Test
        void from_a_copy_that_the_journal_still_covers_the_difference_is_stored_again() {
            try (Node node = new Node(temp.resolve("a"), store)) {
                node.answer(Clicks.numbered(0, 10));
                node.drainAll();
                MemoryClickStore restored = new MemoryClickStore();
                try (Node next = new Node(copy(node.directory, temp.resolve("b")), restored)) {
                    next.drainAll();
                }
                assertThat(restored.clicks()).isEqualTo(store.clicks());
            }
        }

        @Test
        void from_too_old_a_copy_the_stream_waits_for_somebody_and_the_others_go_on() throws IOException {
            StreamId first;
            try (Node node = new Node(temp, store)) {
                for (int i = 0; i < 3_000; i += 500) {
                    node.answer(Clicks.numbered(i, i + 500));
                }
                first = node.journal().streams().getFirst().id();
            }
            try (Stream<Path> segments = Files.list(temp.resolve(first.toString()))) {
                Files.delete(segments.sorted().findFirst().orElseThrow());
            }
            try (Node next = new Node(temp, store)) {
                next.answer(Clicks.numbered(5_000, 5_010));
                next.drainAll();
                assertThat(next.journal().notice().orElseThrow()).contains(first.toString(), "too old a copy");
            }
            assertThat(store.clicks()).isEqualTo(Clicks.numbered(5_000, 5_010));
        }
    }

    @Nested
    class When_somebody_else_wrote_the_stream {

        @Test
        void new_clicks_go_to_another_stream() {
            try (Node node = new Node(temp, store)) {
                node.answer(Clicks.numbered(0, 10));
                store.pretend(node.journal().streams().getFirst().id(), 50);
                node.step();
                node.answer(Clicks.numbered(10, 100));
                node.drainAll();
                assertThat(store.clicks()).isEqualTo(Clicks.numbered(10, 100));
            }
        }
    }

    /** Crashes, copies, re-cut batches, failures before and after a commit, commits that come late: in any order. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void whatever_happens_every_answered_click_is_stored_exactly_once(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        store.fails(() -> random.nextInt(10) == 0, () -> random.nextInt(10) == 0, () -> random.nextInt(10) == 0);
        List<Node> nodes = new ArrayList<>(List.of(new Node(temp.resolve("node-0"), store)));
        int answered = 0;
        int copies = 0;
        for (int i = 0; i < 400; i++) {
            int which = random.nextInt(nodes.size());
            Node node = nodes.get(which);
            switch (random.nextInt(12)) {
                case 0, 1, 2, 3 -> {
                    int more = 1 + random.nextInt(random.nextInt(8) == 0 ? 1_500 : 20);
                    node.answer(Clicks.numbered(answered, answered + more));
                    answered += more;
                }
                case 4 -> {
                    node.close();
                    nodes.set(which, new Node(node.directory, store));
                }
                case 5 -> {
                    if (copies < 4 && random.nextInt(4) == 0) {
                        nodes.add(new Node(copy(node.directory, temp.resolve("node-" + ++copies)), store));
                    }
                }
                case 6 -> store.landWhatIsInFlight();
                default -> node.step();
            }
        }
        store.isWell();
        for (int round = 0; round < 3; round++) {
            nodes.forEach(Node::drainAll);
        }
        nodes.forEach(node -> assertThat(node.journal().notice()).isEmpty());
        nodes.forEach(Node::close);
        assertThat(numbers()).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(upTo(answered));
    }

    private List<Integer> numbers() {
        return store.clicks().stream().map(Clicks::numberOf).toList();
    }

    private static List<Integer> upTo(int count) {
        return IntStream.range(0, count).boxed().toList();
    }
}
