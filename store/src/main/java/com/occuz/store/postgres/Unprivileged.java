package com.occuz.store.postgres;

import java.io.IOException;
import java.util.List;

/** How to run the server's programs, which refuse to run as root. */
final class Unprivileged {

    private static final int ROOT = 0;

    /**
     * A session of its own: a signal to the application's whole process group, as a terminal sends it on Ctrl-C, must
     * not stop the server before what drains into it has drained.
     */
    private static final List<String> OWN_SESSION = List.of("setsid");

    /** In a user namespace of its own root is nobody to the program, and yet the files remain readable to it. */
    private static final List<String> OWN_SESSION_AND_NOT_ROOT = List.of("setsid", "unshare", "--user");

    private Unprivileged() {}

    /** What to put in front of a command; the process keeps its id. */
    static List<String> prefix() {
        if (UnixProcess.ownUserId() != ROOT) {
            return OWN_SESSION;
        }
        if (!namespacesAllowed()) {
            throw new ServerFailed(
                    "PostgreSQL cannot be run by root where user namespaces are forbidden; run as an ordinary user"
                            + " or name a server in OCCUZ_DATABASE_URL");
        }
        return OWN_SESSION_AND_NOT_ROOT;
    }

    private static boolean namespacesAllowed() {
        try {
            return new ProcessBuilder("unshare", "--user", "true")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            throw new ServerFailed("the program unshare (package util-linux) is needed to run PostgreSQL as root", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
