package com.occuz.edge.journal;

import static com.occuz.edge.journal.JournalFixture.append;
import static com.occuz.edge.journal.JournalFixture.readAll;
import static com.occuz.edge.journal.JournalFixture.segments;
import static com.occuz.edge.journal.JournalFixture.settings;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.edge.testing.Clicks;
import com.occuz.edge.testing.Directories;
import com.occuz.kernel.click.Click;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClickJournalTest {

    @TempDir
    Path directory;

    private final MoodyDisk disk = new MoodyDisk();

    @Nested
    class While_the_disk_is_well {

        @Test
        void every_click_is_read_back_as_it_was() {
            List<Click> clicks = Clicks.random(1, 500);
            try (ClickJournal journal = ClickJournal.open(settings(directory), disk)) {
                append(journal, clicks.subList(0, 1));
                append(journal, clicks.subList(1, 500));
                assertThat(readAll(journal.streams().getFirst())).isEqualTo(clicks);
                assertThat(journal.journalled()).isEqualTo(500);
                assertThat(journal.lost()).isZero();
            }
        }

        @Test
        void a_reader_finds_its_way_from_any_offset() {
            try (ClickJournal journal = ClickJournal.open(settings(directory), disk)) {
                for (int i = 0; i < 300; i += 30) {
                    append(journal, Clicks.numbered(i, i + 30));
                }
                for (int from = 0; from <= 300; from += 13) {
                    try (ClickReader reader = journal.streams().getFirst().readFrom(from)) {
                        assertThat(reader.read(50)).isEqualTo(Clicks.numbered(from, Math.min(300, from + 50)));
                    }
                }
            }
        }

        @Test
        void no_redirect_is_answered_before_its_click_was_forced_to_the_disk() {
            AtomicInteger unforced = new AtomicInteger();
            try (ClickJournal journal = ClickJournal.open(settings(directory), disk)) {
                Lane lane = journal.lane(Runnable::run);
                CountDownLatch settled = new CountDownLatch(200);
                for (int i = 0; i < 200; i++) {
                    lane.append(Clicks.numbered(i), () -> {
                        unforced.addAndGet(disk.unforcedWrites);
                        settled.countDown();
                    });
                }
                assertThat(settled).satisfies(ClickJournalTest::comesDown);
            }
            assertThat(unforced).hasValue(0);
        }

        @Test
        void all_clicks_that_wait_share_one_force() {
            CountDownLatch gate = new CountDownLatch(1);
            try (ClickJournal journal = ClickJournal.open(settings(directory), disk)) {
                append(journal, Clicks.numbered(0, 1));
                disk.beforeForce = () -> comesDown(gate);
                int before = disk.forces;
                CountDownLatch settled = new CountDownLatch(101);
                Lane lane = journal.lane(Runnable::run);
                lane.append(Clicks.numbered(1), settled::countDown);
                while (disk.unforcedWrites == 0) {
                    Thread.onSpinWait();
                }
                Clicks.numbered(2, 102).forEach(click -> lane.append(click, settled::countDown));
                gate.countDown();
                comesDown(settled);
                assertThat(disk.forces - before).isEqualTo(2);
            }
        }

        @Test
        void clicks_that_need_only_outlive_the_process_are_not_forced() {
            JournalSettings os = new JournalSettings(directory, Durability.OS, 1 << 20, 1 << 16, Duration.ofHours(48));
            try (ClickJournal journal = ClickJournal.open(os, disk)) {
                append(journal, Clicks.numbered(0, 10));
                assertThat(disk.forces).isZero();
            }
            try (ClickJournal next = ClickJournal.open(os, disk)) {
                assertThat(readAll(next.streams().getFirst())).isEqualTo(Clicks.numbered(0, 10));
            }
        }

        @Test
        void a_group_larger_than_a_frame_keeps_its_order() {
            List<Click> many = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                Click c = Clicks.numbered(i);
                many.add(new Click(c.link(), c.at(), "GET", 302, "ä".repeat(500), "ß".repeat(900), "ö".repeat(99), "d", "m"));
            }
            JournalSettings large = JournalSettings.of(directory, Durability.FSYNC, 1 << 30);
            try (ClickJournal journal = ClickJournal.open(large, disk)) {
                append(journal, many);
                assertThat(readAll(journal.streams().getFirst())).isEqualTo(many);
            }
            assertThat(JournalFixture.onlySegment(directory)).satisfies(file -> assertThat(Files.size(file))
                    .isGreaterThan(Frame.MAX_BYTES));
        }

        @Test
        void what_rules_decided_has_room_in_every_frame() {
            List<Click> many = new ArrayList<>();
            for (int i = 0; i < 20_000; i++) {
                many.add(Clicks.numbered(i).decidedBy("ä".repeat(40), i % 3 == 0 ? null : "ö".repeat(40)));
            }
            JournalSettings large = JournalSettings.of(directory, Durability.OS, 1 << 30);
            try (ClickJournal journal = ClickJournal.open(large, disk)) {
                append(journal, many);
                assertThat(journal.lost()).isZero();
                assertThat(readAll(journal.streams().getFirst())).isEqualTo(many);
            }
        }

        @Test
        void a_full_segment_is_followed_by_another() {
            JournalSettings small = new JournalSettings(directory, Durability.FSYNC, 1 << 20, 9_000, Duration.ofHours(48));
            try (ClickJournal journal = ClickJournal.open(small, disk)) {
                for (int i = 0; i < 4_000; i += 500) {
                    append(journal, Clicks.numbered(i, i + 500));
                }
                assertThat(readAll(journal.streams().getFirst())).isEqualTo(Clicks.numbered(0, 4_000));
            }
            assertThat(segments(directory)).hasSizeGreaterThan(2);
            try (ClickJournal next = ClickJournal.open(settings(directory), disk)) {
                assertThat(readAll(next.streams().getFirst())).isEqualTo(Clicks.numbered(0, 4_000));
            }
        }

        @Test
        void a_run_never_goes_on_with_the_stream_of_another() {
            try (ClickJournal first = ClickJournal.open(settings(directory), disk)) {
                append(first, Clicks.numbered(0, 3));
            }
            try (ClickJournal second = ClickJournal.open(settings(directory), disk)) {
                append(second, Clicks.numbered(3, 5));
                assertThat(second.streams()).hasSize(2);
                assertThat(second.streams().getFirst().isSealed()).isTrue();
                assertThat(readAll(second.streams().getLast())).isEqualTo(Clicks.numbered(3, 5));
            }
        }

        @Test
        void nobody_else_can_open_it() {
            try (ClickJournal first = ClickJournal.open(settings(directory), disk)) {
                assertThatThrownBy(() -> ClickJournal.open(settings(directory), disk))
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageContaining("in use by another process");
                assertThat(first.lost()).isZero();
            }
        }
    }

    @Nested
    class When_the_disk_is_full {

        @Test
        void redirects_go_on_and_the_loss_is_counted() {
            try (ClickJournal journal = ClickJournal.open(settings(directory), disk)) {
                append(journal, Clicks.numbered(0, 10));
                disk.room = 100;
                append(journal, Clicks.numbered(10, 30));
                append(journal, Clicks.numbered(30, 40));
                assertThat(journal.lost()).isEqualTo(30);
                disk.room = Long.MAX_VALUE;
                append(journal, Clicks.numbered(40, 50));
                assertThat(journal.journalled()).isEqualTo(20);
                assertThat(journal.lost()).isEqualTo(30);
            }
            assertThat(survivors()).containsExactlyElementsOf(joined(Clicks.numbered(0, 10), Clicks.numbered(40, 50)));
        }

        @Test
        void it_may_be_so_from_the_start() throws IOException {
            disk.room = 0;
            try (ClickJournal journal = ClickJournal.open(settings(directory), disk)) {
                append(journal, Clicks.numbered(0, 10));
                append(journal, Clicks.numbered(10, 20));
                assertThat(journal.lost()).isEqualTo(20);
                try (var left = Files.list(directory)) {
                    assertThat(left.filter(Files::isDirectory)).as("no empty directories pile up").isEmpty();
                }
                disk.room = Long.MAX_VALUE;
                append(journal, Clicks.numbered(20, 30));
            }
            assertThat(survivors()).isEqualTo(Clicks.numbered(20, 30));
        }

        @Test
        void its_own_limit_counts_as_full() {
            JournalSettings small = new JournalSettings(directory, Durability.FSYNC, 4_096, 2_048, Duration.ofHours(48));
            try (ClickJournal journal = ClickJournal.open(small, disk)) {
                for (int i = 0; i < 300; i += 10) {
                    append(journal, Clicks.numbered(i, i + 10));
                }
                assertThat(journal.lost()).isPositive();
                assertThat(journal.journalled() + journal.lost()).isEqualTo(300);
                assertThat(segments(directory).stream().mapToLong(f -> f.toFile().length()).sum())
                        .isLessThanOrEqualTo(4_096);
            }
        }

        @Test
        void even_the_segment_being_written_makes_room_once_the_click_store_has_all_of_it() {
            JournalSettings one = new JournalSettings(directory, Durability.FSYNC, 4_096, 1 << 20, Duration.ofHours(48));
            try (ClickJournal journal = ClickJournal.open(one, disk)) {
                for (int i = 0; i < 300; i += 10) {
                    append(journal, Clicks.numbered(i, i + 10));
                    JournalStream stream = journal.streams().getLast();
                    journal.drained(stream, stream.end(), Instant.now());
                }
                assertThat(journal.lost()).isZero();
                assertThat(journal.streams().size()).isGreaterThan(1);
            }
        }

        @Test
        void what_the_click_store_has_makes_room_for_what_it_has_not() {
            JournalSettings small = new JournalSettings(directory, Durability.FSYNC, 4_096, 1_024, Duration.ofHours(48));
            try (ClickJournal journal = ClickJournal.open(small, disk)) {
                for (int i = 0; i < 300; i += 10) {
                    append(journal, Clicks.numbered(i, i + 10));
                    JournalStream stream = journal.streams().getFirst();
                    journal.drained(stream, stream.end(), Instant.now());
                }
                assertThat(journal.lost()).isZero();
            }
        }
    }

    @Nested
    class What_was_lost {

        @TempDir
        Path journal;

        private ClickJournal open() {
            return ClickJournal.open(settings(journal), disk);
        }

        private void lose(ClickJournal from, int first, int end) {
            disk.room = 0;
            append(from, Clicks.numbered(first, end));
            disk.room = Long.MAX_VALUE;
        }

        @Test
        void is_known_to_the_next_run_whatever_became_of_this_one() {
            try (ClickJournal dying = open()) {
                append(dying, Clicks.numbered(0, 10));
                lose(dying, 10, 30);
                append(dying, Clicks.numbered(30, 40));
                lose(dying, 40, 45);
                Path copy = Directories.copy(journal, directory.resolve("copy"));
                try (ClickJournal next = ClickJournal.open(settings(copy), disk)) {
                    assertThat(next.lost()).isZero();
                    assertThat(next.undeclared()).isEqualTo(dying.undeclared()).singleElement().satisfies(loss -> {
                        assertThat(loss.clicks()).isEqualTo(25);
                        assertThat(loss.from()).isEqualTo(Clicks.numbered(10).at());
                        assertThat(loss.until()).isEqualTo(Clicks.numbered(44).at());
                    });
                }
            }
        }

        @Test
        void is_told_until_it_is_on_record_and_then_forgotten() throws IOException {
            try (ClickJournal first = open()) {
                lose(first, 0, 20);
                Loss told = first.undeclared().getFirst();
                lose(first, 20, 21);
                first.declared(told);
                assertThat(first.undeclared()).extracting(Loss::clicks).as("in all").containsExactly(21L);
            }
            try (ClickJournal second = open()) {
                assertThat(second.undeclared()).extracting(Loss::clicks).containsExactly(21L);
                lose(second, 21, 25);
                List<Loss> both = second.undeclared();
                assertThat(both).extracting(Loss::clicks).containsExactly(21L, 4L);
                both.forEach(second::declared);
                assertThat(second.undeclared()).isEmpty();
            }
            try (ClickJournal third = open()) {
                assertThat(third.undeclared()).isEmpty();
            }
            try (var left = Files.list(journal)) {
                assertThat(left.map(file -> file.getFileName().toString())).containsExactly("lock");
            }
        }

        @Test
        void is_not_made_up_from_a_damaged_file() throws IOException {
            try (ClickJournal first = open()) {
                lose(first, 0, 20);
            }
            Path file;
            try (var files = Files.list(journal)) {
                file = files.filter(it -> it.getFileName().toString().startsWith("lost-")).findFirst().orElseThrow();
            }
            byte[] bytes = Files.readAllBytes(file);
            bytes[7] ^= 1;
            Files.write(file, bytes);
            try (ClickJournal second = open()) {
                assertThat(second.undeclared()).isEmpty();
            }
            assertThat(file).exists();
        }
    }

    @Nested
    class When_the_disk_fails {

        @Test
        void a_group_that_could_not_be_forced_is_lost_as_a_whole() {
            try (ClickJournal journal = ClickJournal.open(settings(directory), disk)) {
                append(journal, Clicks.numbered(0, 10));
                disk.forceFails = true;
                append(journal, Clicks.numbered(10, 20));
                disk.forceFails = false;
                append(journal, Clicks.numbered(20, 30));
                assertThat(journal.lost()).isEqualTo(10);
                assertThat(readAll(journal.streams().getFirst()))
                        .isEqualTo(joined(Clicks.numbered(0, 10), Clicks.numbered(20, 30)));
            }
            assertThat(survivors()).isEqualTo(joined(Clicks.numbered(0, 10), Clicks.numbered(20, 30)));
        }

        @Test
        void a_stream_that_cannot_be_cut_back_is_not_gone_on_with() {
            try (ClickJournal journal = ClickJournal.open(settings(directory), disk)) {
                append(journal, Clicks.numbered(0, 10));
                disk.forceFails = true;
                disk.truncateFails = true;
                append(journal, Clicks.numbered(10, 20));
                disk.forceFails = false;
                append(journal, Clicks.numbered(20, 30));
                assertThat(journal.streams()).hasSize(2);
                assertThat(readAll(journal.streams().getFirst())).isEqualTo(Clicks.numbered(0, 10));
                assertThat(readAll(journal.streams().getLast())).isEqualTo(Clicks.numbered(20, 30));
            }
        }
    }

    @Nested
    class Drained_segments {

        @Test
        void are_deleted_after_two_days_and_no_others() throws IOException {
            Instant now = Instant.now();
            try (ClickJournal journal = ClickJournal.open(settings(directory), disk)) {
                for (int i = 0; i < 4_000; i += 500) {
                    append(journal, Clicks.numbered(i, i + 500));
                }
                List<Path> files = segments(directory);
                JournalStream stream = journal.streams().getFirst();
                journal.drained(stream, stream.end() - 1, now);
                journal.sweep(now.plus(Duration.ofHours(47)));
                assertThat(segments(directory)).isEqualTo(files);
                journal.sweep(now.plus(Duration.ofHours(49)));
                assertThat(segments(directory)).containsExactly(files.getLast());
            }
        }

        @Test
        void leave_nothing_of_a_stream_whose_run_is_over() throws IOException {
            try (ClickJournal first = ClickJournal.open(settings(directory), disk)) {
                append(first, Clicks.numbered(0, 3));
            }
            Files.setLastModifiedTime(
                    JournalFixture.onlySegment(directory), FileTime.from(Instant.now().minus(Duration.ofDays(9))));
            try (ClickJournal second = ClickJournal.open(settings(directory), disk)) {
                second.sweep(Instant.now());
                assertThat(second.streams()).as("it may not have been drained").hasSize(1);
                second.drained(second.streams().getFirst(), 3, Instant.now().minus(Duration.ofDays(9)));
                second.sweep(Instant.now());
                assertThat(second.streams()).isEmpty();
            }
            try (var left = Files.list(directory)) {
                assertThat(left).hasSize(1);
            }
        }
    }

    private List<Click> survivors() {
        try (ClickJournal next = ClickJournal.open(settings(directory), Disk.REAL)) {
            List<Click> all = new ArrayList<>();
            next.streams().forEach(stream -> all.addAll(readAll(stream)));
            assertThat(next.notice()).isEmpty();
            return all;
        }
    }

    private static List<Click> joined(List<Click> some, List<Click> others) {
        List<Click> all = new ArrayList<>(some);
        all.addAll(others);
        return all;
    }

    private static void comesDown(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
