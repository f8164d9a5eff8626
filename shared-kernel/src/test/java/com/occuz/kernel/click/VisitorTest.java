package com.occuz.kernel.click;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VisitorTest {

    @Test
    void is_the_same_however_the_address_is_spelt() {
        assertThat(Visitor.of("2001:DB8::1", "Firefox"))
                .isEqualTo(Visitor.of("2001:db8:0:0:0:0:0:1", "Firefox"))
                .isNotEqualTo(Visitor.of("2001:db8::2", "Firefox"));
        assertThat(Visitor.of("::ffff:192.0.2.7", "Firefox")).isEqualTo(Visitor.of("192.0.2.7", "Firefox"));
    }

    @Test
    void differs_by_user_agent_and_needs_none() {
        assertThat(Visitor.of("192.0.2.7", "Firefox")).isNotEqualTo(Visitor.of("192.0.2.7", "Chrome"));
        assertThat(Visitor.of("192.0.2.7", null)).isEqualTo(Visitor.of("192.0.2.7", ""));
    }

    @Test
    void may_come_from_a_log_that_has_names_for_addresses() {
        assertThat(Visitor.of("client-7.example", "Firefox")).isNotEqualTo(Visitor.of("client-8.example", "Firefox"));
    }
}
