package com.occuz.edge.journal;

import static com.occuz.edge.journal.JournalFixture.append;
import static com.occuz.edge.journal.JournalFixture.onlySegment;
import static com.occuz.edge.journal.JournalFixture.readAll;
import static com.occuz.edge.journal.JournalFixture.segments;
import static com.occuz.edge.journal.JournalFixture.settings;
import static com.occuz.edge.testing.Directories.copy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.edge.testing.Clicks;
import com.occuz.kernel.click.Click;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a journal makes of the files of a run that died. */
class StreamScanTest {

    private static final int GROUPS = 3;
    private static final int GROUP = 2;

    @TempDir
    Path temp;

    private Path original;

    /** Where each group ends in the file. */
    private final List<Long> ends = new ArrayList<>();

    @BeforeEach
    void write_a_journal() throws IOException {
        original = temp.resolve("original");
        try (ClickJournal journal = ClickJournal.open(settings(original))) {
            for (int i = 0; i < GROUPS; i++) {
                append(journal, Clicks.numbered(GROUP * i, GROUP * (i + 1)));
                ends.add(Files.size(onlySegment(original)));
            }
        }
    }

    @Nested
    class A_write_that_a_death_tore {

        @Test
        void is_cut_off_wherever_it_was_torn_and_every_answered_group_is_there() throws IOException {
            byte[] whole = Files.readAllBytes(onlySegment(original));
            for (int length = 0; length <= whole.length; length++) {
                int torn = length;
                Path journal = copy(original, temp.resolve("torn-" + length));
                cut(onlySegment(journal), length);
                long groups = ends.stream().filter(end -> end <= torn).count();
                try (ClickJournal opened = ClickJournal.open(settings(journal))) {
                    assertThat(clicks(opened)).as("cut at %d", length).isEqualTo(firstGroups(groups));
                    assertThat(opened.streams()).allSatisfy(s -> assertThat(s.damage()).isNull());
                }
                if (groups > 0) {
                    assertThat(Files.size(onlySegment(journal))).isEqualTo(ends.get((int) groups - 1));
                }
            }
        }

        @Test
        void is_cut_off_if_its_bytes_never_came_in_their_order() throws IOException {
            byte[] whole = Files.readAllBytes(onlySegment(original));
            int lastGroup = ends.get(GROUPS - 2).intValue();
            for (int at = lastGroup; at < whole.length; at++) {
                Path journal = copy(original, temp.resolve("scrambled-" + at));
                byte[] bytes = whole.clone();
                bytes[at] ^= 0x10;
                Files.write(onlySegment(journal), bytes);
                try (ClickJournal opened = ClickJournal.open(settings(journal))) {
                    assertThat(clicks(opened)).as("byte %d", at).isEqualTo(firstGroups(GROUPS - 1));
                    assertThat(opened.streams().getFirst().damage()).isNull();
                }
            }
        }

        @Test
        void leaves_no_trace_for_the_run_after_the_next() throws IOException {
            cut(onlySegment(original), ends.getLast().intValue() - 1);
            try (ClickJournal second = ClickJournal.open(settings(original))) {
                append(second, Clicks.numbered(100, 103));
            }
            try (ClickJournal third = ClickJournal.open(settings(original))) {
                assertThat(clicks(third)).containsExactlyInAnyOrderElementsOf(both(
                        firstGroups(GROUPS - 1), Clicks.numbered(100, 103)));
            }
        }
    }

    @Nested
    class Damage_in_the_middle {

        @Test
        void is_declared_and_nothing_is_changed_wherever_it_is() throws IOException {
            byte[] whole = Files.readAllBytes(onlySegment(original));
            for (int at = SegmentHeader.BYTES; at < ends.get(GROUPS - 2); at += 3) {
                int broken = at;
                Path journal = copy(original, temp.resolve("damaged-" + at));
                byte[] bytes = whole.clone();
                bytes[at] ^= 0x01;
                Files.write(onlySegment(journal), bytes);
                try (ClickJournal opened = ClickJournal.open(settings(journal))) {
                    JournalStream stream = opened.streams().getFirst();
                    assertThat(readAll(stream))
                            .as("byte %d", at)
                            .isEqualTo(firstGroups(ends.stream().filter(end -> end <= broken).count()));
                    assertThat(stream.damage()).as("byte %d", at).contains("is broken at byte");
                }
                assertThat(Files.readAllBytes(onlySegment(journal))).isEqualTo(bytes);
            }
        }

        @Test
        void of_the_head_is_declared_too() throws IOException {
            byte[] bytes = Files.readAllBytes(onlySegment(original));
            bytes[20] ^= 1;
            Files.write(onlySegment(original), bytes);
            try (ClickJournal opened = ClickJournal.open(settings(original))) {
                assertThat(opened.streams().getFirst().damage()).contains("does not begin as a segment");
            }
        }

        @Test
        void is_kept_aside_and_said_at_every_start_until_somebody_takes_it_away() {
            try (ClickJournal opened = ClickJournal.open(settings(original))) {
                opened.setAside(opened.streams().getFirst(), "It is broken.");
                assertThat(opened.streams()).isEmpty();
                assertThat(opened.notice()).contains("It is broken.");
                append(opened, Clicks.numbered(100, 103));
            }
            try (ClickJournal next = ClickJournal.open(settings(original))) {
                assertThat(next.notice().orElseThrow()).contains("was set aside");
                assertThat(clicks(next)).isEqualTo(Clicks.numbered(100, 103));
            }
            assertThat(segments(original)).hasSize(2);
        }
    }

    @Nested
    class A_stream_of_several_segments {

        @Test
        void tells_of_damage_in_an_early_one_when_it_is_read() throws IOException {
            Path journal = temp.resolve("several");
            try (ClickJournal long_ = ClickJournal.open(settings(journal))) {
                for (int i = 0; i < 4_000; i += 100) {
                    append(long_, Clicks.numbered(i, i + 100));
                }
            }
            Path first = onlySegment(journal);
            byte[] bytes = Files.readAllBytes(first);
            bytes[bytes.length / 2] ^= 1;
            Files.write(first, bytes);
            try (ClickJournal opened = ClickJournal.open(settings(journal))) {
                JournalStream stream = opened.streams().getFirst();
                assertThat(stream.end()).isEqualTo(4_000);
                assertThatThrownBy(() -> readAll(stream))
                        .isInstanceOf(DamagedJournal.class)
                        .hasMessageContaining("is broken at byte");
            }
        }
    }

    private static List<Click> clicks(ClickJournal journal) {
        List<Click> all = new ArrayList<>();
        journal.streams().forEach(stream -> all.addAll(readAll(stream)));
        return all;
    }

    private static List<Click> firstGroups(long groups) {
        return Clicks.numbered(0, (int) groups * GROUP);
    }

    private static List<Click> both(List<Click> some, List<Click> others) {
        List<Click> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static void cut(Path file, int length) throws IOException {
        Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));
    }
}
