package com.occuz.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code demonstration-until}: where the year ends that is being loaded. With the seed, which the ledger knows, it makes
 * the same year once more, so that a loading that was ended goes on. There is no such file before and after.
 */
record DemonstrationFile(Path directory) {

    private static final Logger LOG = LoggerFactory.getLogger(DemonstrationFile.class);

    private Path path() {
        return directory.resolve("demonstration-until");
    }

    void write(Instant until) {
        try {
            Path draft = directory.resolve("demonstration-until.draft");
            Files.writeString(draft, until.toString());
            Files.move(draft, path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(path() + " cannot be written", e);
        }
    }

    /** Empty where another node loads, in a directory of its own. */
    Optional<Instant> read() {
        if (!Files.exists(path())) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.parse(Files.readString(path())));
        } catch (DateTimeParseException e) {
            LOG.warn("{} holds no instant", path(), e);
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(path() + " cannot be read", e);
        }
    }

    void delete() {
        try {
            Files.deleteIfExists(path());
        } catch (IOException e) {
            throw new UncheckedIOException(path() + " cannot be deleted", e);
        }
    }
}
