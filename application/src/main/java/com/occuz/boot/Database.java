package com.occuz.boot;

import com.occuz.Settings;
import com.occuz.store.keys.MasterKey;
import com.occuz.store.postgres.DataDirectory;
import com.occuz.store.postgres.DataSources;
import com.occuz.store.postgres.DatabaseAddress;
import com.occuz.store.postgres.EmbeddedServer;
import com.occuz.store.postgres.MigrationRefused;
import com.occuz.store.postgres.Migrations;
import com.occuz.store.postgres.ServerFailed;
import com.occuz.store.secret.SecretsProvider;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Finds or starts the database and brings its schema up to date; a server of our own ends with it. */
final class Database implements AutoCloseable {

    private static final String NO_PRIVILEGE = "42501";
    private static final String WRONG_PASSWORD = "28P01";

    private final Settings settings;
    private final DataDirectory data;
    private final SecretsProvider secrets;
    private volatile @Nullable EmbeddedServer server;

    Database(Settings settings, DataDirectory data, SecretsProvider secrets) {
        this.settings = settings;
        this.data = data;
        this.secrets = secrets;
    }

    /**
     * How the application logs in, as the restricted role, to a database whose schema is up to date. May be asked again.
     *
     * @throws DatabaseAway if it is not there now
     * @throws StartRefused if it is there and not to be used
     */
    synchronized DatabaseAddress ready() {
        DatabaseAddress owner = settings.databaseUrl().map(Database::external).orElseGet(this::embedded);
        String appPassword = secrets.text("postgres-app", 32);
        // A server that takes a connection and says nothing is not waited for.
        requireLogin(owner, DataSources.single(owner));
        try {
            Migrations.migrate(DataSources.owner(owner), appPassword, new MasterKey(secrets));
        } catch (MigrationRefused e) {
            if (failure(e).filter(Database::isAway).isPresent()) {
                throw new DatabaseAway("the database at " + owner.place() + " went away while it was prepared", e);
            }
            throw new StartRefused(String.valueOf(e.getMessage()), e);
        }
        DatabaseAddress application = owner.as(Migrations.APP_ROLE, appPassword);
        // A server may let the owner in and not the role, whatever its password: the pools would try in vain for ever.
        requireLogin(application, DataSources.single(application));
        return application;
    }

    private static void requireLogin(DatabaseAddress address, DataSource connections) {
        try (Connection connection = connections.getConnection()) {
            connection.isValid(2);
        } catch (SQLException e) {
            throw refusal(address, e);
        }
    }

    private DatabaseAddress embedded() {
        try {
            EmbeddedServer running = server;
            if (running == null) {
                running = EmbeddedServer.start(data, secrets);
                server = running;
            }
            return running.address();
        } catch (ServerFailed e) {
            String why = String.valueOf(e.getMessage());
            throw failure(e).filter(it -> WRONG_PASSWORD.equals(it.getSQLState())).isPresent()
                    ? new StartRefused(why, e)
                    : new DatabaseAway(why, e);
        }
    }

    private static DatabaseAddress external(String url) {
        try {
            return DatabaseAddress.parse(url);
        } catch (IllegalArgumentException e) {
            throw new StartRefused("OCCUZ_DATABASE_URL: " + e.getMessage(), e);
        }
    }

    private static StartRefused refusal(DatabaseAddress address, SQLException e) {
        String state = String.valueOf(e.getSQLState());
        String where = "the database at " + address.place();
        if (state.startsWith("28")) {
            return new StartRefused(where + " refuses the credentials of " + address.user(), e);
        }
        if (state.equals(NO_PRIVILEGE)) {
            return new StartRefused(
                    where + " does not let " + address.user() + " in: grant it CONNECT on the database", e);
        }
        if (isAway(e)) {
            return new DatabaseAway(where + " cannot be reached", e);
        }
        return new StartRefused(where + " cannot be used: " + e.getMessage(), e);
    }

    /** Connections that fail or break; a server that starts, stops or is full; a machine with troubles of its own. */
    private static boolean isAway(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return state.startsWith("08") || state.startsWith("57P") || state.startsWith("53") || state.startsWith("58");
    }

    private static Optional<SQLException> failure(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException failure) {
                return Optional.of(failure);
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() {
        EmbeddedServer running = server;
        if (running != null) {
            running.close();
        }
    }
}
