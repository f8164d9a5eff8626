package com.occuz.edge;

import static com.occuz.edge.testing.RawHttp.get;
import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.edge.testing.Links;
import com.occuz.kernel.click.Orphans.Why;
import com.occuz.kernel.click.Orphans;
import com.occuz.kernel.link.DomainId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Visits that find no link are counted by what they find instead, and by nothing that they asked for. */
class EdgeOrphansTest extends EdgeOfLinks {

    private static final LocalDate TODAY = LocalDate.ofInstant(Links.NOW, ZoneOffset.UTC);

    EdgeOrphansTest(@TempDir Path directory) {
        super(directory);
    }

    private void visit(String... targets) throws IOException {
        for (String target : targets) {
            get(port, target);
        }
    }

    private static Orphans orphans(LocalDate day, Why why, long visits) {
        return new Orphans(day, DomainId.DEFAULT, why, visits);
    }

    @Test
    void the_root_unknown_slugs_and_links_that_have_ended_are_told_apart() throws IOException {
        visit("/", "/?utm_source=x", "/nothing", "/later", "/no.such.path", "/k7/no/forwarding", "/gone", "/over", "/erased");
        assertThat(server.orphans())
                .containsExactlyInAnyOrder(
                        orphans(TODAY, Why.ROOT, 2), orphans(TODAY, Why.UNKNOWN, 4), orphans(TODAY, Why.ENDED, 3));
    }

    @Test
    void what_leads_somewhere_or_is_no_visit_of_a_link_is_none() throws IOException {
        visit("/k7", "/moved", "/robots.txt", "/favicon.ico", "/k7+", "/k7/qr", "/nothing+", "/nothing/qr");
        assertThat(server.orphans()).isEmpty();
    }

    @Test
    void whatever_is_tried_they_do_not_grow_in_number_and_old_days_go() throws IOException {
        for (int i = 0; i < 50; i++) {
            visit("/guess" + i);
        }
        assertThat(server.orphans()).containsExactly(orphans(TODAY, Why.UNKNOWN, 50));
        edge.now = Links.NOW.plus(Duration.ofDays(2));
        visit("/guess");
        assertThat(server.orphans()).hasSize(2);
        edge.now = Links.NOW.plus(Duration.ofDays(3));
        visit("/guess");
        assertThat(server.orphans())
                .extracting(Orphans::day)
                .containsExactlyInAnyOrderElementsOf(List.of(TODAY.plusDays(2), TODAY.plusDays(3)));
    }
}
