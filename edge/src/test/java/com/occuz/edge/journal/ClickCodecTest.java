package com.occuz.edge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.edge.testing.Clicks;
import com.occuz.kernel.click.Arrival;
import com.occuz.kernel.click.Campaign;
import com.occuz.kernel.click.Click;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Journals outlive the version that wrote them, in both directions. */
class ClickCodecTest {

    private final ByteBuffer bytes = ByteBuffer.allocate(4096);

    private void write(List<Click> clicks) {
        clicks.forEach(click -> ClickCodec.write(click, bytes));
        ClickRemarks.write(clicks, bytes);
    }

    private List<Click> read(int count) {
        bytes.flip();
        List<Click> clicks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            clicks.add(ClickCodec.read(bytes));
        }
        return clicks;
    }

    @Test
    void clicks_of_which_nothing_else_is_said_are_written_as_in_the_first_version() {
        List<Click> clicks = Clicks.numbered(0, 3);
        write(clicks);
        assertThat(read(3)).isEqualTo(clicks);
        assertThat(bytes.hasRemaining()).isFalse();
    }

    @Test
    void the_first_version_reads_past_what_else_is_said() {
        List<Click> clicks = Clicks.numbered(0, 3);
        write(List.of(clicks.get(0), clicks.get(1).decidedBy("phones", "b"), clicks.get(2)));
        assertThat(read(3)).isEqualTo(clicks);
    }

    @Test
    void what_a_later_version_says_behind_them_is_left_alone() {
        List<Click> clicks = Clicks.numbered(0, 2);
        write(clicks);
        bytes.put((byte) 'x').put((byte) 0xff);
        List<Click> read = read(2);
        ClickRemarks.read(read, bytes);
        assertThat(read).isEqualTo(clicks);
    }

    @Test
    void whatever_is_said_of_a_click_comes_back() {
        Campaign campaign = new Campaign("news", "mail", "spring", "shoes", "top");
        List<Click> clicks = Clicks.numbered(0, 4);
        List<Click> said = List.of(
                clicks.get(0).arriving(new Arrival("CH", null, null, null)),
                clicks.get(1),
                clicks.get(2).decidedBy("phones", "b").arriving(new Arrival(null, Arrival.QR, Arrival.PREFETCH, campaign)),
                clicks.get(3).arriving(new Arrival("DE", null, null, new Campaign(null, null, "ä".repeat(100), null, null))));
        write(said);
        int room = said.stream().mapToInt(ClickRemarks::bytes).sum();
        List<Click> read = read(4);
        assertThat(bytes.remaining()).isLessThanOrEqualTo(room);
        ClickRemarks.read(read, bytes);
        assertThat(read).isEqualTo(said);
    }

    @Test
    void a_remark_of_a_kind_that_is_not_known_is_left_out() {
        List<Click> clicks = Clicks.numbered(0, 2);
        clicks.forEach(click -> ClickCodec.write(click, bytes));
        bytes.put((byte) 'B').put((byte) 1).put((byte) 99);
        ClickCodec.text("of a later version", bytes);
        bytes.put((byte) 3);
        ClickCodec.text("FR", bytes);
        bytes.put((byte) 0);
        List<Click> read = read(2);
        ClickRemarks.read(read, bytes);
        assertThat(read).containsExactly(clicks.get(0), clicks.get(1).arriving(new Arrival("FR", null, null, null)));
    }
}
