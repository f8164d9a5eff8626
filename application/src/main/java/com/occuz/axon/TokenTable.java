package com.occuz.axon;

import com.occuz.query.operations.ProcessorTokens;
import java.util.List;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code control.token_entry}: where processors stand, whichever node runs them. */
public final class TokenTable implements ProcessorTokens {

    private final JdbcClient db;
    private final Serializer serializer = Serializers.bookkeeping();

    public TokenTable(JdbcClient db) {
        this.db = db;
    }

    @Override
    public Reached reached(String processor) {
        return reached(processor, "");
    }

    /** The same, and the processor cannot move on before this transaction has ended. */
    Reached hold(String processor) {
        return reached(processor, " for update");
    }

    private Reached reached(String processor, String lock) {
        List<TrackingToken> tokens = db.sql(
                        "select token, tokentype from control.token_entry where processorname = ? and token is not null" + lock)
                .param(processor)
                .query((row, number) -> token(row.getBytes("token"), row.getString("tokentype")))
                .list();
        return tokens.stream()
                .findFirst()
                .map(token -> new Reached(LedgerStorageEngine.positionOf(token)))
                .orElse(new Reached(0));
    }

    /** Takes back every claim, where all nodes that may have made one are known to be dead. */
    public void releaseClaims() {
        db.sql("update control.token_entry set owner = null").update();
    }

    private TrackingToken token(byte[] bytes, String type) {
        return serializer.deserialize(new SimpleSerializedObject<>(bytes, byte[].class, type, null));
    }
}
