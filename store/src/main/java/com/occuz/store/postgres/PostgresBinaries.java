package com.occuz.store.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Properties;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tukaani.xz.XZInputStream;

/** The server's programs, unpacked once for each version and user of the machine. */
final class PostgresBinaries {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresBinaries.class);

    private final Path home;
    private final String version;

    private PostgresBinaries(Path home, String version) {
        this.home = home;
        this.version = version;
    }

    /**
     * Unpacks them unless that was done before. Several processes may do so at once: each unpacks aside, the first
     * rename wins, and nobody ever sees half of a directory.
     */
    static PostgresBinaries installed() {
        return installed(cache());
    }

    static PostgresBinaries installed(Path cache) {
        String version = version();
        String archive = archive();
        String platform = archive.substring("postgres-".length(), archive.lastIndexOf('.'));
        Path home = cache.resolve("postgresql-" + version + "-" + platform);
        try {
            if (!isComplete(home)) {
                install(archive, home);
            }
        } catch (IOException e) {
            throw new ServerFailed("the programs of PostgreSQL cannot be unpacked to " + home + " (" + e + ")", e);
        }
        return new PostgresBinaries(home, version);
    }

    Path program(String name) {
        return home.resolve("bin").resolve(name);
    }

    /** As in a cluster's own {@code PG_VERSION}. */
    String majorVersion() {
        return version.substring(0, version.indexOf('.'));
    }

    private static String version() {
        try (InputStream in = PostgresBinaries.class.getResourceAsStream("binaries.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String archive() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String processor = System.getProperty("os.arch");
        String name = switch (processor) {
            case "amd64", "x86_64" -> "postgres-linux-x86_64.txz";
            case "aarch64" -> "postgres-linux-arm_64.txz";
            default -> "";
        };
        if (!os.equals("linux") || name.isEmpty()) {
            throw new ServerFailed(
                    "there is no embedded PostgreSQL for " + os + " on " + processor
                            + "; name a server of your own in OCCUZ_DATABASE_URL");
        }
        return name;
    }

    private static Path cache() {
        String xdg = System.getenv("XDG_CACHE_HOME");
        boolean chosen = xdg != null && xdg.startsWith("/");
        Path cache = (chosen ? Path.of(xdg) : Path.of(System.getProperty("user.home"), ".cache")).resolve("occuz");
        try {
            Files.createDirectories(cache);
            if (Files.isWritable(cache)) {
                return cache;
            }
        } catch (IOException e) {
            // A user without a home of their own, as services have.
            return temporaryCache();
        }
        return temporaryCache();
    }

    /** Named and kept for this user alone: what lies here is executed. */
    private static Path temporaryCache() {
        Path cache = Path.of(System.getProperty("java.io.tmpdir"), "occuz-" + UnixProcess.ownUserId());
        try {
            Files.createDirectories(
                    cache, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            if (!Files.getAttribute(cache, "unix:uid").equals(UnixProcess.ownUserId())) {
                throw new ServerFailed(cache + " belongs to another user");
            }
            return cache;
        } catch (IOException e) {
            throw new ServerFailed("there is no place for the programs of PostgreSQL (" + e + ")", e);
        }
    }

    private static void install(String archive, Path home) throws IOException {
        Path aside = Files.createTempDirectory(home.getParent(), home.getFileName() + ".unpacking-");
        try {
            unpack(archive, aside);
            Files.setPosixFilePermissions(aside, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(aside, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            FileTree.delete(aside);
            if (!isComplete(home)) {
                throw e;
            }
            LOG.debug("Another process has unpacked {} meanwhile, and the same", home, e);
        }
    }

    private static boolean isComplete(Path home) {
        return Files.isExecutable(home.resolve("bin/postgres"));
    }

    private static void unpack(String archive, Path target) throws IOException {
        InputStream resource = PostgresBinaries.class.getResourceAsStream("/" + archive);
        if (resource == null) {
            throw new IOException(archive + " is not on the class path");
        }
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(resource, 1 << 16)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException("the archive leads out of its directory: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    Files.createDirectories(path.getParent());
                    write(tar, entry, path);
                }
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(tar, path);
        boolean executable = (entry.getMode() & 0b001_000_000) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}
