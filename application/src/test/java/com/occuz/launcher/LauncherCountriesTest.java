package com.occuz.launcher;

import static com.occuz.launcher.LauncherTree.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.launcher.LauncherTree.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./occuz countries}: a table that no build brings. */
class LauncherCountriesTest {

    private final LauncherTree tree;

    LauncherCountriesTest(@TempDir Path directory) throws IOException {
        tree = new LauncherTree(directory);
    }

    private void npm(String script) throws IOException {
        Path npm = Files.writeString(tree.tools.resolve("npm"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(npm, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void brings_the_table_and_nodes_start_with_it_unless_another_is_named() throws IOException, InterruptedException {
        tree.jdk("jdk-25", "25.0.1", "#!/bin/sh\necho \"table=$OCCUZ_COUNTRY_FILE\"\n");
        assertThat(tree.run("run").out()).contains("table=\n");
        npm("mkdir package && echo new > package/geo-whois-asn-country.mmdb && tar -czf x.tgz package && rm -r package");
        assertThat(tree.run("countries").code()).isZero();
        Path table = tree.root.resolve("countries.mmdb");
        assertThat(table).content().isEqualTo("new\n");
        assertThat(tree.run("run").out()).contains("table=" + table + "\n");
        assertThat(tree.run(Map.of("OCCUZ_COUNTRY_FILE", "/mine"), "run").out()).contains("table=/mine\n");
    }

    @Test
    void leaves_what_is_there_when_nothing_comes() throws IOException, InterruptedException {
        tree.jdk("jdk-25", "25.0.1", ECHO);
        Path table = Files.writeString(tree.root.resolve("countries.mmdb"), "old");
        npm("exit 1");
        Result result = tree.run("countries");
        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).endsWith("occuz: it could not be fetched; what is there stays as it is\n");
        assertThat(table).content().isEqualTo("old");
        try (Stream<Path> files = Files.list(tree.root)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith(".countries"));
        }
    }
}
