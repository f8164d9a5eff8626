package com.occuz.axon;

import com.occuz.query.operations.ProcessorTokens;
import java.util.List;
import org.axonframework.eventhandling.ReplayToken;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads where processors stand, whichever node runs them. */
public final class TokenTable implements ProcessorTokens {

    private final JdbcClient db;
    private final Serializer serializer = Serializers.bookkeeping();

    public TokenTable(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Reached reached(String processor) {
        List<TrackingToken> tokens = db.sql(
                        "select token, tokentype from control.token_entry where processorname = ? and token is not null")
                .param(processor)
                .query((row, number) -> token(row.getBytes("token"), row.getString("tokentype")))
                .list();
        return tokens.stream()
                .findFirst()
                .map(token -> new Reached(LedgerStorageEngine.positionOf(token), isReplaying(token)))
                .orElse(new Reached(0, false));
    }

    /** Axon's own answer stays yes until an event comes that is newer than the reset; a quiet store would rebuild for ever. */
    private static boolean isReplaying(TrackingToken token) {
        return token instanceof ReplayToken replay
                && LedgerStorageEngine.positionOf(replay) < LedgerStorageEngine.positionOf(replay.getTokenAtReset());
    }

    /** Takes back every claim, where all nodes that may have made one are known to be dead. */
    public void releaseClaims() {
        db.sql("update control.token_entry set owner = null").update();
    }

    private TrackingToken token(byte[] bytes, String type) {
        return serializer.deserialize(new SimpleSerializedObject<>(bytes, byte[].class, type, null));
    }
}
