package com.occuz.edge.journal;

import com.occuz.kernel.click.Arrival;
import com.occuz.kernel.click.Campaign;
import com.occuz.kernel.click.Click;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is said of some clicks besides what is said of each. It stands behind all clicks of a frame, where the first version of
 * the journal does not look: a mark (1), then for each click that has any, its place in the frame as a varint, and for each
 * remark a number of its kind (1) and a text as {@link ClickCodec} writes it; a kind of 0 ends them. Kinds that a reader does
 * not know are left out, so that a node can go back to the version before.
 */
final class ClickRemarks {

    private static final byte MARK = 'B';
    private static final int END = 0;
    private static final int RULE = 1;
    private static final int VARIANT = 2;
    private static final int COUNTRY = 3;
    private static final int VIA = 4;
    private static final int PURPOSE = 5;
    private static final int SOURCE = 6;
    private static final int MEDIUM = 7;
    private static final int CAMPAIGN = 8;
    private static final int TERM = 9;
    private static final int CONTENT = 10;
    private static final int KINDS = 11;

    private ClickRemarks() {}

    /** How much room {@link #write} takes for this click at most. */
    static int bytes(Click click) {
        @Nullable String @Nullable [] remarks = of(click);
        if (remarks == null) {
            return 0;
        }
        int bytes = 8;
        for (String remark : remarks) {
            bytes += remark == null ? 0 : 4 + 3 * remark.length();
        }
        return bytes;
    }

    static void write(List<Click> clicks, ByteBuffer out) {
        boolean marked = false;
        for (int i = 0; i < clicks.size(); i++) {
            @Nullable String @Nullable [] remarks = of(clicks.get(i));
            if (remarks != null) {
                if (!marked) {
                    out.put(MARK);
                    marked = true;
                }
                ClickCodec.varint(i, out);
                for (int kind = 1; kind < KINDS; kind++) {
                    if (remarks[kind] != null) {
                        out.put((byte) kind);
                        ClickCodec.text(remarks[kind], out);
                    }
                }
                out.put((byte) END);
            }
        }
    }

    /** @param in at the end of the clicks of a frame */
    static void read(List<Click> clicks, ByteBuffer in) {
        if (in.hasRemaining() && in.get() == MARK) {
            while (in.hasRemaining()) {
                int place = ClickCodec.varint(in);
                @Nullable String[] remarks = new String[KINDS];
                for (int kind = in.get(); kind != END; kind = in.get()) {
                    String text = ClickCodec.text(in);
                    if (kind > END && kind < KINDS) {
                        remarks[kind] = text;
                    }
                }
                clicks.set(place, with(clicks.get(place), remarks));
            }
        }
    }

    private static Click with(Click click, @Nullable String[] remarks) {
        Campaign campaign =
                Campaign.of(remarks[SOURCE], remarks[MEDIUM], remarks[CAMPAIGN], remarks[TERM], remarks[CONTENT]);
        return click.decidedBy(remarks[RULE], remarks[VARIANT])
                .arriving(Arrival.of(remarks[COUNTRY], remarks[VIA], remarks[PURPOSE], campaign));
    }

    /** By their kinds; {@code null} where there are none. */
    private static @Nullable String @Nullable [] of(Click click) {
        Arrival arrival = click.arrival();
        if (click.rule() == null && arrival == null) {
            return null;
        }
        @Nullable String[] remarks = new String[KINDS];
        remarks[RULE] = click.rule();
        remarks[VARIANT] = click.variant();
        if (arrival != null) {
            remarks[COUNTRY] = arrival.country();
            remarks[VIA] = arrival.via();
            remarks[PURPOSE] = arrival.purpose();
            Campaign campaign = arrival.campaign();
            if (campaign != null) {
                remarks[SOURCE] = campaign.source();
                remarks[MEDIUM] = campaign.medium();
                remarks[CAMPAIGN] = campaign.name();
                remarks[TERM] = campaign.term();
                remarks[CONTENT] = campaign.content();
            }
        }
        return remarks;
    }
}
