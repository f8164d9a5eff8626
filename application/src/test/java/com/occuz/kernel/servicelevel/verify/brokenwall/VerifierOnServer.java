package com.occuz.kernel.servicelevel.verify.brokenwall;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Breaks a wall on purpose. */
record VerifierOnServer(JdbcClient db) {}
