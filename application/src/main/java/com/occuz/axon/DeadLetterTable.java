package com.occuz.axon;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code control.dead_letter}: what views could not handle. Axon writes it and tries again; here it is read and guarded. */
final class DeadLetterTable {

    private static final String KEY = "hashtextextended('occuz.letters:' || ?, 0)";

    private final DataSource dataSource;
    private final JdbcClient db;

    DeadLetterTable(DataSource dataSource) {
        this.dataSource = dataSource;
        this.db = JdbcClient.create(dataSource);
    }

    /**
     * Tries letters again while no rebuild of the view can end: the new tables hold what the letters are about, and what
     * is handled while they take their place would be there twice.
     */
    long holding(String view, LongSupplier trying) {
        // A connection beside the thread's transactions, of which the trying makes several.
        try (Connection connection = dataSource.getConnection();
                PreparedStatement lock = connection.prepareStatement("select pg_advisory_xact_lock(" + KEY + ")")) {
            connection.setAutoCommit(false);
            lock.setString(1, view);
            lock.execute();
            long left = trying.getAsLong();
            connection.rollback();
            return left;
        } catch (SQLException e) {
            throw new UncategorizedSQLException("hold dead letters", null, e);
        }
    }

    /** Nobody tries the view's letters again before this transaction ends; {@code false} if somebody is at it. */
    boolean hold(String view) {
        return db.sql("select pg_try_advisory_xact_lock(" + KEY + ")").param(view).query(Boolean.class).single();
    }

    /** In the order of the events, behind a position. */
    List<DeadLetter> after(String view, long position, int limit) {
        return db.sql("""
                select * from (
                  select (convert_from(token, 'UTF8')::json ->> 'globalIndex')::bigint as position, sequenceidentifier,
                    payloadtype, payloadrevision, causetype, causemessage, enqueuedat
                  from control.dead_letter where processinggroup = :view
                ) letters
                where position > :after order by position limit :limit
                """)
                .param("view", view)
                .param("after", position)
                .param("limit", limit)
                .query((row, n) -> new DeadLetter(
                        row.getLong("position"),
                        row.getString("sequenceidentifier"),
                        row.getString("payloadtype") + "/" + row.getString("payloadrevision"),
                        cause(row),
                        Instant.parse(row.getString("enqueuedat"))))
                .list();
    }

    private static String cause(ResultSet row) throws SQLException {
        String type = row.getString("causetype");
        if (type == null) {
            return "Waits for an earlier event of the same aggregate.";
        }
        String message = row.getString("causemessage");
        return message == null || message.isBlank() ? type.substring(type.lastIndexOf('.') + 1) : message;
    }

    void drop(String view) {
        db.sql("delete from control.dead_letter where processinggroup = ?").param(view).update();
    }
}
