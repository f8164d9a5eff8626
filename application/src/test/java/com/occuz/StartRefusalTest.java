package com.occuz;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.ProductClassPath;
import com.occuz.running.RunningNode;
import com.occuz.store.postgres.DataDirectory;
import com.occuz.store.postgres.DataSources;
import com.occuz.store.postgres.DatabaseAddress;
import com.occuz.store.testing.TestServer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A node that cannot start, as whoever started it sees it: a process of its own, one line, exit code 2. */
class StartRefusalTest {

    @TempDir
    Path directory = Path.of("set by JUnit");

    private Path data() {
        return directory.resolve("data");
    }

    private void refused(String line, Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseCompactObjectHeaders",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                ProductClassPath.text(),
                "com.occuz.Application"));
        command.addAll(List.of(arguments));
        if (!String.join(" ", arguments).contains("--data")) {
            command.addAll(List.of("--data", data().toString()));
        }
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(directory.resolve("out").toFile())
                .redirectError(directory.resolve("err").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("OCCUZ_") || name.startsWith("JAVA_TOOL"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        String said = Files.readString(directory.resolve("err"));

        assertThat(ended).as(said).isTrue();
        assertThat(process.exitValue()).as(said).isEqualTo(2);
        assertThat(said).doesNotContain("jdbc:");
        assertThat(said.lines()).as(said).singleElement().asString().startsWith("occuz: ").contains(line);
        assertThat(Files.readString(directory.resolve("out"))).isEmpty();
        assertThat(leftRunning()).isEmpty();
    }

    private Stream<String> leftRunning() {
        return ProcessHandle.allProcesses()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(command -> command.contains(directory.toString()));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--colour red|unknown flag --colour",
        "--port 1 --port 2|--port is given twice",
        "--port=eighty|--port is not a port from 0 to 65535: eighty",
        "--edge-port 65536|--edge-port is not a port",
        "--port 9000 --edge-port=9000|must differ",
        "--host 203.0.113.7|--host 203.0.113.7 is not an address of this machine",
        "--host no.such.host.invalid|--host",
        "--roles dance|--roles is a list of",
        "--click-durability never|--click-durability is fsync or os",
        "--public-url nowhere|--public-url is an http(s) URL",
        "--test-clock soon|--test-clock is an instant"})
    void a_wrong_flag_or_value(String arguments, String line) throws Exception {
        refused(line, Map.of(), arguments.split(" "));
    }

    @Test
    void a_wrong_variable() throws Exception {
        refused("OCCUZ_EDGE_PORT is not a port", Map.of("OCCUZ_EDGE_PORT", "x"));
        refused(
                "OCCUZ_TRUSTED_PROXIES is a list of addresses and ranges such as 10.0.0.0/8, not: proxy",
                Map.of("OCCUZ_TRUSTED_PROXIES", "10.0.0.1, proxy"));
    }

    @Test
    void a_taken_port_of_either_sort() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(taken.getLocalPort());
            refused("choose another with --port", Map.of(), "--port", port, "--edge-port", "0");
            refused("choose another with --edge-port", Map.of("OCCUZ_EDGE_PORT", port), "--port", "0");
        }
    }

    @Test
    void a_data_directory_in_use() throws Exception {
        try (DataDirectory held = DataDirectory.open(data())) {
            refused(held.path().toString(), Map.of(), "--port", "0", "--edge-port", "0");
        }
    }

    @Test
    void a_data_directory_that_cannot_be_written() throws Exception {
        Path file = Files.writeString(directory.resolve("file"), "");
        for (String impossible : List.of("/proc/occuz", file.toString(), file + "/below")) {
            refused("the data directory", Map.of(), "--port", "0", "--edge-port", "0", "--data", impossible);
            assertThat(Files.readString(directory.resolve("err"))).doesNotContain("Exception", "java.");
        }
    }

    @Test
    void a_database_that_refuses_the_credentials() throws Exception {
        String where = "127.0.0.1:" + RunningNode.shared().databasePort();
        refused(
                "refuses the credentials of occuz",
                Map.of("OCCUZ_DATABASE_URL", "postgresql://occuz:wrong-secret@" + where + "/occuz"),
                "--port", "0", "--edge-port", "0");
    }

    @Test
    void a_database_that_lets_the_owner_in_but_not_the_role_of_the_application() throws Exception {
        try (TestServer server = TestServer.start()) {
            String shut = url(server.database("shut"));
            String locked = url(server.database("locked"));
            JdbcClient owner = JdbcClient.create(DataSources.owner(server.address()));
            owner.sql("revoke connect on database shut from public").update();
            refused(
                    "/shut does not let occuz_app in: grant it CONNECT",
                    Map.of("OCCUZ_DATABASE_URL", shut), "--port", "0", "--edge-port", "0");
            owner.sql("alter role occuz_app nologin").update();
            refused(
                    "/locked refuses the credentials of occuz_app",
                    Map.of("OCCUZ_DATABASE_URL", locked), "--port", "0", "--edge-port", "0");
        }
    }

    private static String url(DatabaseAddress database) {
        return database.url() + "?user=" + database.user() + "&password=" + database.password();
    }

    @Test
    void a_database_whose_nodes_have_other_secrets_and_they_go_on() throws Exception {
        RunningNode running = RunningNode.shared();
        String where = running.secrets().text("postgres-owner", 32) + "@127.0.0.1:" + running.databasePort();
        refused(
                "belongs to an installation with other secrets",
                Map.of("OCCUZ_DATABASE_URL", "postgresql://occuz:" + where + "/occuz"),
                "--port", "0", "--edge-port", "0");
        assertThat(running.logsInAnew()).isTrue();
        assertThat(running.as(RunningNode.ACME).get("/api/v1/me").status()).isEqualTo(200);
    }

    @Test
    void a_database_that_is_not_there() throws Exception {
        int free;
        try (ServerSocket socket = new ServerSocket(0)) {
            free = socket.getLocalPort();
        }
        refused(
                "cannot be reached",
                Map.of("OCCUZ_DATABASE_URL", "postgresql://occuz:secret@127.0.0.1:" + free + "/occuz"),
                "--port", "0", "--edge-port", "0");
    }

    @Test
    void a_database_that_is_not_there_with_a_snapshot_that_is_of_no_use() throws Exception {
        Files.createDirectories(data().resolve("edge"));
        Files.writeString(data().resolve("edge").resolve("links.snapshot"), "what somebody has left there".repeat(10));
        refused(
                "cannot be reached, and there is no snapshot to redirect from: it is no snapshot of an edge",
                Map.of("OCCUZ_DATABASE_URL", "postgresql://occuz:secret@127.0.0.1:1/occuz"),
                "--port", "0", "--edge-port", "0");
    }

    @ParameterizedTest
    @CsvSource({
        "garbage, OCCUZ_DATABASE_URL",
        "mysql://u:p@h/d, OCCUZ_DATABASE_URL",
        "postgresql://h/d, must carry a user",
        "postgresql://u@h/d, must carry a password",
        "postgresql://u:%zz@h/d, OCCUZ_DATABASE_URL",
        "postgresql://u:p@127.0.0.1:99999/d, a port from 1 to 65535",
        "postgresql://u:p@no.such.host.invalid/d, the database at"})
    void a_database_address_that_is_none(String url, String line) throws Exception {
        refused(line, Map.of("OCCUZ_DATABASE_URL", url), "--port", "0", "--edge-port", "0");
        assertThat(Files.readString(directory.resolve("err"))).doesNotContain("%zz").doesNotContain("zz");
    }
}
