package com.occuz.edge.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.edge.testing.Clicks;
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
        ClickCodec.writeRules(clicks, bytes);
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
    void what_no_rule_decided_is_written_as_before_there_were_rules() {
        List<Click> clicks = Clicks.numbered(0, 3);
        write(clicks);
        assertThat(read(3)).isEqualTo(clicks);
        assertThat(bytes.hasRemaining()).isFalse();
    }

    @Test
    void a_reader_that_knows_no_rules_reads_past_them() {
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
        ClickCodec.readRules(read, bytes);
        assertThat(read).isEqualTo(clicks);
    }
}
