package com.occuz.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DecisionRecordsTest {

    private static final Path RECORDS = Path.of("..", "docs", "adr");

    @Test
    void each_has_a_number_of_its_own() throws IOException {
        assertThat(records().stream().map(DecisionRecordsTest::number)).hasSizeGreaterThanOrEqualTo(8).doesNotHaveDuplicates();
    }

    @Test
    void each_begins_with_its_number_and_tells_context_options_decision_and_consequences() throws IOException {
        assertThat(records()).allSatisfy(file -> {
            String text = Files.readString(file);
            assertThat(text).startsWith("# " + number(file) + ". ");
            assertThat(text).contains("## Context", "## Options", "## Decision", "## Consequences");
        });
    }

    private static int number(Path file) {
        return Integer.parseInt(file.getFileName().toString().substring(0, 4));
    }

    private static List<Path> records() throws IOException {
        try (Stream<Path> files = Files.list(RECORDS)) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
    }
}
