package com.occuz.store.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A data directory that this process holds alone. The lock belongs to the process: however it dies, the kernel takes it
 * back, so that there are no stale locks.
 */
public final class DataDirectory implements AutoCloseable {

    private static final String LOCK = "occuz.lock";

    /**
     * A second channel on a locked file must not even be opened here: closing it would release the first one's lock.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;

    private DataDirectory(Path path, FileChannel channel) {
        this.path = path;
        this.channel = channel;
    }

    /**
     * Makes the directory (0700) if there is none, and locks it.
     *
     * @throws DataDirectoryInUse if a living process, or this one, holds it already
     * @throws UncheckedIOException if it can be neither made nor written
     */
    public static DataDirectory open(Path directory) {
        try {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Path path = directory.toRealPath();
            if (!HELD.add(path)) {
                throw new DataDirectoryInUse(path);
            }
            try {
                return new DataDirectory(path, lock(path));
            } catch (IOException | RuntimeException e) {
                HELD.remove(path);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the data directory " + directory + " cannot be used: " + why(directory, e), e);
        }
    }

    /** In words; what the file system says is often no more than a name. */
    private static String why(Path directory, IOException failure) {
        return switch (failure) {
            case AccessDeniedException denied -> "writing to " + denied.getFile() + " is not permitted";
            case FileAlreadyExistsException exists -> exists.getFile() + " is a file and no directory";
            default -> {
                for (Path above = directory; above != null; above = above.getParent()) {
                    if (Files.exists(above)) {
                        yield Files.isDirectory(above)
                                ? "nothing can be made in " + above + reason(failure)
                                : above + " is a file and no directory";
                    }
                }
                yield "nothing of its path exists";
            }
        };
    }

    private static String reason(IOException failure) {
        return failure instanceof FileSystemException known && known.getReason() != null
                ? " (" + known.getReason() + ")"
                : "";
    }

    private static FileChannel lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new DataDirectoryInUse(path);
            }
            return channel;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Absolute, without symbolic links. */
    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the lock of " + path + " could not be released", e);
        } finally {
            HELD.remove(path);
        }
    }
}
