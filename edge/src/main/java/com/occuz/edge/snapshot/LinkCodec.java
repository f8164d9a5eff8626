package com.occuz.edge.snapshot;

import com.occuz.edge.table.LinkEntry;
import com.occuz.edge.table.LinkTable;
import com.occuz.kernel.link.DomainId;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkOptions;
import com.occuz.kernel.link.Slug;
import com.occuz.kernel.link.Validity;
import com.occuz.kernel.refusal.InvalidValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Links as a snapshot holds them. What most of them leave as it is costs a bit; the options of the others are JSON, so that
 * a new one needs no other format. One that this version does not know makes the snapshot unusable: a link that needs a
 * password, say, must not redirect without.
 */
final class LinkCodec {

    private static final JsonMapper OPTIONS = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private static final int END = 0;
    private static final int DOMAIN = 1;
    private static final int RETIRED = 2;
    private static final int LIVE = 3;

    private static final int HAS_DESTINATION = 1;
    private static final int HAS_TITLE = 1 << 1;
    private static final int HAS_BEGIN = 1 << 2;
    private static final int HAS_END = 1 << 3;
    private static final int HAS_OPTIONS = 1 << 4;
    private static final int IS_TAKEN_DOWN = 1 << 5;

    private LinkCodec() {}

    static void write(SealedWriter out, LinkTable table) {
        DomainId[] domain = {null};
        table.forEach(entry -> {
            if (!entry.link().domain().equals(domain[0])) {
                domain[0] = entry.link().domain();
                out.octet(DOMAIN);
                out.text(domain[0].value());
            }
            switch (entry) {
                case LinkEntry.Retired retired -> {
                    out.octet(RETIRED);
                    out.text(retired.link().slug().value());
                }
                case LinkEntry.Live live -> write(out, live);
            }
        });
        out.octet(END);
    }

    private static void write(SealedWriter out, LinkEntry.Live live) {
        Validity validity = live.validity();
        boolean usual = live.options().equals(LinkOptions.USUAL);
        out.octet(LIVE);
        out.text(live.link().slug().value());
        out.octet(bit(live.destination() != null, HAS_DESTINATION)
                | bit(live.title() != null, HAS_TITLE)
                | bit(validity.validFrom() != null, HAS_BEGIN)
                | bit(validity.expiresAt() != null, HAS_END)
                | bit(!usual, HAS_OPTIONS)
                | bit(live.isTakenDown(), IS_TAKEN_DOWN));
        out.number(live.status());
        text(out, live.destination());
        text(out, live.title());
        instant(out, validity.validFrom());
        instant(out, validity.expiresAt());
        if (!usual) {
            out.text(OPTIONS.writeValueAsString(live.options()));
        }
    }

    static void read(SealedReader in, LinkTable table) throws SnapshotUnusable {
        DomainId domain = DomainId.DEFAULT;
        try {
            for (int kind = in.octet(); kind != END; kind = in.octet()) {
                switch (kind) {
                    case DOMAIN -> {
                        DomainId named = new DomainId(in.text());
                        domain = named.equals(DomainId.DEFAULT) ? DomainId.DEFAULT : named;
                    }
                    case RETIRED -> table.put(new LinkEntry.Retired(new LinkId(domain, new Slug(in.text()))));
                    case LIVE -> table.put(live(in, domain));
                    default -> throw new SnapshotUnusable("it holds something that this version does not know");
                }
            }
        } catch (InvalidValue | JacksonException e) {
            throw new SnapshotUnusable("it holds a link that this version does not understand", e);
        }
    }

    private static LinkEntry.Live live(SealedReader in, DomainId domain) throws SnapshotUnusable {
        LinkId link = new LinkId(domain, new Slug(in.text()));
        int has = in.octet();
        int status = (int) in.number();
        String destination = (has & HAS_DESTINATION) == 0 ? null : in.text();
        String title = (has & HAS_TITLE) == 0 ? null : in.text();
        Instant begin = (has & HAS_BEGIN) == 0 ? null : instant(in);
        Instant end = (has & HAS_END) == 0 ? null : instant(in);
        return new LinkEntry.Live(
                link,
                destination,
                title,
                status,
                begin == null && end == null ? Validity.ALWAYS : new Validity(begin, end),
                (has & HAS_OPTIONS) == 0 ? LinkOptions.USUAL : OPTIONS.readValue(in.text(), LinkOptions.class),
                (has & IS_TAKEN_DOWN) != 0);
    }

    private static int bit(boolean set, int bit) {
        return set ? bit : 0;
    }

    private static void text(SealedWriter out, @Nullable String text) {
        if (text != null) {
            out.text(text);
        }
    }

    private static void instant(SealedWriter out, @Nullable Instant instant) {
        if (instant != null) {
            out.number(instant.getEpochSecond());
            out.number(instant.getNano());
        }
    }

    private static Instant instant(SealedReader in) throws SnapshotUnusable {
        return Instant.ofEpochSecond(in.number(), in.number());
    }
}
