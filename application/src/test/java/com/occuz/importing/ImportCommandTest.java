package com.occuz.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImportCommandTest {

    @TempDir
    Path directory = Path.of("set by JUnit");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(Map<String, String> environment, List<String> arguments) {
        return new ImportCommand(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        environment,
                        false,
                        Duration.ZERO)
                .run(arguments);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|import takes access-log and incidents; see",
                "incident|import takes access-log and incidents, not incident; see",
                "access-log|the log to import is missing",
                "access-log LOG|--base is missing",
                "access-log LOG LOG --base https://x.example|one log at a time",
                "access-log /nowhere/x --base https://x.example|there is no readable file /nowhere/x",
                "access-log . --base https://x.example|there is no readable file .",
                "access-log LOG --base|--base needs a value",
                "access-log LOG --base=|--base: a destination begins with http:// or https://",
                "access-log LOG --base ftp://x.example|--base: a destination begins with http:// or https://",
                "access-log LOG --base https://u:p@x.example|--base: a destination carries no user name",
                "access-log LOG --base https://x.example/?a|--base has neither a query nor a fragment",
                "access-log LOG --base https://x.example --base=https://y.example|--base is given twice",
                "incidents LOG --api http://127.0.0.1:1 --api=http://127.0.0.1:2|--api is given twice",
                "access-log LOG --base https://x.example --speed 3|there is no flag --speed; see",
                "access-log LOG --base https://x.example --api nonsense|--api is an address such as http://127.0.0.1:8080",
                "access-log LOG --base https://x.example --api http://h/y|--api is an address such as",
                "access-log LOG --base https://x.example --api http://h:z|--api is an address such as"
            })
    void a_wrong_command_line_is_answered_with_one_line_that_says_what_is_wrong(String line, String sentence)
            throws IOException {
        String log = Files.writeString(directory.resolve("a.log"), "x").toString();
        List<String> arguments = line.isEmpty() ? List.of() : List.of(line.replace("LOG", log).split(" "));

        assertThat(run(Map.of("OCCUZ_API_KEY", "key"), arguments)).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .startsWith("occuz: " + sentence)
                .containsOnlyOnce("\n")
                .endsWith("\n");
    }

    @Test
    void without_a_key_nothing_is_sent() throws IOException {
        String log = Files.writeString(directory.resolve("a.log"), "x").toString();

        assertThat(run(Map.of(), List.of("access-log", log, "--base", "https://x.example"))).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("occuz: OCCUZ_API_KEY is not set");
    }

    @Test
    void help_tells_every_flag() {
        assertThat(run(Map.of(), List.of("help"))).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("FILE", "--base", "--api", "OCCUZ_API_KEY");
    }

    @Test
    void the_key_does_not_show_where_the_options_are_printed() throws ImportOptions.Wrong, IOException {
        String log = Files.writeString(directory.resolve("a.log"), "x").toString();

        assertThat(ImportOptions.parse(
                                List.of(log, "--base=https://X.example/"), Map.of("OCCUZ_API_KEY", "secret-key"))
                        .toString())
                .contains("--base https://x.example ")
                .doesNotContain("secret-key");
    }
}
