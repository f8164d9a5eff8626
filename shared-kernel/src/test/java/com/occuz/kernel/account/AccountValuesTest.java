package com.occuz.kernel.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.occuz.kernel.account.AccountQuery.ApiKeyView;
import com.occuz.kernel.refusal.InvalidValue;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountValuesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "A", "a b", "-a", "a-", "ä", "a_b", "a\n", "a/b"})
    void anAccountIdIsLowerCaseLettersDigitsAndInnerHyphens(String text) {
        assertThatThrownBy(() -> new AccountId(text)).isInstanceOf(InvalidValue.class);
        assertThat(new AccountId("acme-2").aggregateId()).isEqualTo("account:acme-2");
        assertThat(new AccountId("a".repeat(64))).hasToString("a".repeat(64));
        assertThatThrownBy(() -> new AccountId("a".repeat(65))).isInstanceOf(InvalidValue.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "a@", "@b", "a b@c", "a@b@c", "a@b\n", "a@b c", "a\u0000@b", "a\u0085@b", "a@\ud83d"})
    void anEmailAddressLooksLikeOne(String text) {
        assertThatThrownBy(() -> new EmailAddress(text)).isInstanceOf(InvalidValue.class);
        assertThat(new EmailAddress("o'brien+x@bücher.example")).hasToString("o'brien+x@bücher.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\nb", "a\u0000", "a\u009f", "\udc00", "\ud83d!"})
    void namesAndLabelsAreOneLineOfText(String text) {
        assertThatThrownBy(() -> new AccountName(text)).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new ApiKeyLabel(text)).isInstanceOf(InvalidValue.class);
        assertThat(new AccountName("Ä & \ud83d\ude00 Ltd.")).hasToString("Ä & \ud83d\ude00 Ltd.");
        assertThat(new ApiKeyLabel("x".repeat(200))).hasToString("x".repeat(200));
        assertThatThrownBy(() -> new AccountName("x".repeat(201))).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new ApiKeyLabel("x".repeat(201))).isInstanceOf(InvalidValue.class);
    }

    @Test
    void aDigestIs64HexadecimalDigits() {
        assertThat(new ApiKeyDigest("0".repeat(64))).hasToString("0".repeat(64));
        assertThatThrownBy(() -> new ApiKeyDigest("0".repeat(63))).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> new ApiKeyDigest("A".repeat(64))).isInstanceOf(InvalidValue.class);
    }

    @Test
    void rolesAndScopesHaveOneNameEach() {
        for (Role role : Role.values()) {
            assertThat(Role.of(role.wireName())).isEqualTo(role);
        }
        for (Scope scope : Scope.values()) {
            assertThat(Scope.of(scope.wireName())).isEqualTo(scope);
        }
        assertThatThrownBy(() -> Role.of("CUSTOMER")).isInstanceOf(InvalidValue.class);
        assertThatThrownBy(() -> Scope.of("admin")).isInstanceOf(InvalidValue.class);
    }

    @Test
    void aTenantSeesItsOwnAndAnAuditorEverybodys() {
        AccountId acme = new AccountId("acme");
        assertThat(Tenant.of(acme).sees(acme)).isTrue();
        assertThat(Tenant.of(acme).sees(AccountId.PLATFORM)).isFalse();
        assertThat(Tenant.everyone().sees(acme)).isTrue();
    }

    @Nested
    class AnApiKey {

        private final Instant noon = Instant.parse("2026-03-01T12:00:00Z");

        @Test
        void isValidUntilTheInstantItExpires() {
            assertThat(key(noon, null).isValidAt(noon.minusNanos(1))).isTrue();
            assertThat(key(noon, null).isValidAt(noon)).isFalse();
            assertThat(key(null, null).isValidAt(Instant.MAX)).isTrue();
        }

        @Test
        void isNotValidOnceRevokedWhateverTheClockSays() {
            assertThat(key(null, noon).isValidAt(noon.minusSeconds(60))).isFalse();
        }

        private ApiKeyView key(@Nullable Instant expiresAt, @Nullable Instant revokedAt) {
            return new ApiKeyView(
                    AccountId.PLATFORM,
                    new ApiKeyId("k"),
                    Role.AUDITOR,
                    Set.of(Scope.READ),
                    "",
                    null,
                    noon,
                    expiresAt,
                    revokedAt,
                    1,
                    1);
        }
    }
}
