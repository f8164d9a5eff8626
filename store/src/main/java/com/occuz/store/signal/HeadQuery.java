package com.occuz.store.signal;

import java.sql.Connection;
import java.sql.SQLException;

/** Asks the database how far an order has grown. */
@FunctionalInterface
public interface HeadQuery {

    /** @return 0 where nothing is recorded */
    long on(Connection connection) throws SQLException;
}
