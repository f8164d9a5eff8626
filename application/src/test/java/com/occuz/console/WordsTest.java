package com.occuz.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {

    @Test
    void names_of_the_code_become_words() {
        assertThat(Words.event("link.DestinationChanged/1")).isEqualTo("Destination changed");
        assertThat(Words.event("account.ApiKeyIssued/12")).isEqualTo("API key issued");
        assertThat(Words.plain("qr-redirection")).isEqualTo("QR redirection");
        assertThat(Words.field("expiresAt")).isEqualTo("Expires at");
    }

    @Test
    void who_acts_is_told_as_far_as_it_tells_anything() {
        assertThat(Words.actor("installation:installation")).isEqualTo("Occuz");
        assertThat(Words.actor("automation:import-watch")).isEqualTo("Automation import watch");
        assertThat(Words.actor("api-key:k_0123456789")).isEqualTo("API key k_012345…");
        assertThat(Words.actor("user:u_1")).isEqualTo("Person u_1");
    }
}
