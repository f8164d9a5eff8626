package com.occuz.kernel.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class AesGcmTest {

    private static final SecretKeySpec KEY = new SecretKeySpec(new byte[32], "AES");
    private static final byte[] NONCE = new byte[12];

    @Test
    void agreesWithThePublishedTestVector() {
        // The GCM specification's test case 14: key, nonce and sixteen bytes of plain text all zero.
        byte[] sealed = AesGcm.seal(KEY, () -> NONCE, new byte[16], new byte[0]);
        assertThat(HexFormat.of().formatHex(sealed))
                .isEqualTo("00".repeat(12) + "cea7403d4d606b6e074ec5d3baf39d18" + "d0d1c8a799996bf0265b98b5d48ab919");
    }

    @Test
    void opensOnlyWithTheSameKeyAndContextAndUnchanged() {
        byte[] context = {1};
        byte[] sealed = AesGcm.seal(KEY, () -> NONCE, new byte[] {42}, context);
        assertThat(AesGcm.open(KEY, sealed, context)).containsExactly(42);
        assertThatThrownBy(() -> AesGcm.open(KEY, sealed, new byte[] {2})).isInstanceOf(IllegalStateException.class);
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;
        assertThatThrownBy(() -> AesGcm.open(new SecretKeySpec(otherKey, "AES"), sealed, context))
                .isInstanceOf(IllegalStateException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> AesGcm.open(KEY, sealed, context)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> AesGcm.open(KEY, new byte[27], context)).hasMessageContaining("too short");
    }
}
