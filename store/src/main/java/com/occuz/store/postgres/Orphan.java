package com.occuz.store.postgres;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server, or the making of one, that a killed process left behind in a directory which is ours alone now. PostgreSQL itself would refuse to
 * start beside it, and a new process cannot supervise it, so it is stopped.
 */
final class Orphan {

    private static final Logger LOG = LoggerFactory.getLogger(Orphan.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** The programs of {@link Cluster#initialise}, those that only start the next one included. */
    private static final Set<String> MAKERS = Set.of("initdb", "postgres", "setsid", "unshare");

    private Orphan() {}

    /**
     * Stops the server of {@code cluster} if one is running, and removes the traces that would hinder a new one. The
     * process in {@code postmaster.pid} is touched only if it is a PostgreSQL that works in this very directory: after
     * a reboot the number can be anybody's, and in a copied directory it is the server of the original.
     */
    static void stop(Path cluster) throws IOException {
        Optional<PostmasterFile> file = PostmasterFile.read(cluster);
        if (file.isEmpty()) {
            return;
        }
        long pid = file.get().pid();
        boolean worksHere;
        try {
            worksHere = UnixProcess.placeOf(pid).filter(place -> isServerOf(cluster, place)).isPresent();
        } catch (AccessDeniedException e) {
            LOG.warn("Process {} of {} belongs to another user and is left alone", pid, PostmasterFile.NAME, e);
            return;
        }
        if (worksHere) {
            end(pid, cluster);
        } else if (ProcessHandle.of(pid).isPresent()) {
            // Only then: PostgreSQL sees for itself that a process is gone, and looks for what is left of it by this
            // file.
            Files.deleteIfExists(cluster.resolve(PostmasterFile.NAME));
        }
    }

    /**
     * Ends what a killed process left behind while it made a cluster in {@code directory}: it would go on writing into
     * files that are about to be deleted. Only the programs that take part are touched, so that nobody's shell is.
     */
    static void stopMaking(Path directory) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        for (List<ProcessHandle> makers = makersIn(directory); !makers.isEmpty(); makers = makersIn(directory)) {
            if (System.nanoTime() > deadline) {
                throw new ServerFailed("what a killed process left behind in " + directory + " does not stop");
            }
            for (ProcessHandle maker : makers) {
                LOG.warn("A killed process left {} behind, which makes files in {}; stopping it", maker.pid(), directory);
                UnixProcess.signal("KILL", maker.pid());
                UnixProcess.hasEnded(maker, Duration.ofSeconds(1));
            }
        }
    }

    private static List<ProcessHandle> makersIn(Path directory) throws IOException {
        List<ProcessHandle> makers = new ArrayList<>();
        for (ProcessHandle process : ProcessHandle.allProcesses().toList()) {
            try {
                UnixProcess.placeOf(process.pid())
                        .filter(place -> MAKERS.contains(place.program().getFileName().toString()))
                        .filter(place -> place.directory().startsWith(directory))
                        .ifPresent(place -> makers.add(process));
            } catch (AccessDeniedException e) {
                LOG.debug("Process {} belongs to another user, who cannot have made files of ours", process.pid(), e);
            }
        }
        return makers;
    }

    private static boolean isServerOf(Path cluster, UnixProcess.Place place) {
        try {
            return place.program().getFileName().toString().startsWith("postgres")
                    && Files.isSameFile(place.directory(), cluster);
        } catch (IOException e) {
            LOG.debug("{} cannot be compared with {}", place.directory(), cluster, e);
            return false;
        }
    }

    private static void end(long pid, Path cluster) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid);
        if (process.isEmpty()) {
            return;
        }
        LOG.warn("A PostgreSQL that a killed process left behind (pid {}) still runs in {}; stopping it", pid, cluster);
        UnixProcess.signal("INT", pid);
        if (!UnixProcess.hasEnded(process.get(), PATIENCE)) {
            UnixProcess.signal("QUIT", pid);
            if (!UnixProcess.hasEnded(process.get(), PATIENCE)) {
                throw new ServerFailed("the PostgreSQL left behind in " + cluster + " (pid " + pid + ") does not stop");
            }
        }
    }
}
