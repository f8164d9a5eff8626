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
import javax.sql.DataSource;

/** Finds or starts the database and brings its schema up to date. */
final class Database {

    private static final String NO_PRIVILEGE = "42501";

    private Database() {}

    /** How the application logs in, as the restricted role, to a database whose schema is up to date. */
    static DatabaseAddress ready(Settings settings, DataDirectory data, SecretsProvider secrets, Closing closing) {
        DatabaseAddress owner = settings.databaseUrl()
                .map(Database::external)
                .orElseGet(() -> embedded(data, secrets, closing));
        String appPassword = secrets.text("postgres-app", 32);
        DataSource connections = DataSources.owner(owner);
        requireLogin(owner, connections);
        try {
            Migrations.migrate(connections, appPassword, new MasterKey(secrets));
        } catch (MigrationRefused e) {
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
            throw new StartRefused(refusal(address, e), e);
        }
    }

    private static DatabaseAddress embedded(DataDirectory data, SecretsProvider secrets, Closing closing) {
        try {
            return closing.add("PostgreSQL", EmbeddedServer.start(data, secrets)).address();
        } catch (ServerFailed e) {
            throw new StartRefused(String.valueOf(e.getMessage()), e);
        }
    }

    private static DatabaseAddress external(String url) {
        try {
            return DatabaseAddress.parse(url);
        } catch (IllegalArgumentException e) {
            throw new StartRefused("OCCUZ_DATABASE_URL: " + e.getMessage(), e);
        }
    }

    private static String refusal(DatabaseAddress address, SQLException e) {
        String state = String.valueOf(e.getSQLState());
        String where = "the database at " + address.place();
        if (state.startsWith("28")) {
            return where + " refuses the credentials of " + address.user();
        }
        if (state.equals(NO_PRIVILEGE)) {
            return where + " does not let " + address.user() + " in: grant it CONNECT on the database";
        }
        if (state.startsWith("08")) {
            return where + " cannot be reached, and there is no snapshot to redirect from";
        }
        return where + " cannot be used: " + e.getMessage();
    }
}
