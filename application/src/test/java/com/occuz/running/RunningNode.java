package com.occuz.running;

import com.occuz.Settings;
import com.occuz.boot.Node;
import com.occuz.place.TestTable;
import com.occuz.store.secret.FileSecrets;
import com.occuz.store.secret.SecretsProvider;
import com.occuz.store.testing.MemoryDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One node for all tests of the process: whoever asks first waits for its start, its end comes with the process's. */
public final class RunningNode implements AutoCloseable {

    /** The people of the first run, as the tests call them. */
    public static final String ACME = "acme";

    public static final String GLOBEX = "globex";
    public static final String SUPPORT = "support";
    public static final String AUDITOR = "auditor";
    public static final String OPERATOR = "operator";

    /** The one address that the shared node takes for a proxy; no test connects from it unless it plays one. */
    public static final String PROXY = "127.0.0.9";

    private static final class Shared {
        static final RunningNode NODE = startShared();
    }

    private final Node node;
    private final Path data;
    private final Connection database;
    private final Map<String, String> keys = new LinkedHashMap<>();
    private final Map<String, String> colleagues = new LinkedHashMap<>();
    private final List<String> supportKeys = new ArrayList<>();
    private final Map<String, Credentials> credentials = new LinkedHashMap<>();

    private RunningNode(Node node, Path data) {
        this.node = node;
        this.data = data;
        this.database = Stored.connection(data);
        JsonNode firstRun = JsonMapper.shared().readTree(data.resolve("first-run.json").toFile());
        for (JsonNode user : firstRun.path("users")) {
            String role = user.path("role").asString();
            String name = role.equals("customer") ? user.path("account").asString() : role;
            if (keys.putIfAbsent(name, user.path("apiKey").asString()) != null) {
                colleagues.putIfAbsent(name, user.path("apiKey").asString());
            }
            if (role.equals("support")) {
                supportKeys.add(user.path("apiKey").asString());
            }
            credentials.putIfAbsent(
                    name,
                    new Credentials(user.path("email").asString(), user.path("password").asString()));
        }
    }

    /** The node that all tests share; nobody may count on being alone with it. */
    public static RunningNode shared() {
        return Shared.NODE;
    }

    private static RunningNode startShared() {
        RunningNode node = start(
                List.of("--public-url", "http://go.example", "--country-file", countries().toString()),
                Map.of("OCCUZ_TRUSTED_PROXIES", PROXY));
        Runtime.getRuntime().addShutdownHook(new Thread(node::close, "end of the shared node"));
        return node;
    }

    /** Networks that are in documents alone, each in a country. */
    private static Path countries() {
        try {
            Path file = Files.createTempFile("occuz-countries", ".mmdb");
            file.toFile().deleteOnExit();
            return new TestTable()
                    .with("192.0.2.0", 24, Map.of("country_code", "CH"))
                    .with("198.51.100.0", 24, Map.of("country_code", "BR"))
                    .write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * A node of one's own on free ports and an empty data directory, in memory: what a flush is worth is proved where
     * whole processes die.
     */
    public static RunningNode start(List<String> arguments, Map<String, String> environment) {
        try {
            Path data = MemoryDirectory.create();
            List<String> all = new ArrayList<>(arguments);
            all.addAll(List.of("--port", "0", "--edge-port", "0", "--data", data.toString()));
            return new RunningNode(Node.start(Settings.parse(all, environment)), data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A node on data that another one has left behind; to be ended with {@link #end()}. */
    public static RunningNode again(Path data, List<String> arguments) {
        List<String> all = new ArrayList<>(arguments);
        all.addAll(List.of("--port", "0", "--edge-port", "0", "--data", data.toString()));
        return new RunningNode(Node.start(Settings.parse(all, Map.of())), data);
    }

    /** What somebody types at the console's door. */
    public record Credentials(String email, String password) {}

    public Credentials credentials(String person) {
        return Objects.requireNonNull(credentials.get(person), person);
    }

    /** A browser without a screen, in which one of the people of the first run has signed in. */
    public ConsoleClient signedIn(String person) {
        ConsoleClient client = new ConsoleClient(console());
        client.signIn(credentials(person));
        return client;
    }

    /** The same before anybody signs in. */
    public ConsoleClient visitor() {
        return new ConsoleClient(console());
    }

    /** A client with the key of one of the people of the first run. */
    public Client as(String person) {
        return nobody().withKey(key(person));
    }

    /** A client with the key of the second one of them, where there are several of that role. */
    public Client asColleagueOf(String person) {
        return nobody().withKey(Objects.requireNonNull(colleagues.get(person), person));
    }

    /** A client with the key of somebody else of the support staff than {@link #SUPPORT}. */
    public Client colleague() {
        return nobody().withKey(supportKeys.get(1));
    }

    /** The same of a third one. */
    public Client otherColleague() {
        return nobody().withKey(supportKeys.get(2));
    }

    public Client nobody() {
        return new Client(console());
    }

    public String key(String person) {
        return Objects.requireNonNull(keys.get(person), person);
    }

    public List<String> people() {
        return List.copyOf(keys.keySet());
    }

    public URI console() {
        return node.console().orElseThrow();
    }

    public URI edge() {
        return node.edge().orElseThrow();
    }

    /** Where this node's PostgreSQL listens, on 127.0.0.1. */
    public int databasePort() {
        return Stored.databasePort(data);
    }

    /** Locks in the node's database. */
    @FunctionalInterface
    public interface Held extends AutoCloseable {
        @Override
        void close() throws SQLException;
    }

    /** Carries out a statement, and keeps the locks that it took until they are let go. */
    public Held hold(String sql) throws SQLException {
        Connection holding = Stored.connection(data);
        holding.setAutoCommit(false);
        try (Statement statement = holding.createStatement()) {
            statement.execute(sql);
        }
        return holding::close;
    }

    /** What the node derives its digests from. */
    public SecretsProvider secrets() {
        return new FileSecrets(data.resolve("secrets"));
    }

    /** Carries out a statement as the node could. */
    public synchronized void carryOut(String sql) {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a statement with one parameter counts in the node's database. */
    public synchronized long count(String sql, String parameter) {
        try (PreparedStatement statement = database.prepareStatement(sql)) {
            statement.setString(1, parameter);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether the database still takes the password by which the node logs in. */
    public boolean logsInAnew() throws SQLException {
        try (Connection another = Stored.connection(data)) {
            return another.isValid(2);
        }
    }

    /** What is stored at this moment. */
    public Stored stored() {
        return Stored.now(database);
    }

    @Override
    public void close() {
        end();
        deleteAll(data);
    }

    /** Ends the node and leaves its data. */
    public void end() {
        try {
            database.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            node.close();
        }
    }

    private static void deleteAll(Path directory) {
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
