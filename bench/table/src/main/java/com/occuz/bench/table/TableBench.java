package com.occuz.bench.table;

import com.occuz.edge.snapshot.SnapshotFile;
import com.occuz.edge.snapshot.SnapshotHeader;
import com.occuz.edge.table.CompactLinkTable;
import com.occuz.edge.table.LedgerMark;
import com.occuz.edge.table.LedgerTail;
import com.occuz.edge.table.LinkEntry;
import com.occuz.edge.table.StoreIdentity;
import com.occuz.kernel.link.DomainId;
import com.occuz.store.secret.FileSecrets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.lmdbjava.Dbi;
import org.lmdbjava.DbiFlags;
import org.lmdbjava.Env;
import org.lmdbjava.EnvFlags;
import org.lmdbjava.Txn;

/**
 * One measurement in a process of its own; prints one line of figures, separated by spaces.
 *
 * <p>{@code slug DIR N}: one of the links. {@code write DIR N}: a snapshot as an edge of the data directory writes it: its milliseconds and bytes.
 * {@code compact DIR N}, {@code objects DIR N}, {@code lmdb DIR N}: a table of that snapshot: milliseconds until it answers,
 * bytes on the heap, resident bytes, nanoseconds for a link that there is and for one that there is not, bytes on disk.
 */
final class TableBench {

    private static final int LOOKUPS = 2_000_000;
    private static final int BATCH = 100_000;
    private static final long LARGEST = 8L << 30;

    private TableBench() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] arguments) throws Exception {
        Path data = Path.of(arguments[1]);
        int links = Integer.parseInt(arguments[2]);
        SnapshotFile snapshot = new SnapshotFile(
                data.resolve("edge").resolve("links.snapshot"),
                new FileSecrets(data.resolve("secrets")).secret("edge-snapshot", 32),
                LedgerTail.typesRead());
        System.out.println(
                switch (arguments[0]) {
                    case "slug" -> MadeUpLinks.slug(links / 2);
                    case "write" -> write(snapshot, data, links);
                    case "compact" -> compact(snapshot, links);
                    case "objects" -> objects(snapshot, links);
                    case "lmdb" -> lmdb(snapshot, data.resolve("lmdb"), links);
                    default -> throw new IllegalArgumentException(arguments[0]);
                });
    }

    private static String write(SnapshotFile snapshot, Path data, int links) throws IOException {
        CompactLinkTable table = new CompactLinkTable();
        for (int i = 0; i < links; i++) {
            table.put(MadeUpLinks.link(i));
        }
        SnapshotHeader header = new SnapshotHeader(
                new LedgerMark(new StoreIdentity(UUID.randomUUID().toString(), 1), links, Set.of(), Set.of()),
                Duration.ZERO,
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                LedgerTail.typesRead());
        long begun = System.nanoTime();
        snapshot.write(header, Map.of(), table);
        return millisSince(begun) + " " + Files.size(data.resolve("edge").resolve("links.snapshot"));
    }

    private static String compact(SnapshotFile snapshot, int links) throws Exception {
        long begun = System.nanoTime();
        CompactLinkTable table = loaded(snapshot);
        long ready = millisSince(begun);
        return figures(ready, slug -> table.find(DomainId.DEFAULT, slug) != null, links) + " 0";
    }

    private static String objects(SnapshotFile snapshot, int links) throws Exception {
        long begun = System.nanoTime();
        Map<String, LinkEntry> table = new ConcurrentHashMap<>(links + links / 2);
        copy(loaded(snapshot), table);
        long ready = millisSince(begun);
        return figures(ready, table::containsKey, links) + " 0";
    }

    private static void copy(CompactLinkTable from, Map<String, LinkEntry> to) {
        from.forEachEncoded((domain, bytes, at, length) -> {
            String slug = new String(bytes, at + 1, bytes[at] & 0xff, StandardCharsets.US_ASCII);
            LinkEntry entry = from.find(domain, slug);
            if (entry != null) {
                // Its own slug, which is the key as well.
                to.put(entry.link().slug().value(), entry);
            }
        });
    }

    private static CompactLinkTable loaded(SnapshotFile snapshot) throws Exception {
        CompactLinkTable table = new CompactLinkTable();
        snapshot.load(table, (link, clicks) -> {});
        return table;
    }

    /** The environment is made once, from the snapshot; the process that measures only opens it. */
    private static String lmdb(SnapshotFile snapshot, Path directory, int links) throws Exception {
        boolean made = Files.exists(directory);
        Files.createDirectories(directory);
        long begun = System.nanoTime();
        try (Env<ByteBuffer> env = Env.create()
                .setMapSize(LARGEST)
                .setMaxDbs(1)
                .open(directory.toFile(), EnvFlags.MDB_NOSYNC, EnvFlags.MDB_WRITEMAP)) {
            Dbi<ByteBuffer> dbi = env.openDbi("links", DbiFlags.MDB_CREATE);
            if (!made) {
                fill(env, dbi, loaded(snapshot));
                env.sync(true);
                return Long.toString(millisSince(begun));
            }
            try (Txn<ByteBuffer> reading = env.txnRead()) {
                ByteBuffer key = ByteBuffer.allocateDirect(env.getMaxKeySize());
                Predicate<String> find = slug -> {
                    key.clear();
                    key.put(slug.getBytes(StandardCharsets.US_ASCII)).flip();
                    ByteBuffer found = dbi.get(reading, key);
                    if (found == null) {
                        return false;
                    }
                    byte[] bytes = new byte[found.remaining()];
                    found.get(bytes);
                    return new String(bytes, StandardCharsets.UTF_8).length() > 0;
                };
                long ready = millisSince(begun);
                // The file is as long as the map may become, and sparse.
                return figures(ready, find, links) + " " + (env.info().lastPageNumber + 1) * env.stat().pageSize;
            }
        }
    }

    private static void fill(Env<ByteBuffer> env, Dbi<ByteBuffer> links, CompactLinkTable from) {
        ByteBuffer key = ByteBuffer.allocateDirect(env.getMaxKeySize());
        ByteBuffer value = ByteBuffer.allocateDirect(1 << 16);
        @SuppressWarnings({"unchecked", "rawtypes"})
        Txn<ByteBuffer>[] writing = new Txn[] {env.txnWrite()};
        int[] count = {0};
        from.forEachEncoded((domain, bytes, at, length) -> {
            int slug = bytes[at] & 0xff;
            key.clear();
            key.put(bytes, at + 1, slug).flip();
            value.clear();
            value.put(bytes, at + 1 + slug, length - 1 - slug).flip();
            links.put(writing[0], key, value);
            if (++count[0] % BATCH == 0) {
                writing[0].commit();
                writing[0].close();
                writing[0] = env.txnWrite();
            }
        });
        writing[0].commit();
        writing[0].close();
    }

    private static String figures(long ready, Predicate<String> find, int links) throws IOException {
        String[] there = slugs(links, "");
        String[] missing = slugs(links, "_");
        nanos(find, there, true);
        nanos(find, missing, false);
        long hit = nanos(find, there, true);
        long miss = nanos(find, missing, false);
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        long heap = runtime.totalMemory() - runtime.freeMemory();
        return ready + " " + heap + " " + resident() + " " + hit + " " + miss;
    }

    private static String[] slugs(int links, String suffix) {
        SplittableRandom random = new SplittableRandom(7);
        String[] slugs = new String[LOOKUPS / 4];
        for (int i = 0; i < slugs.length; i++) {
            slugs[i] = MadeUpLinks.slug(random.nextInt(links)) + suffix;
        }
        return slugs;
    }

    private static long nanos(Predicate<String> find, String[] slugs, boolean expected) {
        long begun = System.nanoTime();
        for (int i = 0; i < LOOKUPS; i++) {
            if (find.test(slugs[i % slugs.length]) != expected) {
                throw new IllegalStateException(slugs[i % slugs.length] + " is there: " + !expected);
            }
        }
        return (System.nanoTime() - begun) / LOOKUPS;
    }

    private static long resident() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) << 10;
            }
        }
        return 0;
    }

    private static long millisSince(long begun) {
        return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }
}
