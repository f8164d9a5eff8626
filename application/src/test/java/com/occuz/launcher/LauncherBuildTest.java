package com.occuz.launcher;

import static com.occuz.launcher.LauncherTree.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.launcher.LauncherTree.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When {@code ./occuz} builds, and what it keeps of a build. */
class LauncherBuildTest {

    private final LauncherTree tree;

    LauncherBuildTest(@TempDir Path directory) throws IOException {
        tree = new LauncherTree(directory);
    }

    @Nested
    class A_build {

        @Test
        void is_made_once_and_again_when_a_source_or_the_jvms_flags_change_or_a_source_goes() throws IOException, InterruptedException {
            tree.jdk("jdk-25", "25.0.1", ECHO);
            assertThat(tree.run("run").err()).contains("occuz: building", "[1/2] Occuz kernel", "occuz: built in");
            assertThat(tree.run("run").err()).isEmpty();
            assertThat(tree.mavenCalls()).hasSize(1);

            Files.setLastModifiedTime(tree.source(), FileTime.from(Instant.now().plusSeconds(2)));
            tree.run("run");
            assertThat(tree.mavenCalls()).hasSize(2);

            Files.setLastModifiedTime(tree.source(), FileTime.from(Instant.now().minusSeconds(60)));
            tree.run("run");
            int before = tree.mavenCalls().size();
            Path flags = tree.root.resolve("jvm.options");
            Files.setLastModifiedTime(flags, FileTime.from(Instant.now().plusSeconds(2)));
            tree.run("run");
            assertThat(tree.mavenCalls()).hasSize(before + 1);

            Files.setLastModifiedTime(flags, FileTime.from(Instant.now().minusSeconds(60)));
            tree.run("run");
            int last = tree.mavenCalls().size();
            Files.delete(tree.source());
            assertThat(tree.run("run").out()).contains("/run/" + (last + 1) + "/occuz.jar");
        }

        @Test
        void is_made_by_one_of_two_that_need_it() throws IOException, InterruptedException {
            tree.jdk("jdk-25", "25.0.1", ECHO);
            tree.maven("sleep 2; mkdir -p application/target/lib; echo x > application/target/occuz.jar");
            List<String> command = List.of(tree.root.resolve("occuz").toString(), "run");
            Process first = tree.start(Map.of(), command);
            Process second = tree.start(Map.of(), command);

            Result one = LauncherTree.await(first);
            Result two = LauncherTree.await(second);

            assertThat(one.out()).isEqualTo(two.out()).contains("/run/1/occuz.jar");
            assertThat(one.err() + two.err()).containsOnlyOnce("another build is at work");
            assertThat(tree.mavenCalls()).hasSize(1);
        }

        @Test
        void that_fails_says_why_and_starts_nothing() throws IOException, InterruptedException {
            tree.jdk("jdk-25", "25.0.1", ECHO);
            tree.maven("echo '[INFO] fine'; echo '[ERROR] A.java:1 is wrong'; exit 1");

            Result result = tree.run("run");

            assertThat(result.code()).isEqualTo(2);
            assertThat(result.out()).isEmpty();
            assertThat(result.err()).contains("[ERROR] A.java:1 is wrong\nocc").doesNotContain("fine");
        }

        @Test
        void is_started_once_on_scratch_data_so_that_later_starts_are_quick() throws IOException, InterruptedException {
            Path build = tree.root.resolve("application/target/run/1");
            Path calls = tree.root.resolve("rehearsal.txt");
            try (RehearsedNode node = new RehearsedNode()) {
                tree.rehearsal("echo \"$* ${OCCUZ_DATABASE_URL-none}\" >> '" + calls + "'\n"
                        + node.script(build.resolve("rehearsal/data"))
                        + "trap \"echo learnt > '" + build + "/occuz.aot.new'; exit 0\" TERM\n"
                        + "while :; do sleep 0.1; done");
                tree.jdk("jdk-25", "25.0.1", ECHO);

                Result result = tree.run(Map.of("OCCUZ_DATABASE_URL", "postgresql://production/"), "run");

                assertThat(result.out()).contains("<-XX:AOTCache=" + build + "/occuz.aot>");
                assertThat(result.err()).doesNotContain("did not work");
                assertThat(node.requests())
                        .startsWith("GET /actuator/health/readiness")
                        .contains(
                                "POST /api/v1/links as k1", "GET /1", "POST /api/v1/incidents/import as k2",
                                "GET /api/v1/sla/uptime as k2");
            }
            assertThat(tree.run("run").out()).contains("<-XX:AOTCache=");
            assertThat(Files.readAllLines(calls)).singleElement().satisfies(call -> assertThat(call)
                    .contains("com.occuz.Application --data " + build + "/rehearsal/data --port 0 --edge-port 0")
                    .endsWith(" none"));
            assertThat(build.resolve("rehearsal")).doesNotExist();
        }

        @Test
        void keeps_nothing_of_a_rehearsal_that_never_answered() throws IOException, InterruptedException {
            Path build = tree.root.resolve("application/target/run/1");
            tree.rehearsal("echo learnt > '" + build + "/occuz.aot.new'; exit 0");
            tree.jdk("jdk-25", "25.0.1", ECHO);

            Result result = tree.run("run");

            assertThat(result.err()).contains("that did not work");
            assertThat(result.out()).contains("com.occuz.Application").doesNotContain("AOTCache");
            assertThat(build.resolve("occuz.aot")).doesNotExist();
        }

        @Test
        void never_touches_the_files_of_a_running_one() throws IOException, InterruptedException {
            tree.jdk("jdk-25", "25.0.1", "echo started; read -r line; cat \"$(dirname \"${1#@}\")/occuz.jar\"");
            Process running = tree.start(Map.of(), List.of(tree.root.resolve("occuz").toString(), "run"));
            assertThat(running.getInputStream().readNBytes(8)).asString().isEqualTo("started\n");

            tree.maven("echo changed > application/target/occuz.jar");
            Files.setLastModifiedTime(tree.source(), FileTime.from(Instant.now().plusSeconds(2)));
            Process second = tree.start(Map.of(), List.of(tree.root.resolve("occuz").toString(), "run"));
            second.getOutputStream().close();
            assertThat(LauncherTree.await(second).out()).contains("changed");
            running.getOutputStream().close();
            assertThat(LauncherTree.await(running).out()).doesNotContain("changed").isNotEmpty();

            Files.setLastModifiedTime(tree.source(), FileTime.from(Instant.now().plusSeconds(60)));
            Process third = tree.start(Map.of(), List.of(tree.root.resolve("occuz").toString(), "run"));
            third.getOutputStream().close();
            assertThat(LauncherTree.await(third).code()).isZero();
            try (Stream<Path> builds = Files.list(tree.root.resolve("application/target/run"))) {
                assertThat(builds.map(path -> path.getFileName().toString())).containsExactly("3");
            }
        }

        @Test
        void is_left_to_the_owner_of_the_tree() throws IOException, InterruptedException {
            tree.jdk("jdk-25", "25.0.1", ECHO);
            tree.run("run");
            for (Path path : List.of(tree.tools.resolve(".."), tree.root)) {
                Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r-xr-xr-x"));
            }
            try (Stream<Path> target = Files.walk(tree.root.resolve("application/target"))) {
                for (Path path : target.filter(Files::isDirectory).toList()) {
                    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r-xr-xr-x"));
                }
            }
            List<String> command = new ArrayList<>();
            if (System.getProperty("user.name").equals("root")) {
                command.addAll(List.of("setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"));
            }
            command.addAll(List.of(tree.root.resolve("occuz").toString(), "run"));

            assertThat(LauncherTree.await(tree.start(Map.of(), command)).out()).contains("/run/1/occuz.jar");

            Files.setLastModifiedTime(tree.source(), FileTime.from(Instant.now().plusSeconds(2)));
            Result stale = LauncherTree.await(tree.start(Map.of(), command));
            assertThat(stale.code()).isEqualTo(2);
            assertThat(stale.err()).contains("application/target is not writable for ").containsOnlyOnce("\n");
        }
    }
}
