package com.occuz.store.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDirFactory;

/**
 * Temporary directories in memory where there is enough of it: a flush costs nothing there, and what tests want to know
 * of flushes is whether they are asked for. A measurement wants the disk, see {@link #PARENT}.
 */
public final class MemoryDirectory implements TempDirFactory {

    /** System property that names another place for them. */
    public static final String PARENT = "occuz.test.directory";

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final long ENOUGH = 2L << 30;

    @Override
    public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
        return create();
    }

    /** For whoever starts a server outside of JUnit's directories, and deletes it. */
    public static Path create() throws IOException {
        return Files.createTempDirectory(parent(), "occuz-test-");
    }

    private static Path parent() throws IOException {
        String chosen = System.getProperty(PARENT);
        if (chosen != null) {
            return Path.of(chosen);
        }
        boolean roomy = Files.isWritable(MEMORY) && Files.getFileStore(MEMORY).getUsableSpace() > ENOUGH;
        return roomy ? MEMORY : Path.of(System.getProperty("java.io.tmpdir"));
    }
}
