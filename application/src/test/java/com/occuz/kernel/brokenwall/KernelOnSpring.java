package com.occuz.kernel.brokenwall;

import org.springframework.jdbc.core.simple.JdbcClient;

/** Breaks a wall on purpose. */
record KernelOnSpring(JdbcClient db) {}
