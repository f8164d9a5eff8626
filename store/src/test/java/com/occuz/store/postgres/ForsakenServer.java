package com.occuz.store.postgres;

import com.occuz.store.secret.FileSecrets;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;

/** A process that starts a server, says its process id, and waits to be killed. */
final class ForsakenServer {

    private ForsakenServer() {}

    public static void main(String[] arguments) throws InterruptedException {
        DataDirectory data = DataDirectory.open(Path.of(arguments[0]));
        EmbeddedServer server = EmbeddedServer.start(data, new FileSecrets(data.path().resolve("secrets")));
        System.out.println("server " + server.pid());
        Thread.sleep(Long.MAX_VALUE);
    }

    /** Starts one in a JVM of its own and kills that JVM; the server it leaves behind is returned. */
    static ProcessHandle leftBehindIn(Path data) throws IOException, InterruptedException {
        Process parent = start(data);
        long server = serverOf(parent);
        parent.destroyForcibly().waitFor();
        return ProcessHandle.of(server).orElseThrow();
    }

    static Process start(Path data) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ForsakenServer.class.getName(),
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** The process id of the server that this JVM has started. */
    static long serverOf(Process parent) throws IOException {
        BufferedReader output = parent.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith("server ")) {
                return Long.parseLong(line.substring("server ".length()));
            }
        }
        throw new IllegalStateException("the child has ended without a server");
    }
}
