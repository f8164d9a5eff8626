package com.occuz.edge.journal;

import com.occuz.kernel.click.Click;
import com.occuz.kernel.click.LossId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts clicks that the disk did not take, and remembers them until they are on record. They are said aloud, but not once
 * per click.
 */
final class Losses implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Losses.class);
    private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

    private final Path directory;
    private final Durability durability;
    private final List<Loss> earlier;
    private final LossId run;
    private volatile @Nullable Loss present;
    private volatile long declared;
    private @Nullable LossFile file;
    private boolean unwritable;
    private long saidOf;
    private long silentUntil = System.nanoTime();

    private Losses(Path directory, Durability durability, List<Loss> earlier) {
        this.directory = directory;
        this.durability = durability;
        this.run = new LossId(UUID.randomUUID());
        this.earlier = new CopyOnWriteArrayList<>(earlier);
    }

    /** @throws IOException if the directory cannot be read */
    static Losses open(JournalSettings settings) throws IOException {
        Losses losses = new Losses(settings.directory(), settings.durability(), LossFile.found(settings.directory()));
        try {
            losses.file = LossFile.create(losses.directory, losses.run);
        } catch (IOException e) {
            log.error("The click journal is full from the start: {}", e.toString());
        }
        return losses;
    }

    /** Of this run. */
    long count() {
        Loss known = present;
        return known == null ? 0 : known.clicks();
    }

    /** What is not on record, of this run and of earlier ones. */
    List<Loss> undeclared() {
        List<Loss> losses = new ArrayList<>(earlier);
        Loss known = present;
        if (known != null && known.clicks() > declared) {
            losses.add(known);
        }
        return losses;
    }

    /** It is on record for ever. */
    void declared(Loss loss) {
        if (loss.id().equals(run)) {
            declared = loss.clicks();
        } else if (earlier.remove(loss)) {
            forget(loss.id());
        }
    }

    /** To be called by one thread only, as is {@link #over}. */
    void add(List<Click> clicks, Exception why) {
        Instant first = clicks.getFirst().at();
        Instant last = clicks.getLast().at();
        Loss before = present;
        Loss now = before == null
                ? new Loss(run, clicks.size(), first, last)
                : before.and(clicks.size(), first, last);
        present = now;
        write(now);
        if (maySpeak()) {
            log.error(
                    "The click journal takes no clicks; redirects go on, {} clicks are lost so far: {}",
                    now.clicks(),
                    why.toString());
        }
    }

    /** The journal has taken clicks. */
    void over() {
        long lost = count();
        if (lost != saidOf && maySpeak()) {
            log.error("The click journal takes clicks again; {} were lost", lost);
        }
    }

    private void write(Loss loss) {
        try {
            LossFile to = file == null ? LossFile.create(directory, run) : file;
            file = to;
            to.write(loss, durability == Durability.FSYNC);
            unwritable = false;
        } catch (IOException e) {
            if (!unwritable) {
                log.error("What is lost cannot be written down either, and waits in memory: {}", e.toString());
            }
            unwritable = true;
        }
    }

    private boolean maySpeak() {
        long now = System.nanoTime();
        if (now - silentUntil < 0) {
            return false;
        }
        silentUntil = now + PAUSE_NANOS;
        saidOf = count();
        return true;
    }

    private void forget(LossId id) {
        try {
            LossFile.delete(directory, id);
        } catch (IOException e) {
            log.warn("Could not delete what was lost by {}; it will be told again, and count once", id, e);
        }
    }

    @Override
    public void close() {
        LossFile open = file;
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                log.warn("Could not close {}", open, e);
            }
        }
        if (count() == declared) {
            forget(run);
        }
    }
}
