package com.occuz.kernel.click;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.kernel.network.Continent;
import com.occuz.kernel.network.Countries;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArrivalTest {

    @Nested
    class A_country {

        @ParameterizedTest
        @ValueSource(strings = {"ch", "CHE", "C", "", "Ö1", "--"})
        void is_two_capital_letters_or_none(String text) {
            assertThat(new Arrival(text, null, null, null).country()).isNull();
            assertThat(new Arrival("CH", null, null, null).country()).isEqualTo("CH");
        }

        @Test
        void lies_in_one_continent() {
            List<String> countries = Arrays.asList(Locale.getISOCountries());
            assertThat(countries).allSatisfy(country -> assertThat(Continent.of(country)).as(country).isPresent());
            assertThat(Continent.of("CH")).contains(Continent.EU);
            assertThat(Continent.of("ZZ")).isEmpty();
            assertThat(Countries.NONE.of("192.0.2.1")).isNull();
        }
    }

    @Nested
    class A_campaign {

        @ParameterizedTest
        @CsvSource({
            "utm_source=a, a",
            "x=1&utm_source=a&utm_source=b, a",
            "utm_sources=b&utm_source=a, a",
            "xutm_source=b&utm_source=a, a",
            "utm_source=%41%0a, A",
            "utm_source=100%, 100%",
            "utm_source=a+b, a b",
        })
        void says_its_source(String query, String source) {
            assertThat(Objects.requireNonNull(Campaign.inQuery(query)).source()).isEqualTo(source);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "a=1", "utm_source", "utm_source=", "utm_source=%20", "utm_other=1", "autm_term=1"})
        void is_none_where_nothing_is_said_of_it(String query) {
            assertThat(Campaign.inQuery(query)).isNull();
            assertThat(Campaign.inQuery(null)).isNull();
        }

        @Test
        void is_cut_and_well_formed_whatever_is_sent() {
            Campaign campaign = Objects.requireNonNull(Campaign.inQuery("utm_term=" + "x".repeat(99) + "😀&utm_content=%ED%A0%80"));
            assertThat(campaign.term()).isEqualTo("x".repeat(99));
            assertThat(campaign.content()).doesNotContain("\ud800");
        }
    }

    @Test
    void of_which_nothing_is_told_is_none() {
        assertThat(Arrival.of("nowhere", null, null, null)).isNull();
        assertThat(Arrival.of(null, null, null, Campaign.of("", " ", null, null, null))).isNull();
    }
}
