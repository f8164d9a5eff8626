package com.occuz.store.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What Java's own processes cannot do on Linux: send a named signal, tell where a process works and whose we are. */
final class UnixProcess {

    private UnixProcess() {}

    /** The numeric id of the user that this process runs as; 0 is root. */
    static int ownUserId() {
        try {
            return (Integer) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException e) {
            throw new ServerFailed("the user of this process cannot be found in /proc (" + e + ")", e);
        }
    }

    /** The program that a process runs, and the directory it works in. */
    record Place(Path program, Path directory) {}

    /**
     * Where a process is; empty if there is none, or only what is left of one that has ended.
     *
     * @throws AccessDeniedException if it is another user's, which hides it from us
     */
    static Optional<Place> placeOf(long pid) throws IOException {
        Path process = Path.of("/proc", Long.toString(pid));
        try {
            return Optional.of(new Place(
                    Files.readSymbolicLink(process.resolve("exe")), Files.readSymbolicLink(process.resolve("cwd"))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Sends {@code INT}, {@code QUIT}, …; a process that is gone does not mind. */
    static void signal(String name, long pid) {
        try {
            // The shell's own kill: slim images have no other.
            int status = new ProcessBuilder("sh", "-c", "kill -" + name + " " + pid + " 2>/dev/null || true")
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new ServerFailed("signal " + name + " could not be sent to process " + pid);
            }
        } catch (IOException e) {
            throw new ServerFailed("signal " + name + " could not be sent to process " + pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the end of a process; {@code false} when it lives on after {@code patience}. */
    static boolean hasEnded(ProcessHandle process, Duration patience) {
        try {
            process.onExit().get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        } catch (ExecutionException e) {
            throw new CompletionException(e);
        }
    }
}
