package com.occuz.store.testing;

import com.occuz.store.postgres.DataSources;
import com.occuz.store.postgres.DatabaseAddress;
import com.occuz.store.postgres.Jdbc;
import com.occuz.store.postgres.Migrations;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

/**
 * A migrated, empty database. All of one JVM live on one server, which is started with the first of them and ends with
 * the JVM; each is a copy of a template, made in some 100 ms.
 */
public final class TestDatabase implements AutoCloseable {

    private static final String APP_PASSWORD = "not-a-secret";
    private static final String TEMPLATE = "migrated";
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final DatabaseAddress owner;
    private final HikariDataSource app;

    private TestDatabase(DatabaseAddress owner) {
        this.owner = owner;
        this.app = DataSources.app(appAddress(), 20);
    }

    public static TestDatabase fresh() {
        String name = "test_" + COUNT.incrementAndGet();
        DatabaseAddress server = Shared.SERVER.address();
        execute(DataSources.owner(server), "create database " + name + " template " + TEMPLATE);
        TestDatabase database = new TestDatabase(named(server, name));
        execute(database.owner(), "update control.installation set store_id = gen_random_uuid()::text");
        return database;
    }

    /** As the user that owns the schemas. A new connection every time it is asked. */
    public DataSource owner() {
        return DataSources.owner(owner);
    }

    /** As the application: a pool of 20, logged in as the restricted role. */
    public HikariDataSource app() {
        return app;
    }

    /** As the application, a new connection every time it is asked. */
    public DataSource single() {
        return DataSources.single(appAddress());
    }

    public DatabaseAddress ownerAddress() {
        return owner;
    }

    public DatabaseAddress appAddress() {
        return owner.as(Migrations.APP_ROLE, APP_PASSWORD);
    }

    @Override
    public void close() {
        app.close();
    }

    private static DatabaseAddress named(DatabaseAddress server, String database) {
        String url = server.url();
        return new DatabaseAddress(
                url.substring(0, url.lastIndexOf('/') + 1) + database, server.user(), server.password());
    }

    private static void execute(DataSource database, String sql) {
        Jdbc.run(database, connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    /** Started when the first database is asked for. */
    private static final class Shared {

        static final TestServer SERVER = TestServer.start();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close, "test-server-end"));
            execute(DataSources.owner(SERVER.address()), "create database " + TEMPLATE);
            Migrations.migrate(DataSources.owner(named(SERVER.address(), TEMPLATE)), APP_PASSWORD, new AnySecrets(1));
        }
    }
}
