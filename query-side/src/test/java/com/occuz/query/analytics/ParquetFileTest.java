package com.occuz.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.click.AnalyticsQuery.ClickLine;
import com.occuz.kernel.click.AnalyticsQuery.Visit;
import com.occuz.kernel.click.Dimension;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.refusal.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFileTest {

    private static final LinkId LINK = LinkId.parse("link:default/k7");

    /** A quote in the path must not end the statement that names it. */
    private final Path parent;

    ParquetFileTest(@TempDir Path directory) {
        parent = directory.resolve("it's here");
    }

    private static ClickLine click(int micros) {
        Map<Dimension, String> values = new EnumMap<>(Dimension.class);
        Dimension.OF_CLICKS.forEach(dimension -> values.put(dimension, dimension.wireName() + " ä'"));
        return new ClickLine(Instant.parse("2026-01-10T10:00:00Z").plusNanos(micros * 1_000L), LINK, new Visit(values));
    }

    private long left() throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            return files.count();
        }
    }

    @Test
    void holds_every_click_with_all_that_is_told_of_it_and_leaves_nothing_behind() throws Exception {
        int many = 120_001;
        try (ParquetFile file = ParquetFile.of(parent, taker -> IntStream.range(0, many).forEach(i -> taker.accept(click(i))));
                var connection = DriverManager.getConnection("jdbc:duckdb:");
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*), count(distinct \"at\"), max(\"at\")::varchar, min(link), min(country), min(variant) from '"
                        + file.path().toString().replace("'", "''") + "'")) {
            row.next();
            assertThat(row.getLong(1)).isEqualTo(many);
            assertThat(row.getLong(2)).isEqualTo(many);
            assertThat(row.getString(3)).isEqualTo("2026-01-10 10:00:00.12");
            assertThat(row.getString(4)).isEqualTo(LINK.opaque());
            assertThat(row.getString(5)).isEqualTo("country ä'");
            assertThat(row.getString(6)).isEqualTo("variant ä'");
        }
        assertThat(left()).isZero();
    }

    @Test
    void of_none_is_a_file_with_no_rows() throws SQLException {
        try (ParquetFile file = ParquetFile.of(parent, taker -> {})) {
            assertThat(file.path()).isNotEmptyFile();
        }
    }

    @Test
    void is_refused_and_gone_where_there_are_too_many() throws IOException {
        assertThatThrownBy(() -> ParquetFile.of(parent, taker -> IntStream.range(0, 11).forEach(i -> taker.accept(click(i))), 10))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.refusal().field()).isEqualTo("format"));
        assertThat(left()).isZero();
    }

    @Test
    void of_a_run_that_was_killed_goes_with_the_next_start() throws IOException {
        Files.createDirectories(parent.resolve("export-123/spill"));
        Files.writeString(parent.resolve("export-123/clicks.parquet"), "half");
        ParquetFile.sweep(parent);
        ParquetFile.sweep(parent.resolve("not there"));
        assertThat(left()).isZero();
    }
}
