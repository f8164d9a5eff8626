package com.occuz;

import com.occuz.boot.Node;
import com.occuz.boot.StartRefused;
import java.io.PrintStream;
import java.nio.file.Path;

/** What the operator who started the node reads. */
final class Terminal {

    private Terminal() {}

    static void announce(Settings settings, Node node) {
        PrintStream out = System.out;
        node.console().ifPresent(url -> {
            out.println("Occuz is ready.");
            if (settings.has(Settings.Role.CONSOLE)) {
                out.println("  Console    " + url);
            }
            out.println("  API        " + url + "/api/v1   (described at " + url + "/v3/api-docs)");
        });
        node.edge().ifPresent(url -> out.println("  Redirects  " + url));
        Path firstRun = settings.data().resolve("first-run.json");
        if (firstRun.toFile().exists()) {
            out.println("  First sign-ins and API keys: " + firstRun);
        }
        settings.testClock()
                .ifPresent(instant -> out.println("  TEST CLOCK: this installation does not run on real time."));
        out.flush();
    }

    static void refuse(StartRefused refused) {
        System.err.println("occuz: " + refused.line().replace('\n', ' '));
        System.err.flush();
    }
}
