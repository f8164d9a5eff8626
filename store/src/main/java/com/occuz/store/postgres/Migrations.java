package com.occuz.store.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.PGConnection;

/**
 * Brings the schemas up to date, as their owner. The application itself logs in as the restricted role
 * {@value #APP_ROLE}, which the owner makes and gives its password.
 */
public final class Migrations {

    public static final String APP_ROLE = "occuz_app";

    private static final int OLDEST_SERVER = 15;
    private static final String HISTORY_SCHEMA = "control";
    private static final long ROLE_LOCK = 0x6f6363757a01L;

    private Migrations() {}

    /**
     * Several nodes may call this at once; each waits for the others.
     *
     * @param owner logs in as the user that owns, or will own, the schemas
     * @param appPassword the password that {@value #APP_ROLE} has from now on
     * @param secrets this node's; of a store that was begun with others nothing is changed
     * @throws MigrationRefused with one sentence that says what the owner, or the node, lacks
     */
    public static void migrate(DataSource owner, String appPassword, StoreSecrets secrets) {
        try (Connection connection = owner.getConnection()) {
            requireServer(connection);
            OwnStore store = new OwnStore(connection, secrets);
            store.lock();
            store.refuseForeign();
            prepareRole(connection, appPassword);
            bringUpToDate(owner);
            store.leaveMark();
        } catch (SQLException e) {
            throw new MigrationRefused(
                    "the database refuses to prepare the role " + APP_ROLE + ": " + e.getMessage(), e);
        }
    }

    private static void bringUpToDate(DataSource owner) {
        try {
            Flyway.configure(Migrations.class.getClassLoader())
                    .dataSource(owner)
                    .locations("classpath:db/migration")
                    .defaultSchema(HISTORY_SCHEMA)
                    .createSchemas(true)
                    .validateMigrationNaming(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw new MigrationRefused("the database schemas cannot be brought up to date: " + e.getMessage(), e);
        }
    }

    private static void requireServer(Connection connection) throws SQLException {
        int version = connection.getMetaData().getDatabaseMajorVersion();
        if (version < OLDEST_SERVER) {
            throw new MigrationRefused("PostgreSQL " + OLDEST_SERVER + " or later is needed; the server is " + version);
        }
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select current_user, has_database_privilege(current_database(), 'CREATE')")) {
            row.next();
            if (!row.getBoolean(2)) {
                throw new MigrationRefused(
                        "the database user " + row.getString(1)
                                + " may not create schemas: grant it CREATE on the database");
            }
        }
    }

    private static void prepareRole(Connection connection, String password) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(?)")) {
            // Roles belong to the whole server, and two transactions that change the same one do not wait but fail.
            lock.setLong(1, ROLE_LOCK);
            lock.execute();
        }
        try (Statement statement = connection.createStatement()) {
            if (!roleExists(statement)) {
                requireRightToCreateRoles(statement);
                statement.execute("create role " + APP_ROLE + " login");
            }
            setPassword(connection, password);
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static boolean roleExists(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select 1 from pg_roles where rolname = '" + APP_ROLE + "'")) {
            return row.next();
        }
    }

    private static void requireRightToCreateRoles(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery(
                "select rolname, rolsuper or rolcreaterole from pg_roles where rolname = current_user")) {
            row.next();
            if (!row.getBoolean(2)) {
                throw new MigrationRefused(
                        "the database user " + row.getString(1) + " may not create the role " + APP_ROLE
                                + ": give it CREATEROLE");
            }
        }
    }

    /** The driver sends a SCRAM verifier: the password itself is neither on the wire nor in the server's log. */
    private static void setPassword(Connection connection, String password) throws SQLException {
        try {
            connection.unwrap(PGConnection.class).alterUserPassword(APP_ROLE, password.toCharArray(), "scram-sha-256");
        } catch (SQLException e) {
            throw new MigrationRefused(
                    "the database user may not set the password of the role " + APP_ROLE
                            + ", which somebody else has made: " + e.getMessage(), e);
        }
    }
}
