package com.occuz.kernel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.ledger.Metadata.IncompleteEnvelope;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataTest {

    private static final Metadata COMPLETE =
            new Metadata(AccountId.PLATFORM, ActorType.API_KEY, "k_1", Channel.ACCOUNT_MANAGER, "c", "r", "c");

    @Test
    void flatTextAndBackIsTheSame() {
        assertThat(Metadata.from(COMPLETE.asMap())).isEqualTo(COMPLETE);
        assertThat(COMPLETE.asMap()).containsEntry("actorType", "api-key").containsEntry("channel", "account-manager");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "accountId", "actorType", "actorId", "channel", "commandId", "correlationId", "causationId"
            })
    void isRefusedWithoutAnyOfItsParts(String part) {
        Map<String, String> map = new LinkedHashMap<>(COMPLETE.asMap());
        assertThat(map).containsKey(part).hasSize(7);
        map.remove(part);
        assertThatThrownBy(() -> Metadata.from(map))
                .isInstanceOf(IncompleteEnvelope.class)
                .hasMessageContaining(part);
        map.put(part, " ");
        assertThatThrownBy(() -> Metadata.from(map)).isInstanceOf(IllegalArgumentException.class);
    }
}
