package com.occuz.importing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** The command run on logs of a directory of its own, against an API that can fail. */
abstract class AccessLogImports {

    static final String BASE = "https://www.example.org";

    @TempDir
    Path directory = Path.of("set by JUnit");

    final FakeApi api = startApi();

    private static FakeApi startApi() {
        try {
            return new FakeApi();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @AfterEach
    void stop() {
        api.close();
    }

    /** What a run of the command left behind. */
    record Result(int code, String out, String err) {}

    Path log(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    Result run(Path log) {
        return run(log, "key-one", Duration.ofSeconds(10));
    }

    Result run(Path log, String key, Duration patience) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code = new ImportCommand(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Map.of("OCCUZ_API_KEY", key),
                        false,
                        patience)
                .run(List.of("access-log", log.toString(), "--base=" + BASE, "--api", api.uri() + "/"));
        return new Result(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    void assertCounted(List<String> lines) {
        assertThat(api.clicksPerTarget(BASE)).isEqualTo(AnyAccessLog.counts(lines));
    }
}
