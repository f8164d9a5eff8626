package com.occuz.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.running.ProductClassPath;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/**
 * What a JVM has learnt from one start of the product – classes loaded and linked –, as {@code ./occuz run} keeps it too:
 * the many nodes of the proofs then start with half the processor time. It is made once for each state of the class path.
 */
final class QuickStart {

    private static final class Shared {
        static final QuickStart QUICK_START = of(ProductClassPath.entries());
    }

    private final String classPath;
    private final Path cache;

    private QuickStart(String classPath, Path cache) {
        this.classPath = classPath;
        this.cache = cache;
    }

    static QuickStart shared() {
        return Shared.QUICK_START;
    }

    /** JVM flags: the product's class path and what was learnt from it. */
    List<String> flags() {
        return List.of("-cp", classPath, "-XX:AOTCache=" + cache, "-Xlog:aot*=off");
    }

    private static QuickStart of(List<Path> entries) {
        try {
            Path home = Files.createDirectories(Path.of("target", "quick-start")).toRealPath();
            // One process of a build makes it, the others wait.
            try (FileChannel channel =
                            FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock _ = channel.lock()) {
                return of(entries, home.resolve(Integer.toHexString(state(entries).hashCode())));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static QuickStart of(List<Path> entries, Path home) throws IOException {
        List<String> jars = new ArrayList<>();
        for (Path entry : entries) {
            jars.add((Files.isDirectory(entry) ? home.resolve(jars.size() + ".jar") : entry).toString());
        }
        QuickStart quickStart = new QuickStart(String.join(File.pathSeparator, jars), home.resolve("product.aot"));
        if (!Files.exists(quickStart.cache)) {
            // What an earlier state left behind, and halves.
            try (Stream<Path> earlier = Files.list(home.getParent())) {
                earlier.filter(Files::isDirectory).forEach(QuickStart::deleteAll);
            }
            Files.createDirectories(home);
            for (Path entry : entries) {
                if (Files.isDirectory(entry)) {
                    jar(entry, Path.of(jars.get(entries.indexOf(entry))));
                }
            }
            quickStart.learn(home);
        }
        return quickStart;
    }

    private void learn(Path home) throws IOException {
        Path half = home.resolve("half.aot");
        long begun = System.nanoTime();
        try (NodeHome node = NodeHome.fresh("quick-start")) {
            NodeProcess process = node.launchWith(List.of("-cp", classPath, "-XX:AOTCacheOutput=" + half));
            process.awaitReady();
            assertThat(node.api().createLink("learnt").status()).isEqualTo(201);
            assertThat(node.api().links()).hasSize(1);
            process.terminate();
            assertThat(process.exitCode()).as(process.log()).isZero();
            assertThat(half).as(process.log()).isNotEmptyFile();
            node.forget();
        }
        Files.move(half, cache);
        System.out.printf("learnt a quick start in %d ms%n", Duration.ofNanos(System.nanoTime() - begun).toMillis());
    }

    private static void jar(Path directory, Path jar) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(file -> !file.equals(directory)).sorted().toList()) {
                String name = directory.relativize(file).toString();
                // Migrations are looked for by their directory, so the jar has directories too.
                out.putNextEntry(new JarEntry(Files.isDirectory(file) ? name + "/" : name));
                if (Files.isRegularFile(file)) {
                    Files.copy(file, out);
                }
            }
        }
    }

    /** Names, sizes and times of all that is on the class path, and the JVM. */
    private static List<String> state(List<Path> entries) throws IOException {
        List<String> state = new ArrayList<>(List.of(Runtime.version().toString(), NodeProcess.jvmFlags().toString()));
        for (Path entry : entries) {
            try (Stream<Path> files = Files.walk(entry)) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    state.add(file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
                }
            }
        }
        return state;
    }

    private static void deleteAll(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
