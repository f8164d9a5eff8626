package com.occuz.launcher;

import static com.occuz.launcher.LauncherTree.ECHO;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.Settings;
import com.occuz.launcher.LauncherTree.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which Java is started by {@code ./occuz}, how it is called, and how it hears of signals. */
class LauncherTest {

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

        @ParameterizedTest
        @CsvSource({"run, --help", "run, -h", "import, --help"})
        void is_explained_instead_of_carried_out_where_it_asks_for_help(String command, String flag)
                throws IOException, InterruptedException {
            assertThat(tree.run(command, "--port", "1", flag)).isEqualTo(tree.run("help"));
        }

        @Test
        void with_flags_that_java_does_not_take_is_refused_in_one_line() throws IOException, InterruptedException {
            tree.jdk("jdk-25", "25.0.1",
                    "case \"$*\" in *-Xnope*) printf 'Unrecognized option: -Xnope\\nError: One\\nError: Two\\n' >&2; exit 1;; esac");

            assertThat(tree.run(Map.of("OCCUZ_JAVA_OPTS", "-Xmx1g -Xnope"), "run"))
                    .isEqualTo(new Result(2, "", "occuz: OCCUZ_JAVA_OPTS: Unrecognized option: -Xnope\n"));
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
}
