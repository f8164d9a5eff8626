package com.occuz.query.analytics;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.click.Click;
import com.occuz.kernel.click.ClickEvent.ClicksRecorded;
import com.occuz.kernel.click.StreamId;
import com.occuz.kernel.ledger.ActorType;
import com.occuz.kernel.ledger.Channel;
import com.occuz.kernel.ledger.EventType;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.link.LinkId;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Takes batches that follow from their positions into a file for ever, and tells each position that is in it. */
final class DyingTail {

    static final ClickTail.StoreIdentity STORE = new ClickTail.StoreIdentity("store", 1);

    private DyingTail() {}

    public static void main(String[] args) throws SQLException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        try (AnalyticsFile file = AnalyticsFile.open(Path.of(args[0]), STORE)) {
            while (true) {
                long next = file.position() + 1;
                List<RecordedEvent> batches = new ArrayList<>();
                for (long position = next; position < next + 1 + next % 3; position++) {
                    batches.add(batch(position));
                }
                file.append(batches, links -> Map.of());
                out.println(file.position());
            }
        }
    }

    private static int size(long position) {
        return (int) (1 + position * 7 % 60);
    }

    static long clicksUpTo(long position) {
        long clicks = 0;
        for (long at = 1; at <= position; at++) {
            clicks += size(at);
        }
        return clicks;
    }

    static RecordedEvent batch(long position) {
        Instant at = Instant.EPOCH.plus(position * 100, ChronoUnit.MICROS);
        List<Click> clicks = new ArrayList<>();
        for (int i = 0; i < size(position); i++) {
            LinkId link = LinkId.parse("link:default/a" + (position + i) % 500);
            clicks.add(new Click(link, at.plus(i, ChronoUnit.MICROS), "GET", 302, "curl/8", null, null, null, null));
        }
        ClicksRecorded recorded = new ClicksRecorded(new StreamId(new UUID(0, 1)), 0, clicks);
        Metadata metadata = new Metadata(AccountId.PLATFORM, ActorType.INSTALLATION, "edge", Channel.EDGE, "c", "c", "c");
        return new RecordedEvent(
                position, at, "e" + position, "stream:1", position, EventType.parse("click.ClicksRecorded/1"), recorded, metadata);
    }
}
