package com.occuz.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A source tree with the real launcher, in a directory with a blank in its name, and with a Maven and JDKs that only
 * write down how they were called.
 */
final class LauncherTree {

    /** A {@code java} that shows how it was called. */
    static final String ECHO = "printf '<%s>' \"$0\" \"$@\"; echo";

    private static final Path PROJECT = Path.of("..").toAbsolutePath().normalize();

    final Path root;
    final Path tools;
    private final Path jvms;
    private final Path directory;

    /** What a {@code java} does that is started by a build, to learn from it. */
    private String rehearsal = "exit 1";

    LauncherTree(Path directory) throws IOException {
        this.directory = directory;
        root = Files.createDirectories(directory.resolve("a tree"));
        tools = Files.createDirectories(directory.resolve("tools"));
        jvms = Files.createDirectories(directory.resolve("jvms"));
        // The JDKs of this machine must not count.
        script(root.resolve("occuz"), launcher().replace("/usr/lib/jvm/*", jvms + "/*"));
        Files.copy(PROJECT.resolve("jvm.options"), root.resolve("jvm.options"));
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        Files.createDirectories(root.resolve(".mvn"));
        Files.createDirectories(root.resolve("application/src/main/java"));
        Files.writeString(root.resolve("application/pom.xml"), "<project/>");
        Files.writeString(source(), "class A {}");
        maven("""
                mkdir -p application/target/lib
                echo "[INFO] Building Occuz kernel 0.1.0                              [1/2]"
                echo "$1" > application/target/occuz.jar
                """);
    }

    static String launcher() throws IOException {
        return Files.readString(PROJECT.resolve("occuz"));
    }

    /** The directory of the project itself. */
    static Path project() {
        return PROJECT;
    }

    Path source() {
        return root.resolve("application/src/main/java/A.java");
    }

    /** A Maven that notes its arguments and then does what {@code body} says. */
    void maven(String body) throws IOException {
        script(tools.resolve("mvn"), "#!/bin/bash\nprintf '%s\\n' \"$JAVA_HOME $*\" >> '" + root + "/maven.txt'\n" + body);
    }

    List<String> mavenCalls() throws IOException {
        Path calls = root.resolve("maven.txt");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    /** A JDK among those that a machine has; its {@code java} does what {@code body} says. */
    Path jdk(String name, String version, String body) throws IOException {
        return jdkAt(jvms.resolve(name), version, body);
    }

    Path jdkAt(Path home, String version, String body) throws IOException {
        Files.createDirectories(home.resolve("bin"));
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        script(home.resolve("bin/java"), "#!/bin/bash\ncase \"$*\" in *AOTCacheOutput*) " + rehearsal + ";; esac\n" + body);
        script(home.resolve("bin/javac"), "#!/bin/bash\n");
        return home;
    }

    /** What the JDKs made from now on do when a build starts them. */
    void rehearsal(String body) {
        rehearsal = body;
    }

    static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** What a finished launcher left behind. */
    record Result(int code, String out, String err) {}

    Result run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    Result run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(root.resolve("occuz").toString()));
        command.addAll(List.of(arguments));
        return await(start(environment, command));
    }

    Process start(Map<String, String> environment, List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools + ":/usr/bin:/bin");
        builder.environment().putAll(environment);
        return builder.start();
    }

    static Result await(Process process) throws IOException, InterruptedException {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
        return new Result(process.exitValue(), out, err);
    }
}
