package com.occuz.query.brokenwall;

import com.occuz.command.link.LinkAggregate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Breaks two walls on purpose: the query side on the command side, and SQL outside a table. */
record QueryOnCommand(LinkAggregate aggregate, JdbcClient db) {

    int count() {
        return db.sql("select 1").query(Integer.class).single();
    }
}
