package com.occuz.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path directory;

    @Test
    void it_is_made_for_its_owner_alone() throws IOException {
        try (DataDirectory data = DataDirectory.open(directory.resolve("a/b"))) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.path()))).isEqualTo("rwx------");
        }
    }

    @Test
    void it_is_refused_while_it_is_held_by_whatever_name() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("data"));
        try (DataDirectory data = DataDirectory.open(directory.resolve("data"))) {
            assertThatThrownBy(() -> DataDirectory.open(link))
                    .isInstanceOf(DataDirectoryInUse.class)
                    .hasMessageContaining(data.path().toString());
            assertThatThrownBy(() -> DataDirectory.open(link)).isInstanceOf(DataDirectoryInUse.class);
        }
    }

    @Test
    void it_can_be_held_again_once_it_is_released() {
        DataDirectory.open(directory.resolve("data")).close();
        DataDirectory.open(directory.resolve("data")).close();
    }

    @Test
    void a_file_in_its_place_is_an_error_that_names_it() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> DataDirectory.open(file))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
    }
}
