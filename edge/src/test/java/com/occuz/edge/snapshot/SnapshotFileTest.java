package com.occuz.edge.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.occuz.edge.table.CompactLinkTable;
import com.occuz.edge.table.LedgerMark;
import com.occuz.edge.table.LinkEntry;
import com.occuz.edge.table.LinkTable;
import com.occuz.edge.table.StoreIdentity;
import com.occuz.edge.testing.Links;
import com.occuz.kernel.ledger.NewEvent;
import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.LinkEvent;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkOptions;
import com.occuz.kernel.link.Slug;
import com.occuz.kernel.link.Validity;
import com.occuz.kernel.sla.WorkKind;
import com.occuz.kernel.testing.RandomHistory;
import com.occuz.kernel.work.WorkId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.AbstractMap;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnapshotFileTest {

    private static final Set<String> TYPES = Set.of("link.LinkCreated/1", "link.LinkRetired/1", "work.WorkPlanned/1");
    private static final byte[] KEY = {1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8, 1, 2, 3, 4, 5, 6, 7, 8};
    private static final SnapshotHeader HEADER = new SnapshotHeader(
            new LedgerMark(
                    new StoreIdentity("3e9b4b5e-0000-4000-8000-000000000001", 3),
                    4_711,
                    Set.of(new WorkId(WorkKind.MIGRATION, "next-week")),
                    Set.of(new WorkId(WorkKind.MIGRATION, "now"), new WorkId(WorkKind.MIGRATION, "as-well"))),
            Duration.ofDays(-400).plusMillis(17),
            Instant.parse("2026-03-01T12:00:00.123Z"),
            TYPES);

    @TempDir
    Path directory = Path.of("set by JUnit");

    private Path path = Path.of("set before each");
    private SnapshotFile file = new SnapshotFile(path, KEY, TYPES);

    @BeforeEach
    void inItsDirectory() {
        path = directory.resolve("edge").resolve("links.snapshot");
        file = new SnapshotFile(path, KEY, TYPES);
    }

    private static LinkTable tableOf(long seed, int events) {
        LinkTable table = new CompactLinkTable();
        for (NewEvent event : new RandomHistory(seed).ledger(events)) {
            if (event.payload() instanceof LinkEvent link) {
                table.apply(link);
            }
        }
        return table;
    }

    private static Map<LinkId, LinkEntry> contentOf(LinkTable table) {
        Map<LinkId, LinkEntry> content = new HashMap<>();
        table.forEachEncoded((domain, bytes, from, length) -> {
            // An entry begins with its slug, and its length.
            String slug = new String(bytes, from + 1, bytes[from] & 0xff, StandardCharsets.US_ASCII);
            LinkEntry entry = Objects.requireNonNull(table.find(domain, slug));
            content.put(entry.link(), entry);
        });
        return content;
    }

    private SnapshotUnusable refused() {
        return catchThrowableOfType(SnapshotUnusable.class, () -> file.load(new CompactLinkTable(), (link, clicks) -> {}));
    }

    private void write(LinkTable table) {
        file.write(HEADER, Map.of(), table);
    }

    @Nested
    class Written {

        @ParameterizedTest
        @ValueSource(longs = {21, 22})
        void holds_every_link_with_all_that_the_table_knew_of_it(long seed) throws Exception {
            LinkTable table = tableOf(seed, 8_000);
            table.put(new LinkEntry.Live(
                    new LinkId(new DomainId("other"), new Slug("k7")),
                    "https://example.org/" + "ä".repeat(100_000),
                    "A title",
                    307,
                    new Validity(Instant.parse("2026-01-01T00:00:00.000001Z"), Instant.parse("9999-12-31T23:59:59Z")),
                    LinkOptions.USUAL.disabled(true),
                    true));
            table.put(new LinkEntry.Retired(new LinkId(new DomainId("other"), new Slug("k8"))));
            Map<LinkId, Long> followed = Map.of(Links.id("k7"), 1_000_000_000_000L, Links.id("k8"), 0L);
            file.write(HEADER, followed, table);

            LinkTable loaded = new CompactLinkTable();
            Map<LinkId, Long> counts = new HashMap<>();
            assertThat(file.load(loaded, counts::put)).isEqualTo(HEADER);
            assertThat(file.header()).isEqualTo(HEADER);
            assertThat(contentOf(loaded)).hasSizeGreaterThan(100).isEqualTo(contentOf(table));
            assertThat(counts).isEqualTo(followed);
        }

        @Test
        void shares_what_most_links_leave_as_it_is() throws Exception {
            LinkTable table = new CompactLinkTable();
            table.apply(Links.created("k7", "https://example.org/"));
            write(table);
            LinkTable loaded = new CompactLinkTable();
            file.load(loaded, (link, clicks) -> {});
            LinkEntry.Live live = (LinkEntry.Live) loaded.find(DomainId.DEFAULT, "k7");
            assertThat(live).isNotNull();
            assertThat(live.options()).isSameAs(LinkOptions.USUAL);
            assertThat(live.validity()).isSameAs(Validity.ALWAYS);
            assertThat(live.link().domain()).isSameAs(DomainId.DEFAULT);
            assertThat(live.location()).isSameAs(live.destination()).isEqualTo("https://example.org/");
        }

        @Test
        void is_for_its_owner_alone_and_shows_nothing_without_the_key() throws Exception {
            LinkTable table = new CompactLinkTable();
            table.apply(Links.created("recognisable-slug", "https://recognisable.example/"));
            write(table);
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-------");
            String bytes = Files.readString(path, StandardCharsets.ISO_8859_1);
            assertThat(bytes).doesNotContain("recognisable").doesNotContain("3e9b4b5e");
        }

        @Test
        void takes_the_place_of_the_one_before_and_leaves_nothing_beside_it() throws Exception {
            write(tableOf(23, 500));
            write(new CompactLinkTable());
            LinkTable loaded = new CompactLinkTable();
            file.load(loaded, (link, clicks) -> {});
            assertThat(loaded.size()).isZero();
            assertThat(path.getParent()).isDirectoryContaining(it -> it.equals(path)).isDirectoryNotContaining(it -> !it.equals(path));
        }

        @Test
        void stays_where_a_later_one_cannot_be_written() throws Exception {
            write(tableOf(23, 500));
            Map<LinkId, Long> failing = new AbstractMap<>() {
                @Override
                public Set<Entry<LinkId, Long>> entrySet() {
                    throw new UncheckedIOException(new IOException("no space left"));
                }
            };
            assertThatThrownBy(() -> file.write(HEADER, failing, new CompactLinkTable())).isInstanceOf(UncheckedIOException.class);
            assertThat(file.header()).isEqualTo(HEADER);
            assertThat(path.getParent()).isDirectoryNotContaining(it -> !it.equals(path));
        }
    }

    @Nested
    class Refused {

        private byte[] written() throws IOException {
            // More than two chunks.
            LinkTable table = new CompactLinkTable();
            for (int i = 0; i < 5_000; i++) {
                table.apply(Links.created("k" + i, "https://example.org/a/longer/path/to/somewhere/number/" + i));
            }
            write(table);
            byte[] bytes = Files.readAllBytes(path);
            assertThat(bytes).hasSizeGreaterThan(2 * SealedWriter.CHUNK);
            return bytes;
        }

        @Test
        void is_one_of_which_a_single_bit_is_wrong() throws Exception {
            byte[] good = written();
            Set<Integer> places = new HashSet<>(Set.of(0, 8, 11, 12, 43, 44, 47, 48, good.length - 1));
            for (int i = 50; i < good.length; i += 9_973) {
                places.add(i);
            }
            for (int place : places) {
                byte[] bad = good.clone();
                bad[place] ^= 0x10;
                Files.write(path, bad);
                assertThat(refused()).as("byte %d", place).isNotNull();
            }
        }

        @Test
        void is_one_that_is_cut_off_wherever() throws Exception {
            byte[] good = written();
            int chunk = 44 + 4 + SealedWriter.CHUNK + Sealing.TAG_BYTES;
            for (int length : new int[] {0, 7, 20, 44, 46, 48, 1_000, chunk, chunk + 4, 2 * chunk - 44, good.length - 1}) {
                Files.write(path, Arrays.copyOf(good, length));
                assertThat(refused()).as("%d bytes", length).isNotNull();
            }
        }

        @Test
        void is_one_with_its_chunks_in_another_order_or_of_another_file() throws Exception {
            byte[] one = written();
            byte[] other = written();
            int chunk = 4 + SealedWriter.CHUNK + Sealing.TAG_BYTES;
            byte[] swapped = one.clone();
            System.arraycopy(one, 44, swapped, 44 + chunk, chunk);
            System.arraycopy(one, 44 + chunk, swapped, 44, chunk);
            Files.write(path, swapped);
            assertThat(refused()).isNotNull();
            byte[] mixed = one.clone();
            System.arraycopy(other, 44 + chunk, mixed, 44 + chunk, chunk);
            Files.write(path, mixed);
            assertThat(refused()).isNotNull();
        }

        @Test
        void is_one_of_another_key() throws Exception {
            write(new CompactLinkTable());
            byte[] key = KEY.clone();
            key[31]++;
            file = new SnapshotFile(path, key, TYPES);
            assertThat(refused().why()).contains("another key");
        }

        @Test
        void is_one_of_another_format_and_what_is_none() throws Exception {
            byte[] bytes = written();
            bytes[11] = SnapshotFile.VERSION + 1;
            Files.write(path, bytes);
            assertThat(refused().why()).contains("has format " + (SnapshotFile.VERSION + 1));
            Files.writeString(path, "x".repeat(1_000));
            assertThat(refused().why()).contains("no snapshot");
            Files.delete(path);
            assertThat(refused().why()).contains("none");
            assertThat(file.exists()).isFalse();
        }

        @Test
        void is_one_of_a_version_that_knows_events_which_this_one_does_not() {
            write(new CompactLinkTable());
            file = new SnapshotFile(path, KEY, Set.of("link.LinkCreated/1", "work.WorkPlanned/1"));
            assertThat(refused().why()).contains("link.LinkRetired/1");
        }

        @Test
        void is_one_of_a_version_that_did_not_look_at_what_this_one_reads() {
            write(new CompactLinkTable());
            Set<String> more = new HashSet<>(TYPES);
            more.add("link.LinkGrewWings/1");
            file = new SnapshotFile(path, KEY, more);
            assertThat(refused()).as("nobody can have recorded any before").isNull();
            more.add("domain.DomainNamed/1");
            file = new SnapshotFile(path, KEY, more);
            assertThat(refused().why()).contains("did not read domain");
        }
    }
}
