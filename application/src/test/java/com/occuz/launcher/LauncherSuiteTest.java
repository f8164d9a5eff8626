package com.occuz.launcher;

import static com.occuz.launcher.LauncherTree.ECHO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.occuz.launcher.LauncherTree.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./occuz test} and {@code ./occuz soak}, and the scripts themselves. */
class LauncherSuiteTest {

    private final LauncherTree tree;

    LauncherSuiteTest(@TempDir Path directory) throws IOException {
        tree = new LauncherTree(directory);
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
            assertThat(tree.mavenCalls()).singleElement().asString().contains(" verify ", "-Dtest.processes=2");
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
                    .doesNotContain("test.processes")
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
    void mutating_the_arithmetic_is_a_run_of_its_own_that_ends_with_what_was_killed() throws IOException, InterruptedException {
        tree.jdk("jdk-25", "25.0.1", ECHO);
        tree.maven("mkdir -p shared-kernel/target/pit-reports\n"
                + "printf '<mutation detected=\"true\">\\n<mutation detected=\"false\">\\n' > shared-kernel/target/pit-reports/mutations.xml\n");

        Result result = tree.run("mutate");

        assertThat(result.code()).isZero();
        assertThat(result.out()).endsWith("\n1 of 2 mutants killed\n");
        assertThat(tree.mavenCalls()).singleElement().asString().contains("--activate-profiles mutation", "--projects shared-kernel");
        assertThat(tree.run("mutate", "everything").code()).isEqualTo(2);
    }

    @Test
    void the_scripts_please_shellcheck() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/shellcheck")), "shellcheck is not installed");
        Path project = LauncherTree.project();
        List<String> command = new ArrayList<>(List.of("/usr/bin/shellcheck", "occuz", ".ci/run", "docker/start", "docker/healthy", "deploy/postgres-primary", "deploy/postgres-standby"));

        Process shellcheck = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectErrorStream(true)
                .start();

        assertThat(shellcheck.getInputStream().readAllBytes()).asString().isEmpty();
        assertThat(shellcheck.waitFor()).isZero();
    }
}
