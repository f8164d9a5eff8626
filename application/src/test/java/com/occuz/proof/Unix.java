package com.occuz.proof;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Signals to processes, and to all of those that work in one directory. */
final class Unix {

    private Unix() {}

    /** @param pid negative: the process group */
    static void signal(String name, long pid) {
        try {
            new ProcessBuilder("sh", "-c", "kill -s " + name + " -- " + pid + " 2>/dev/null || true").start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Every living process whose working directory is {@code directory}: a PostgreSQL server's processes. */
    static List<ProcessHandle> workingIn(Path directory) {
        return ProcessHandle.allProcesses().filter(process -> worksIn(process, directory)).toList();
    }

    private static boolean worksIn(ProcessHandle process, Path directory) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(process.pid()), "cwd"))
                    .equals(directory);
        } catch (IOException e) {
            // It has ended meanwhile, or is somebody else's.
            return false;
        }
    }
}
