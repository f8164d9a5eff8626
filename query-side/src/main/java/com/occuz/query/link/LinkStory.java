package com.occuz.query.link;

import com.occuz.kernel.ledger.DomainEvent;
import com.occuz.kernel.ledger.Erasable;
import com.occuz.kernel.ledger.Metadata;
import com.occuz.kernel.ledger.RecordedEvent;
import com.occuz.kernel.ledger.UnknownEvent;
import com.occuz.kernel.link.Forwarding;
import com.occuz.kernel.link.LinkEvent.ClickLimitChanged;
import com.occuz.kernel.link.LinkEvent.DestinationChanged;
import com.occuz.kernel.link.LinkEvent.ForwardingChanged;
import com.occuz.kernel.link.LinkEvent.LinkCreated;
import com.occuz.kernel.link.LinkEvent.LinkDisabled;
import com.occuz.kernel.link.LinkEvent.LinkEnabled;
import com.occuz.kernel.link.LinkEvent.LinkLocked;
import com.occuz.kernel.link.LinkEvent.LinkPutBack;
import com.occuz.kernel.link.LinkEvent.LinkRetired;
import com.occuz.kernel.link.LinkEvent.LinkRetitled;
import com.occuz.kernel.link.LinkEvent.LinkTakenDown;
import com.occuz.kernel.link.LinkEvent.LinkUnlocked;
import com.occuz.kernel.link.LinkEvent.RedirectStatusChanged;
import com.occuz.kernel.link.LinkEvent.RulesChanged;
import com.occuz.kernel.link.LinkEvent.TagsChanged;
import com.occuz.kernel.link.LinkEvent.ValidityChanged;
import com.occuz.kernel.link.LinkEvent;
import com.occuz.kernel.link.LinkQuery.HistoryItem;
import com.occuz.kernel.link.Validity;
import com.occuz.kernel.link.rule.RuleWords;
import com.occuz.kernel.link.rule.Rules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tells a link's events for people: which fields have which value after each; pure. */
final class LinkStory {

    private static final Map<String, @Nullable Object> NOTHING = Map.of();

    private LinkStory() {}

    static HistoryItem item(RecordedEvent event) {
        Metadata metadata = event.metadata();
        DomainEvent payload = event.payload();
        return new HistoryItem(
                event.position(),
                event.recordedAt(),
                // An event of a later version says nothing about its own time that we could read.
                payload instanceof UnknownEvent ? event.recordedAt() : payload.occurredAt(),
                metadata.actorType().wireName() + ":" + metadata.actorId(),
                event.type().toString(),
                payload instanceof LinkEvent change ? changes(change) : NOTHING);
    }

    /** Field of the API → its value afterwards, in the order of the API; {@code null} where it has none. */
    static Map<String, @Nullable Object> changes(LinkEvent event) {
        Map<String, @Nullable Object> changes = new LinkedHashMap<>();
        switch (event) {
            case LinkCreated e -> {
                changes.put("destination", e.destination().text());
                changes.put("title", LinkRow.text(e.title()));
                changes.put("tags", LinkRow.list(e.tags()));
                changes.put("validFrom", e.validity().validFrom());
                changes.put("expiresAt", e.validity().expiresAt());
                changes.put("redirectStatus", e.redirectStatus().code());
            }
            case DestinationChanged e -> changes.put("destination", e.destination().text());
            case LinkRetitled e -> changes.put("title", LinkRow.text(e.title()));
            case TagsChanged e -> changes.put("tags", LinkRow.list(e.tags()));
            case ValidityChanged e -> putChanged(changes, e.before(), e.validity());
            case RedirectStatusChanged e -> changes.put("redirectStatus", e.redirectStatus().code());
            case ClickLimitChanged e ->
                changes.put("maxClicks", e.maxClicks() == null ? null : e.maxClicks().clicks());
            case ForwardingChanged e -> putChanged(changes, e.before(), e.forwarding());
            case RulesChanged e -> changes.put("rules", words(e.rules()));
            case LinkLocked ignored -> changes.put("hasPassword", true);
            case LinkUnlocked ignored -> changes.put("hasPassword", false);
            case LinkDisabled ignored -> changes.put("state", "disabled");
            case LinkEnabled ignored -> changes.put("state", "live");
            case LinkTakenDown e -> {
                changes.put("state", "taken-down");
                changes.put("reason", e.reason().text());
            }
            case LinkPutBack e -> {
                changes.put("state", "live");
                changes.put("reason", e.reason().text());
            }
            case LinkRetired ignored -> changes.put("state", "retired");
        }
        return changes;
    }

    private static List<String> words(Erasable<Rules> rules) {
        return rules.known()
                .map(known -> known.values().stream().map(RuleWords::of).toList())
                .orElse(List.of(Erasable.ERASED_TEXT));
    }

    private static void putChanged(Map<String, @Nullable Object> changes, Forwarding before, Forwarding after) {
        if (before.query() != after.query()) {
            changes.put("forwardQuery", after.query());
        }
        if (before.path() != after.path()) {
            changes.put("forwardPath", after.path());
        }
    }

    private static void putChanged(Map<String, @Nullable Object> changes, Validity before, Validity after) {
        if (!Objects.equals(before.validFrom(), after.validFrom())) {
            changes.put("validFrom", after.validFrom());
        }
        if (!Objects.equals(before.expiresAt(), after.expiresAt())) {
            changes.put("expiresAt", after.expiresAt());
        }
    }
}
