package com.occuz.store.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Ways to log in. All of them fail within seconds when the server is away, and work again when it is back. */
public final class DataSources {

    private static final Duration CONNECT = Duration.ofSeconds(2);

    /** No statement of ours takes this long; a connection that says nothing for so long leads nowhere. */
    private static final Duration SILENCE = Duration.ofSeconds(30);

    private static final String APPLICATION = "occuz";

    /**
     * Every statement of ours goes by an index. Of a small table PostgreSQL would rather read all rows, and it keeps that
     * plan for statements asked often, until long after the table has grown.
     */
    private static final String SESSION =
            "set idle_in_transaction_session_timeout = '30s'; set enable_seqscan = off";

    private DataSources() {}

    /**
     * A pool. It starts without a server, waits at most 2 s for a connection, and ends a transaction that its client
     * forgot after 30 s, so that a hung node cannot keep the append lock.
     */
    public static HikariDataSource app(DatabaseAddress address, int poolSize) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("occuz-" + address.user());
        config.setDataSource(plain(address, SILENCE));
        config.setMaximumPoolSize(poolSize);
        config.setMinimumIdle(Math.min(2, poolSize));
        config.setConnectionTimeout(CONNECT.toMillis());
        config.setValidationTimeout(1_000);
        config.setKeepaliveTime(Duration.ofMinutes(1).toMillis());
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql(SESSION);
        // What the locks rely on: a statement sees what was committed before it, whatever the server's default is.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return new HikariDataSource(config);
    }

    /** A new connection every time it is asked, without a limit on how long a statement takes: for migrations. */
    public static DataSource owner(DatabaseAddress address) {
        return plain(address, Duration.ZERO);
    }

    /** A new connection every time it is asked: for a listener that keeps its connection, and for tools. */
    public static DataSource single(DatabaseAddress address) {
        return plain(address, Duration.ofSeconds(5));
    }

    private static PGSimpleDataSource plain(DatabaseAddress address, Duration silence) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(address.url());
        source.setUser(address.user());
        source.setPassword(address.password());
        source.setApplicationName(APPLICATION);
        source.setConnectTimeout((int) CONNECT.toSeconds());
        source.setSocketTimeout((int) silence.toSeconds());
        source.setTcpKeepAlive(true);
        source.setReWriteBatchedInserts(true);
        return source;
    }
}
