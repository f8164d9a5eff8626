package com.occuz.proof;

import com.occuz.store.postgres.DatabaseAddress;
import com.occuz.store.testing.TestServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A PostgreSQL for the nodes of one test class, which ends with it. */
final class OwnServer implements BeforeAllCallback, AfterAllCallback {

    private @Nullable TestServer server;

    @Override
    public void beforeAll(ExtensionContext context) {
        server = TestServer.start();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (server != null) {
            server.close();
        }
    }

    /** A new, empty database. */
    DatabaseAddress database(String name) {
        return started().database(name);
    }

    /** It goes away, in order, and stays away. */
    void stop() {
        started().stop();
    }

    /** It comes back where it was. */
    void startAgain() {
        started().startAgain();
    }

    private TestServer started() {
        if (server == null) {
            throw new IllegalStateException("the server has not been started");
        }
        return server;
    }
}
