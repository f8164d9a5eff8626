package com.occuz.boot;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code first-run.json}, readable by its owner alone. It is laid down under another name before the events are
 * recorded and gets its own name afterwards: whenever the node dies, no recorded password is lost.
 */
record FirstRunFile(Path directory) {

    private static final Logger LOG = LoggerFactory.getLogger(FirstRunFile.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    Path path() {
        return directory.resolve("first-run.json");
    }

    private Path draft() {
        return directory.resolve("first-run.json.draft");
    }

    void layDown(Map<String, Object> document) {
        try {
            Files.deleteIfExists(draft());
            byte[] text = JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document);
            try (FileChannel file = FileChannel.open(
                    draft(),
                    Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
                file.write(java.nio.ByteBuffer.wrap(text));
                file.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(draft() + " cannot be written", e);
        }
    }

    /** The first key of a draft that was laid down completely; events are recorded only after that. */
    Optional<String> draftedApiKey() {
        if (!Files.exists(draft())) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readTree(draft().toFile()).path("users").path(0).path("apiKey").asString());
        } catch (JacksonException e) {
            LOG.info("{} was never completed", draft(), e);
            discard();
            return Optional.empty();
        }
    }

    /** Gives the draft its name. */
    void publish() {
        try {
            Files.move(draft(), path(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(path() + " cannot be written", e);
        }
    }

    /** Forgets a draft whose events another node has recorded before us. */
    void discard() {
        try {
            Files.deleteIfExists(draft());
        } catch (IOException e) {
            throw new UncheckedIOException(draft() + " cannot be deleted", e);
        }
    }
}
