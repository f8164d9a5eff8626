package com.occuz.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CountryFileTest {

    @TempDir
    Path directory;

    @Test
    void tells_countries_whichever_way_the_table_writes_them() throws IOException {
        Path table = new TestTable()
                .with("192.0.2.0", 24, Map.of("country_code", "CH"))
                .with("198.51.100.0", 24, Map.of("country", Map.of("iso_code", "DE"), "continent", Map.of("code", "EU")))
                .with("203.0.113.0", 25, Map.of("country_code", "nowhere"))
                .with("203.0.113.128", 25, Map.of("continent", Map.of("code", "EU")))
                .write(directory.resolve("countries.mmdb"));
        try (CountryFile countries = CountryFile.open(table)) {
            assertThat(countries.of("192.0.2.7")).isEqualTo("CH");
            assertThat(countries.of("198.51.100.255")).isEqualTo("DE");
            assertThat(countries.of("203.0.113.1")).as("no code").isNull();
            assertThat(countries.of("203.0.113.200")).as("no country").isNull();
            assertThat(countries.of("192.0.3.1")).as("not in the table").isNull();
            assertThat(countries.of("2001:db8::1")).as("another kind of address").isNull();
            assertThat(countries.of("example.org")).as("no address").isNull();
        }
    }

    @Test
    void what_is_no_table_is_refused() throws IOException {
        Path file = Files.writeString(directory.resolve("countries.mmdb"), "none");
        assertThatThrownBy(() -> CountryFile.open(file)).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> CountryFile.open(directory.resolve("missing"))).isInstanceOf(IOException.class);
    }
}
