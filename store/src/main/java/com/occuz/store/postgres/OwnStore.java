package com.occuz.store.postgres;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Whether a store is the one that a node's secrets belong to. A node that is not of it would break those that are. */
record OwnStore(Connection owner, StoreSecrets secrets) {

    private static final long LOCK = 0x6f6363757a02L;

    /** Nodes look, change and leave their mark one after the other; the lock ends with the connection. */
    void lock() throws SQLException {
        try (PreparedStatement lock = owner.prepareStatement("select pg_advisory_lock(?)")) {
            lock.setLong(1, LOCK);
            lock.execute();
        }
    }

    /** @throws MigrationRefused if the store was begun with other secrets */
    void refuseForeign() throws SQLException {
        boolean known;
        if (is("select exists (select from pg_attribute where attrelid = to_regclass('control.installation')"
                + " and attname = 'secrets_mark')")) {
            known = hasOurMark();
        } else {
            known = !is("select to_regclass('keys.subject_key') is not null") || opens();
        }
        if (!known) {
            throw new MigrationRefused("this database belongs to an installation with other secrets; give this node the secrets"
                    + " directory of that one (--secrets), or another database. Nothing was changed");
        }
    }

    /** What was begun, or brought up to date, is known by the node's secrets from now on. */
    void leaveMark() throws SQLException {
        try (PreparedStatement mark = owner.prepareStatement(
                "update control.installation set secrets_mark = ? where secrets_mark is null")) {
            mark.setString(1, secrets.mark());
            mark.executeUpdate();
        }
    }

    private boolean hasOurMark() throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery("select secrets_mark from control.installation")) {
            // Without a mark: a node died before it could leave one.
            return !row.next() || row.getString(1) == null ? opens() : row.getString(1).equals(secrets.mark());
        }
    }

    private boolean opens() throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(
                        "select wrapped, subject from keys.subject_key where wrapped is not null limit 1")) {
            return !row.next() || secrets.open(row.getBytes(1), row.getString(2));
        }
    }

    private boolean is(String question) throws SQLException {
        try (Statement statement = owner.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
