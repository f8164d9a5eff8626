package com.occuz.kernel.servicelevel.verify;

import com.occuz.kernel.ledger.LedgerChain;
import com.occuz.kernel.ledger.StoredEvent;
import com.occuz.kernel.servicelevel.verify.LedgerLines.End;
import com.occuz.kernel.servicelevel.verify.LedgerLines.Head;
import com.occuz.kernel.servicelevel.verify.LedgerLines.Line;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Reads what {@link LedgerLines} wrote, and says where it was tampered with. */
final class LedgerFile {

    private final LedgerChain chain = new LedgerChain();
    private final Map<String, Long> next = new HashMap<>();
    private final List<String> findings = new ArrayList<>();
    private long last;
    private int number;
    private boolean ended;

    private LedgerFile() {}

    /**
     * Reads the rest of a file; each event that stands where it belongs goes to {@code reader}.
     *
     * @param before how many lines of the file were read already
     * @return what is wrong with it, the first of it first; nothing behind a broken link is looked at
     * @throws UnusableInput if it is no such file
     */
    static List<String> read(BufferedReader lines, int before, Consumer<StoredEvent> reader) throws IOException {
        LedgerFile file = new LedgerFile();
        file.number = before;
        file.head(lines.readLine());
        String line = lines.readLine();
        while (line != null && !file.ended && file.findings.isEmpty()) {
            file.take(line, reader);
            line = lines.readLine();
        }
        if (file.findings.isEmpty()) {
            if (!file.ended) {
                file.fault("the ledger breaks off after " + file.chain.events() + " events: its last line is missing");
            } else if (line != null && !line.isBlank()) {
                file.fault("line " + (file.number + 1) + " stands behind the last line of the ledger");
            }
        }
        return file.findings;
    }

    private void head(@Nullable String line) {
        number++;
        if (line == null) {
            throw new UnusableInput("there is no ledger in it");
        }
        try {
            if (!LedgerLines.JSON.readValue(line, Head.class).format().equals(LedgerLines.FORMAT)) {
                throw new UnusableInput("line " + number + " is not the head of a ledger of the form " + LedgerLines.FORMAT);
            }
        } catch (JacksonException e) {
            throw new UnusableInput("line " + number + " is not the head of a ledger: " + e.getOriginalMessage());
        }
    }

    private void take(String text, Consumer<StoredEvent> reader) {
        number++;
        Line line;
        try {
            JsonNode node = LedgerLines.JSON.readTree(text);
            if (!node.has("position")) {
                end(LedgerLines.JSON.treeToValue(node, End.class));
                return;
            }
            line = LedgerLines.JSON.treeToValue(node, Line.class);
        } catch (JacksonException e) {
            throw new UnusableInput("line " + number + " is no event: " + e.getOriginalMessage());
        }
        StoredEvent event = line.event();
        if (!LedgerLines.digest(event).equals(line.digest())) {
            fault("line " + number + ": the event at position " + event.position() + " (" + event.type() + " of "
                    + event.aggregateId() + ") was changed");
            return;
        }
        if (event.position() <= last) {
            fault("line " + number + ": the event at position " + event.position() + " stands behind the one at "
                    + last + ": events are out of order");
            return;
        }
        long expected = next.getOrDefault(event.aggregateId(), 0L);
        if (event.sequence() != expected) {
            fault("line " + number + ": event " + expected + " of " + event.aggregateId() + " is missing before event "
                    + event.sequence() + " at position " + event.position());
            return;
        }
        chain.add(event);
        if (!chain.digest().equals(line.chain())) {
            fault("line " + number + ": the event at position " + event.position()
                    + " does not follow the one before it: an event was taken out or put in between");
            return;
        }
        last = event.position();
        next.put(event.aggregateId(), expected + 1);
        reader.accept(event);
    }

    private void end(End end) {
        ended = true;
        if (end.events() != chain.events() || !end.chain().equals(chain.digest())) {
            fault("line " + number + ": the ledger had " + end.events() + " events and the end " + end.chain()
                    + "; here are " + chain.events() + " with the end " + chain.digest());
        }
    }

    private void fault(String finding) {
        findings.add(finding);
    }
}
