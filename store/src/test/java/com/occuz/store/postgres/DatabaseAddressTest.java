package com.occuz.store.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://me:p%40ss+1@db:5432/occuz",
                "postgres://me:p%40ss+1@db:5432/occuz",
                "jdbc:postgresql://me:p%40ss+1@db:5432/occuz",
                "jdbc:postgresql://db:5432/occuz?user=me&password=p%40ss%2B1",
            })
    void every_usual_form_is_understood(String text) {
        assertThat(DatabaseAddress.parse(text))
                .isEqualTo(new DatabaseAddress("jdbc:postgresql://db:5432/occuz", "me", "p@ss+1"));
    }

    @Test
    void options_and_several_hosts_are_kept() {
        assertThat(DatabaseAddress.parse("postgresql://me:pw@a:1,b:2/occuz?sslmode=require&targetServerType=primary").url())
                .isEqualTo("jdbc:postgresql://a:1,b:2/occuz?sslmode=require&targetServerType=primary");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "occuz", "mysql://me:secret@db/occuz", "postgresql://db/occuz", "postgresql://me@db/occuz",
                "postgresql://me:secret@db", "postgresql://me:secret@/occuz", "postgresql://:secret@db/occuz",
            })
    void what_is_missing_is_said_without_the_password(String text) {
        assertThatThrownBy(() -> DatabaseAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("the database URL must")
                .hasMessageNotContaining("secret");
    }

    @Test
    void it_prints_without_its_password() {
        assertThat(new DatabaseAddress("jdbc:postgresql://db/occuz", "me", "secret").toString()).doesNotContain("secret");
    }
}
