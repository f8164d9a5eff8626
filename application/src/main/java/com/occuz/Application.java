package com.occuz;

import com.occuz.boot.Node;
import com.occuz.boot.StartAbandoned;
import com.occuz.boot.StartRefused;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code ./occuz run}: starts a node in the foreground and drains it on SIGTERM or SIGINT. */
public final class Application {

    private static final int FAILED = 1;
    private static final int REFUSED = 2;

    /** A signal that comes while the node starts waits this long for the start to end. */
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);

    private Application() {}

    /** Exit codes: 0 after a signal and a clean end, 2 when the node cannot start (one line says why). */
    public static void main(String[] arguments) throws InterruptedException {
        // Axon would otherwise ask its vendor for updates, and print an advertisement.
        System.setProperty("axoniq.update-checker.disabled", "true");
        System.setProperty("disable-axoniq-console-message", "true");
        CompletableFuture<Runnable> closing = new CompletableFuture<>();
        AtomicBoolean ending = new AtomicBoolean();
        try {
            Settings settings = Settings.parse(List.of(arguments), System.getenv());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> end(closing, ending), "end"));
            Node node = Node.start(settings, ending::get);
            Terminal.announce(settings, node);
            closing.complete(node::close);
        } catch (StartAbandoned e) {
            LoggerFactory.getLogger(Application.class).info("Told to end while starting: {}", e.getMessage());
            closing.complete(() -> {});
        } catch (StartRefused e) {
            Terminal.refuse(e);
            Runtime.getRuntime().halt(REFUSED);
        } catch (RuntimeException | Error e) {
            LoggerFactory.getLogger(Application.class).error("The node failed to start", e);
            Runtime.getRuntime().halt(FAILED);
        }
        new CountDownLatch(1).await();
    }

    /** A virtual machine that is ended by a signal exits with the signal's number, unless it is halted with another. */
    private static void end(CompletableFuture<Runnable> closing, AtomicBoolean ending) {
        Logger log = LoggerFactory.getLogger(Application.class);
        int status = 0;
        ending.set(true);
        try {
            closing.get(START_PATIENCE.toSeconds(), TimeUnit.SECONDS).run();
        } catch (ExecutionException | TimeoutException e) {
            log.error("The node had not started when it was told to end", e);
            status = FAILED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            status = FAILED;
        }
        Runtime.getRuntime().halt(status);
    }
}
