package com.occuz.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.occuz.Settings;
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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LauncherTest {

    /** A {@code java} that shows how it was called. */
    private static final String ECHO = "printf '<%s>' \"$0\" \"$@\"; echo";

    private final LauncherTree tree;

    LauncherTest(@TempDir Path directory) throws IOException {
        tree = new LauncherTree(directory);
    }

    @Nested
    class The_jdk {

        @Test
        void is_the_25_among_those_that_the_machine_has() throws IOException, InterruptedException {
            tree.jdk("jdk-17", "17.0.15", ECHO);
            Path jdk = tree.jdk("jdk-25", "25.0.1", ECHO);
            tree.jdk("jdk-26", "26", ECHO);

            assertThat(tree.run("run").out()).startsWith("<" + jdk + "/bin/java>");
            assertThat(tree.mavenCalls()).singleElement().satisfies(call -> assertThat(call).startsWith(jdk + " "));
        }

        @Test
        void is_rather_the_one_that_java_home_names_and_rather_still_ours() throws IOException, InterruptedException {
            tree.jdk("jdk-25", "25.0.1", ECHO);
            Path home = tree.jdkAt(tree.tools.resolve("java home"), "25", ECHO);
            Path own = tree.jdkAt(tree.tools.resolve("own home"), "25.0.2", ECHO);

            assertThat(tree.run(Map.of("JAVA_HOME", home.toString()), "run").out())
                    .startsWith("<" + home + "/bin/java>");
            assertThat(tree.run(Map.of("JAVA_HOME", home.toString(), "OCCUZ_JAVA_HOME", own.toString()), "run").out())
                    .startsWith("<" + own + "/bin/java>");
        }

        @Test
        void may_be_the_java_on_the_path_through_a_link() throws IOException, InterruptedException {
            Path home = tree.jdkAt(tree.tools.resolve("elsewhere"), "25.0.1", ECHO);
            Files.createSymbolicLink(tree.tools.resolve("java"), home.resolve("bin/java"));

            assertThat(tree.run("run").out()).startsWith("<" + home + "/bin/java>");
        }

        @Test
        void is_asked_for_in_one_line_where_there_is_none() throws IOException, InterruptedException {
            tree.jdk("jdk-17", "17.0.15", ECHO);
            tree.jdk("jdk-251", "251.0", ECHO);

            assertThat(tree.run("run"))
                    .isEqualTo(new Result(
                            2,
                            "",
                            "occuz: no JDK 25 found: install one, or set OCCUZ_JAVA_HOME to its directory\n"));
        }

        @Test
        void is_not_guessed_where_it_is_named_wrongly() throws IOException, InterruptedException {
            tree.jdk("jdk-25", "25.0.1", ECHO);

            assertThat(tree.run(Map.of("OCCUZ_JAVA_HOME", "/nowhere"), "run"))
                    .isEqualTo(new Result(2, "", "occuz: OCCUZ_JAVA_HOME is not the home of a JDK 25: /nowhere\n"));
        }
    }

    @Nested
    class A_command {

        @ParameterizedTest
        @CsvSource({"run, com.occuz.Application", "import, com.occuz.importing.ImportCommand"})
        void reaches_java_with_its_arguments_as_they_were_given(String command, String main)
                throws IOException, InterruptedException {
            Path jdk = tree.jdk("jdk-25", "25.0.1", ECHO);
            Path build = tree.root.resolve("application/target/run/1");

            assertThat(tree.run(Map.of("OCCUZ_JAVA_OPTS", "-Xmx1g -Da=b"), command, "--data", "a  b*", "--x=", "").out())
                    .isEqualTo("<%s/bin/java><@%s/jvm.options><-Xmx1g><-Da=b><-cp><%s/occuz.jar><%s><--data><a  b*><--x=><>%n"
                            .formatted(jdk, build, build, main));
        }

        @Test
        void may_come_through_links_from_anywhere() throws IOException, InterruptedException {
            tree.jdk("jdk-25", "25.0.1", ECHO);
            Path link = Files.createSymbolicLink(tree.root.resolveSibling("link"), Path.of("a tree/occuz"));
            Path second = Files.createSymbolicLink(tree.tools.resolve("occuz"), link);

            Result result = LauncherTree.await(tree.start(Map.of(), List.of(second.toString(), "run")));

            assertThat(result.out()).contains("a tree/application/target/run/1/occuz.jar");
        }

        @Test
        void that_is_unknown_is_refused_in_one_line() throws IOException, InterruptedException {
            assertThat(tree.run("stop"))
                    .isEqualTo(new Result(2, "", "occuz: there is no command 'stop'; ./occuz help lists them\n"));
        }

        @Test
        void that_asks_for_help_is_told_every_flag_and_variable_that_the_application_knows()
                throws IOException, InterruptedException {
            String help = tree.run("help").out();
            String operations = Files.readString(LauncherTree.project().resolve("docs/operations.md"));
            List<String> known = Pattern.compile("--[a-z-]+|OCCUZ_[A-Z_]+")
                    .matcher(Settings.help())
                    .results()
                    .map(MatchResult::group)
                    .toList();

            assertThat(known).contains("--port", "OCCUZ_DATABASE_URL").allSatisfy(name -> {
                assertThat(help).contains(name);
                assertThat(operations).contains("`" + name + "`");
            });
        }

        @Test
        void that_asks_for_help_needs_no_jdk() throws IOException, InterruptedException {
            Result help = tree.run("help");

            assertThat(help.code()).isZero();
            assertThat(help.out()).contains(
                    "./occuz run", "./occuz test", "./occuz import access-log", "./occuz import incidents", "./occuz soak");
        }
    }

    @Nested
    class A_build {

        @Test
        void is_made_once_and_again_when_a_source_changes_or_goes() throws IOException, InterruptedException {
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
            Files.delete(tree.source());
            assertThat(tree.run("run").out()).contains("/run/" + (before + 1) + "/occuz.jar");
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
                        .contains("POST /api/v1/links as k1", "GET /1");
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

    @Nested
    class A_signal {

        private Process start(String java) throws IOException {
            tree.jdk("jdk-25", "25.0.1", java);
            // A session of its own, so that the group of the test itself is not met.
            return tree.start(Map.of(), List.of("setsid", tree.root.resolve("occuz").toString(), "run"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "-"})
        void to_the_process_or_to_its_group_reaches_java_once(String group) throws IOException, InterruptedException {
            Path signals = tree.root.resolve("signals.txt");
            Process process = start("trap 'echo TERM >> \"" + signals + "\"; kill %1; exit 0' TERM\n"
                    + "sleep 30 & echo started $$; while :; do wait; done");
            String started = process.inputReader().readLine();
            assertThat(started).isEqualTo("started " + process.pid());

            new ProcessBuilder("kill", "-TERM", "--", group + process.pid()).start().waitFor();

            assertThat(LauncherTree.await(process).code()).isZero();
            assertThat(signals).content().isEqualTo("TERM\n");
        }

        @Test
        void during_a_build_ends_the_build() throws IOException, InterruptedException {
            tree.maven("echo $$ > pid; exec sleep 30");
            Process process = start(ECHO);
            Path pid = tree.root.resolve("pid");
            while (!Files.exists(pid) || Files.size(pid) == 0) {
                Thread.sleep(20);
            }

            new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();

            assertThat(LauncherTree.await(process).code()).isEqualTo(143);
            long maven = Long.parseLong(Files.readString(pid).strip());
            assertThat(ProcessHandle.of(maven).filter(ProcessHandle::isAlive)).isEmpty();
        }
    }

    @Nested
    class A_run_of_the_tests {

        private static final String REPORT = "mkdir -p %1$s/target/surefire-reports\n"
                + "printf '<?xml version=\"1.0\"?>\\n<testsuite name=\"x\" time=\"1\" tests=\"%2$d\" errors=\"%3$d\""
                + " skipped=\"%4$d\" failures=\"%5$d\">\\n<system-out>tests=\"99\"</system-out>'"
                + " > %1$s/target/surefire-reports/TEST-x.xml\n";

        private Result test(String maven) throws IOException, InterruptedException {
            tree.jdk("jdk-25", "25.0.1", ECHO);
            tree.maven(maven);
            // Nothing is installed by this test, whatever the machine lacks.
            LauncherTree.script(tree.tools.resolve("apt-get"), "#!/bin/bash\nexit 1\n");
            return tree.run("test");
        }

        @Test
        void ends_with_one_line_of_the_counts_of_all_modules() throws IOException, InterruptedException {
            Result result = test(REPORT.formatted("edge", 10, 0, 2, 0) + REPORT.formatted("application", 5, 0, 0, 0));

            assertThat(result.code()).isZero();
            assertThat(result.out()).endsWith("\n13 passed, 0 failed, 2 skipped\n");
        }

        @Test
        void fails_with_maven_and_with_any_failed_test() throws IOException, InterruptedException {
            Result failed = test(REPORT.formatted("edge", 10, 1, 2, 3) + "exit 1");
            assertThat(failed.code()).isEqualTo(1);
            assertThat(failed.out()).endsWith("\n4 passed, 4 failed, 2 skipped\n");

            assertThat(test(REPORT.formatted("edge", 10, 0, 0, 1)).code()).isEqualTo(1);
            assertThat(test(REPORT.formatted("edge", 10, 0, 0, 0) + "exit 1").code()).isEqualTo(1);
        }

        @Test
        void fails_where_no_test_was_run_and_does_not_count_those_of_yesterday()
                throws IOException, InterruptedException {
            test(REPORT.formatted("edge", 10, 0, 0, 0));
            Result result = test("exit 0");

            assertThat(result.code()).isEqualTo(1);
            assertThat(result.out()).endsWith("0 passed, 0 failed, 0 skipped\n");
        }

        @Test
        void that_soaks_takes_minutes_and_seed_and_refuses_the_rest() throws IOException, InterruptedException {
            test(REPORT.formatted("edge", 1, 0, 0, 0));
            assertThat(tree.run("soak", "--minutes", "3", "--seed=17").err()).contains("3 minutes with --seed 17");
            assertThat(tree.mavenCalls().getLast())
                    .contains("-Dgroups=soak", "-Doccuz.soak.minutes=3", "-Doccuz.seed=17");

            for (List<String> wrong :
                    List.of(List.of("--hours=3"), List.of("--minutes"), List.of("--seed", "x"), List.of("long"))) {
                List<String> command = new ArrayList<>(List.of("soak"));
                command.addAll(wrong);
                Result result = tree.run(command.toArray(String[]::new));
                assertThat(result.code()).as("%s", wrong).isEqualTo(2);
                assertThat(result.err()).containsOnlyOnce("\n");
            }
        }
    }

    @Test
    void the_scripts_please_shellcheck() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/shellcheck")), "shellcheck is not installed");
        Path project = LauncherTree.project();
        List<String> command = new ArrayList<>(List.of("/usr/bin/shellcheck", "occuz", ".ci/run", "docker/start", "docker/healthy"));

        Process shellcheck = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .start();

        assertThat(shellcheck.getInputStream().readAllBytes()).asString().isEmpty();
        assertThat(shellcheck.waitFor()).isZero();
    }
}
