package com.occuz.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.account.AccountId;
import com.occuz.kernel.link.LinkCommand.ChangeLink;
import com.occuz.kernel.link.LinkId;
import com.occuz.kernel.link.LinkOptions;
import com.occuz.kernel.link.LinkQuery.LinkView;
import com.occuz.kernel.link.OwnHosts;
import com.occuz.kernel.link.PasswordHash;
import com.occuz.kernel.link.Validity;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class LinkFormTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final AccountId ACME = new AccountId("acme");
    private static final PasswordHash HASH = new PasswordHash("$2a$10$" + "O".repeat(53));
    private static final PasswordHash NEXT = new PasswordHash("$2a$10$" + "x".repeat(53));
    private static final LinkView LOCKED = new LinkView(
            LinkId.parse("link:default/k7"), ACME, "https://example.org/", null, List.of(), Validity.ALWAYS, 302,
            LinkOptions.USUAL.lockedBy(HASH), null, null, 0, NOW, 2, 1, 2);

    @Nested
    class The_password {

        private static Fields form(String password, String noPassword) {
            Map<String, String> values = new HashMap<>(Map.of("destination", "https://example.org/", "version", "2"));
            values.put("password", password);
            values.put("noPassword", noPassword);
            return new Fields(values);
        }

        private static Optional<ChangeLink> change(Fields form) {
            return LinkForm.change(form, LOCKED, ACME, plain -> NEXT, new OwnHosts(List.of()), NOW, new Times());
        }

        @Test
        void that_is_left_empty_stays() {
            assertThat(change(form("", "")).orElseThrow().options().password()).isEmpty();
        }

        @Test
        void that_is_typed_takes_the_place_of_the_one_there_is() {
            assertThat(change(form("open sesame", "")).orElseThrow().options().password()).contains(Optional.of(NEXT));
        }

        @Test
        void is_taken_away_by_the_box_whatever_is_typed() {
            assertThat(change(form("x", "yes")).orElseThrow().options().password()).contains(Optional.empty());
        }

        @Test
        void that_is_none_is_said_to_be() {
            Fields form = form("short", "");
            assertThat(change(form)).isEmpty();
            assertThat(form.fault("password")).isEqualTo("A password has at least 6 characters.");
        }

        @Test
        void and_its_hash_are_in_no_form() {
            Fields form = LinkForm.of(LOCKED, new Times());
            assertThat(form.names().map(form::value)).noneMatch(value -> value.contains("$2a$"));
            assertThat(form.value("password")).isEmpty();
        }
    }
}
