package com.occuz.kernel.ledger;

import com.occuz.kernel.account.AccountId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The envelope of every event: whose it is, who did it, by which way, and what led to it. All parts are mandatory; an
 * append without one of them is refused.
 *
 * @param accountId {@code platform} where it is no customer's
 * @param actorId the user, key or automation, opaque
 * @param commandId the command that was decided; repeated intents of automations carry the same one
 * @param correlationId the request or import that everything belongs to
 * @param causationId the message that caused the command; the {@code commandId} itself where nothing did, the import's
 *     id where it came from an import
 */
public record Metadata(
        AccountId accountId,
        ActorType actorType,
        String actorId,
        Channel channel,
        String commandId,
        String correlationId,
        String causationId) {

    public static final String ACCOUNT_ID = "accountId";
    public static final String ACTOR_TYPE = "actorType";
    public static final String ACTOR_ID = "actorId";
    public static final String CHANNEL = "channel";
    public static final String COMMAND_ID = "commandId";
    public static final String CORRELATION_ID = "correlationId";
    public static final String CAUSATION_ID = "causationId";

    public Metadata {
        requireText(ACTOR_ID, actorId);
        requireText(COMMAND_ID, commandId);
        requireText(CORRELATION_ID, correlationId);
        requireText(CAUSATION_ID, causationId);
    }

    /** The same as flat text, in the order of the parameters. */
    public Map<String, String> asMap() {
        Map<String, String> map = new LinkedHashMap<>();
        map.put(ACCOUNT_ID, accountId.value());
        map.put(ACTOR_TYPE, actorType.wireName());
        map.put(ACTOR_ID, actorId);
        map.put(CHANNEL, channel.wireName());
        map.put(COMMAND_ID, commandId);
        map.put(CORRELATION_ID, correlationId);
        map.put(CAUSATION_ID, causationId);
        return map;
    }

    /**
     * Reads an envelope from flat text.
     *
     * @throws IncompleteEnvelope naming the first part that is missing
     */
    public static Metadata from(Map<String, ?> map) {
        return new Metadata(
                new AccountId(part(map, ACCOUNT_ID)),
                ActorType.of(part(map, ACTOR_TYPE)),
                part(map, ACTOR_ID),
                Channel.of(part(map, CHANNEL)),
                part(map, COMMAND_ID),
                part(map, CORRELATION_ID),
                part(map, CAUSATION_ID));
    }

    private static String part(Map<String, ?> map, String name) {
        Object value = map.get(name);
        if (value == null) {
            throw new IncompleteEnvelope(name);
        }
        return value.toString();
    }

    private static void requireText(String name, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new IncompleteEnvelope(name);
        }
    }

    /** An event was about to be recorded without a mandatory part of its envelope. */
    public static final class IncompleteEnvelope extends IllegalArgumentException {
        IncompleteEnvelope(String part) {
            super("an event cannot be recorded without " + part + " in its metadata");
        }
    }
}
