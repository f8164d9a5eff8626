package com.occuz.edge.brokenwall;

import javax.sql.DataSource;
import org.axonframework.eventhandling.EventBus;

/** Breaks two walls on purpose: the edge on a database, and on Axon. */
record EdgeOnTables(DataSource database, EventBus events) {}
