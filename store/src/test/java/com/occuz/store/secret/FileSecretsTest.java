package com.occuz.store.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileSecretsTest {

    @TempDir
    private Path parent;

    private Path directory;

    @BeforeEach
    void chooseDirectory() {
        directory = parent.resolve("secrets");
    }

    @Test
    void a_secret_is_made_once_and_stays() {
        byte[] secret = new FileSecrets(directory).secret("master-key", 32);
        assertThat(secret).hasSize(32).isNotEqualTo(new FileSecrets(directory).secret("other", 32));
        assertThat(new FileSecrets(directory).secret("master-key", 32)).isEqualTo(secret);
    }

    @Test
    void only_its_owner_can_read_it() throws IOException {
        new FileSecrets(directory).secret("master-key", 32);
        assertThat(mode(directory)).isEqualTo("rwx------");
        assertThat(mode(directory.resolve("master-key"))).isEqualTo("rw-------");
    }

    @Test
    void one_that_others_can_read_is_not_used() throws IOException {
        new FileSecrets(directory).secret("master-key", 32);
        Files.setPosixFilePermissions(directory.resolve("master-key"), PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> new FileSecrets(directory).secret("master-key", 32))
                .isInstanceOf(SecretUnusable.class)
                .hasMessageContaining("0600");
    }

    @Test
    void one_of_another_length_is_not_used_and_not_told() throws IOException {
        String text = new FileSecrets(directory).text("master-key", 16);
        assertThatThrownBy(() -> new FileSecrets(directory).secret("master-key", 32))
                .isInstanceOf(SecretUnusable.class)
                .hasMessageContaining("16 bytes, not 32")
                .hasMessageNotContaining(text);
        Files.writeString(directory.resolve("master-key"), "not base64 !");
        assertThatThrownBy(() -> new FileSecrets(directory).secret("master-key", 32))
                .isInstanceOf(SecretUnusable.class)
                .hasMessageNotContaining("not base64 !");
    }

    @Test
    void a_name_cannot_lead_out_of_the_directory() {
        assertThatThrownBy(() -> new FileSecrets(directory).secret("../escape", 32))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void those_who_make_it_at_the_same_time_get_the_same() throws Exception {
        try (ExecutorService nodes = Executors.newFixedThreadPool(8)) {
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                all.add(nodes.submit(() -> new FileSecrets(directory).text("master-key", 32)));
            }
            List<String> texts = new ArrayList<>();
            for (Future<String> one : all) {
                texts.add(one.get());
            }
            assertThat(texts).containsOnly(texts.getFirst());
        }
        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files).hasSize(1);
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
