package com.occuz.query.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.account.Tenant;
import com.occuz.kernel.click.AnalyticsQuery.AskTotals;
import com.occuz.kernel.click.AnalyticsQuery.ClickRange;
import com.occuz.kernel.click.AnalyticsQuery.Totals;
import com.occuz.kernel.click.ClickFilter;
import com.occuz.kernel.link.LinkId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The file is a cache: whatever becomes of it, the clicks of the store are in it once. */
class ClickTailTest {

    private static final AccountId ACME = new AccountId("acme");

    private static ClickWorld world;

    @BeforeAll
    static void open() {
        world = new ClickWorld();
    }

    @AfterAll
    static void close() {
        world.close();
    }

    private static long total(LinkId link) {
        AskTotals question = new AskTotals(
                Tenant.of(ACME),
                ClickFilter.of(link),
                new ClickRange(Optional.empty(), Optional.empty(), ZoneOffset.UTC));
        return world.settled(queries -> queries.on(question), Totals::freshness).total();
    }

    private static LinkId linkWithThreeClicks() {
        LinkId link = world.link(ACME);
        world.click(link, "2026-01-10T10:00:00Z", "2026-01-10T10:00:00Z", "2026-01-11T10:00:00Z");
        assertThat(total(link)).isEqualTo(3);
        return link;
    }

    private static Path file() {
        return world.directory.resolve("clicks.duckdb");
    }

    @Test
    void goes_on_where_it_ended_and_takes_in_what_came_meanwhile() {
        LinkId link = linkWithThreeClicks();
        long held = world.tail().progress().clicks();
        world.reopen(() -> world.click(link, "2026-01-12T10:00:00Z"));

        assertThat(total(link)).isEqualTo(4);
        assertThat(world.tail().progress().clicks()).isEqualTo(held + 1);
    }

    @Test
    void begins_anew_without_its_file() {
        LinkId link = linkWithThreeClicks();
        world.reopen(() -> change(path -> Files.delete(path)));
        assertThat(total(link)).isEqualTo(3);
    }

    @Test
    void begins_anew_when_the_file_is_none() {
        LinkId link = linkWithThreeClicks();
        world.reopen(() -> change(path -> Files.writeString(path, "no database ".repeat(10_000))));
        assertThat(total(link)).isEqualTo(3);
    }

    @Test
    void begins_anew_when_the_file_was_cut() {
        LinkId link = linkWithThreeClicks();
        world.reopen(() -> change(path -> {
            byte[] bytes = Files.readAllBytes(path);
            Files.write(path, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        }));
        assertThat(total(link)).isEqualTo(3);
    }

    @Test
    void begins_anew_when_the_file_is_of_another_version() {
        LinkId link = linkWithThreeClicks();
        world.reopen(() -> inFile("update meta set schema = schema + 1"));
        assertThat(total(link)).isEqualTo(3);
        inReopened("select schema from meta", AnalyticsFile.SCHEMA);
    }

    @Test
    void begins_anew_when_it_holds_more_than_the_store() {
        LinkId link = linkWithThreeClicks();
        world.reopen(() -> inFile("update meta set position = 1000000"));
        assertThat(total(link)).isEqualTo(3);
    }

    @Test
    void begins_anew_when_the_store_was_restored_while_it_runs() throws InterruptedException {
        LinkId link = linkWithThreeClicks();
        // What nobody could have recorded: only a new beginning makes it go away.
        world.reopen(() -> inFile("insert into click select * from click"));
        assertThat(total(link)).isEqualTo(6);
        world.restore();
        for (int i = 0; i < 200 && total(link) != 3; i++) {
            Thread.sleep(50);
        }
        assertThat(total(link)).isEqualTo(3);
    }

    @Test
    void leaves_no_unpacked_library_behind() throws IOException {
        linkWithThreeClicks();
        try (var files = Files.lines(Path.of("/proc/self/maps"))) {
            assertThat(files.filter(line -> line.contains("libduckdb_java")))
                    .isNotEmpty()
                    .allMatch(line -> line.endsWith("(deleted)"));
        }
    }

    private interface Change {
        void of(Path path) throws IOException;
    }

    private static void change(Change change) {
        try {
            change.of(file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void inFile(String sql) {
        try (var connection = DriverManager.getConnection("jdbc:duckdb:" + file());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void inReopened(String sql, int expected) {
        world.reopen(() -> {
            try (var connection = DriverManager.getConnection("jdbc:duckdb:" + file());
                    var statement = connection.createStatement();
                    var row = statement.executeQuery(sql)) {
                row.next();
                assertThat(row.getInt(1)).isEqualTo(expected);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
