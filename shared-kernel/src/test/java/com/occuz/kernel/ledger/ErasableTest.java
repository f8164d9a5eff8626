package com.occuz.kernel.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import org.junit.jupiter.api.Test;

class ErasableTest {

    private static final KeySubject SUBJECT = KeySubject.of(new AccountId("acme"));

    @Test
    void aPresentValueIsKnownButNeverPrinted() {
        Erasable<String> value = Erasable.of(SUBJECT, "secret");
        assertThat(value.known()).contains("secret");
        assertThat(value.text()).isEqualTo("secret");
        assertThat(value).asString().doesNotContain("secret").contains("account:acme");
    }

    @Test
    void anErasedValueReadsAsErased() {
        Erasable<String> value = new Erasable.Erased<>(SUBJECT);
        assertThat(value.known()).isEmpty();
        assertThat(value.text()).isEqualTo("[erased]");
        assertThat(value.subject()).isEqualTo(SUBJECT);
    }
}
