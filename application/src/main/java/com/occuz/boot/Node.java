package com.occuz.boot;

import com.occuz.Settings;
import com.occuz.api.IncidentImports;
import com.occuz.api.Positions;
import com.occuz.api.Questions;
import com.occuz.axon.AxonNode;
import com.occuz.edge.EdgeServer;
import com.occuz.kernel.network.Countries;
import com.occuz.place.CountryFile;
import com.occuz.query.analytics.ClickTail;
import com.occuz.store.postgres.DataDirectory;
import com.occuz.store.postgres.DataDirectoryInUse;
import com.occuz.store.postgres.DatabaseAddress;
import com.occuz.store.secret.FileSecrets;
import com.occuz.store.secret.SecretUnusable;
import com.occuz.store.secret.SecretsProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.springframework.context.ConfigurableApplicationContext;

/** A running node. Closing it drains what is under way and lets go of everything, in order. */
public final class Node implements AutoCloseable {

    /** So long at most an import seems to run that nobody reads any more. */
    private static final Duration IMPORTS_WATCHED = Duration.ofSeconds(2);

    private final Closing closing;
    private final Departure departure;
    private final Optional<URI> console;
    private final Optional<URI> edge;

    private Node(Closing closing, Departure departure, Optional<URI> console, Optional<URI> edge) {
        this.closing = closing;
        this.departure = departure;
        this.console = console;
        this.edge = edge;
    }

    /**
     * Starts everything that the settings ask for; on return the node is ready.
     *
     * @throws StartRefused if it cannot start; nothing is left running
     */
    public static Node start(Settings settings) {
        return start(settings, () -> false);
    }

    /**
     * The same for a node that may be told to end while it starts.
     *
     * @throws StartAbandoned if it was, in the midst of what takes long; nothing is left running
     */
    public static Node start(Settings settings, BooleanSupplier toldToEnd) {
        Closing closing = new Closing();
        try {
            return start(settings, toldToEnd, closing);
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    private static Node start(Settings settings, BooleanSupplier toldToEnd, Closing closing) {
        int port = settings.servesApi() ? Ports.claim("--port", settings.host(), settings.port()) : 0;
        int edgePort = settings.has(Settings.Role.EDGE)
                ? Ports.claim("--edge-port", settings.host(), settings.edgePort())
                : settings.edgePort();
        DataDirectory data = dataDirectory(settings, closing);
        SecretsProvider secrets = new FileSecrets(settings.secretsDirectory());
        URI edgeUrl = url(settings.host(), edgePort);
        URI publicUrl = settings.publicUrl().orElse(edgeUrl);
        Countries countries = settings.countryFile()
                .<Countries>map(file -> closing.add("table of countries", countries(file)))
                .orElse(Countries.NONE);
        try {
            Database database = closing.add("database", new Database(settings, data, secrets));
            NodeEdge edge = closing.add("edge", new NodeEdge(settings, edgePort, publicUrl, data.path(), secrets, countries));
            ColdStart start = closing.add("search", new ColdStart(settings, port, edge, database, toldToEnd));
            DatabaseAddress address = start.database();
            while (true) {
                Closing rest = closing.add("rest", new Closing());
                try {
                    return new Rest(settings, port, edgePort, publicUrl, data, secrets, countries, edge, start, toldToEnd, rest)
                            .start(address, closing);
                } catch (RuntimeException failure) {
                    if (!edge.beganAlone() || failure instanceof StartAbandoned) {
                        throw failure;
                    }
                    // What redirects already goes on with what it has.
                    edge.parts();
                    rest.leave(edge);
                    rest.close();
                    closing.leave(rest);
                    address = start.again(failure);
                }
            }
        } catch (SecretUnusable e) {
            throw new StartRefused(String.valueOf(e.getMessage()), e);
        }
    }

    /** All that needs the database. */
    private record Rest(
            Settings settings,
            int port,
            int edgePort,
            URI publicUrl,
            DataDirectory data,
            SecretsProvider secrets,
            Countries countries,
            NodeEdge edge,
            ColdStart coldStart,
            BooleanSupplier toldToEnd,
            Closing closing) {

        Node start(DatabaseAddress address, Closing whole) {
            Stores stores = Stores.open(address, secrets, closing);
            edge.joins(stores);
            String nodeId = UUID.randomUUID().toString();
            Heartbeat heartbeat = closing.add(
                    "heartbeat",
                    Heartbeat.start(
                            stores.signsOfLife(),
                            stores.orphans(),
                            nodeId,
                            name(settings.servesApi() ? port : edgePort),
                            version(),
                            settings.roles().stream().map(Settings.Role::wireName).sorted().toList(),
                            settings.absenceAfter()));
            Optional<Demonstration> demonstration = Demonstration.prepare(settings, stores, new DemonstrationFile(data.path()));
            boolean testClock = demonstration.isPresent() || TestClock.start(settings, stores);
            closing.add("housekeeping", Housekeeping.start(stores));
            // The database of our own is as much ours alone as the data directory that we have locked.
            boolean alone = settings.databaseUrl().isEmpty();
            Optional<ClickTail> clicks = settings.servesApi()
                    ? Optional.of(closing.add("analytics", Views.clickTail(stores, data.path().resolve("analytics"))))
                    : Optional.empty();
            AxonNode axon = closing.add(
                    "processors", Views.start(stores, nodeId, settings.has(Settings.Role.PROCESSORS), alone, clicks, countries));

            URI consoleUrl = url(settings.host(), port);
            Optional<FirstRun> begun = new Beginning(stores, axon.commands(), new FirstRunFile(data.path()))
                    .begin(consoleUrl, publicUrl, demonstration.map(Demonstration::seed), settings);
            // Where another node was faster, that one loads.
            demonstration.ifPresent(it -> {
                if (it.goesOn() || begun.isPresent()) {
                    it.load(axon, settings, toldToEnd);
                    // Before its year was complete nobody could miss it.
                    stores.signsOfLife().untold().forEach(gap -> stores.signsOfLife().told(gap.gone().from()));
                } else {
                    it.leave();
                }
            });

            if (settings.has(Settings.Role.PROCESSORS)) {
                closing.add("clock watcher", ClockWatcher.start(axon, stores.clock()));
                closing.add(
                        "absence watcher",
                        new AbsenceWatcher(stores.signsOfLife(), axon.commands(), stores.clock()).start());
                closing.add(
                        "failure watcher",
                        new FailureWatcher(
                                        stores.signsOfLife(),
                                        axon.commands(),
                                        new Questions(axon.queryGateway()),
                                        stores.clock(),
                                        settings.failingMinutes())
                                .start());
                IncidentImports imports = new IncidentImports(
                        stores.importClaims(),
                        axon.commands(),
                        new Questions(axon.queryGateway()),
                        stores.clock(),
                        new Positions(stores.progress(), axon.ledgerViews()));
                closing.add("import watcher", Rounds.start("import watcher", IMPORTS_WATCHED, imports::endAllLeft));
            }
            closing.add("edge", edge);
            Optional<EdgeServer> running = edge.running();
            running.ifPresent(heartbeat::tellOf);
            running.ifPresent(it -> closing.add(
                    "loss teller",
                    new LossTeller(it, axon.commands(), stores.clock(), name(settings.servesApi() ? port : edgePort))
                            .start()));
            Optional<ConfigurableApplicationContext> api = Optional.empty();
            if (settings.servesApi()) {
                WebApplication.Marks marks = new WebApplication.Marks(testClock, Demonstration.isMarked(stores));
                clicks.ifPresent(ClickTail::start);
                coldStart.leaveTheRoom();
                api = Optional.of(closing.add(
                        "API", WebApplication.start(settings, port, publicUrl, stores, axon, running, secrets, marks)));
                closing.add("first figures", FirstFigures.start(
                        new Questions(axon.queryGateway()), new Positions(stores.progress(), axon.ledgerViews())));
            }
            return new Node(
                    whole,
                    new Departure(settings.drainDelay(), running, api),
                    settings.servesApi() ? Optional.of(consoleUrl) : Optional.empty(),
                    running.map(it -> url(settings.host(), edgePort)));
        }
    }

    /** Where API and console answer, if this node serves them. */
    public Optional<URI> console() {
        return console;
    }

    /** Where redirects are answered, if this node serves them. */
    public Optional<URI> edge() {
        return edge;
    }

    @Override
    public void close() {
        departure.announce();
        closing.close();
    }

    private static CountryFile countries(Path file) {
        try {
            return CountryFile.open(file);
        } catch (IOException e) {
            throw new StartRefused("the table of countries " + file + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Of the jar that runs; tests and developers run none. */
    private static String version() {
        return Objects.requireNonNullElse(Node.class.getPackage().getImplementationVersion(), "unpacked");
    }

    /** Where this node runs, as people tell nodes apart. */
    private static String name(int port) {
        try {
            return InetAddress.getLocalHost().getHostName() + ":" + port;
        } catch (UnknownHostException e) {
            return "localhost:" + port;
        }
    }

    private static DataDirectory dataDirectory(Settings settings, Closing closing) {
        try {
            return closing.add("data directory", DataDirectory.open(settings.data()));
        } catch (DataDirectoryInUse | UncheckedIOException e) {
            throw new StartRefused(String.valueOf(e.getMessage()), e);
        }
    }

    private static URI url(String host, int port) {
        String name = host.contains(":") ? "[" + host + "]" : host;
        return URI.create("http://" + name + ":" + port);
    }
}
