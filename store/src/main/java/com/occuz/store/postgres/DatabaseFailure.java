package com.occuz.store.postgres;

import java.sql.SQLException;

/** The database did not do what it was asked to. Whether a commit that was under way took place is not known. */
public final class DatabaseFailure extends RuntimeException {

    private final String sqlState;

    public DatabaseFailure(SQLException cause) {
        super("the database failed: " + cause.getMessage(), cause);
        this.sqlState = String.valueOf(cause.getSQLState());
    }

    /** Five characters as in PostgreSQL's appendix A, or {@code null} as text where there is none. */
    public String sqlState() {
        return sqlState;
    }
}
