package com.occuz.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.occuz.console.ClickWorldMap.Country;
import com.occuz.kernel.click.AnalyticsQuery.Analytics.Group;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClickWorldMapTest {

    @Test
    void shows_countries_by_orders_of_magnitude_and_leaves_out_what_is_not_on_it() {
        ClickWorldMap map = ClickWorldMap.of(List.of(
                new Group("unknown", 900_000), new Group("US", 100_000), new Group("CH", 300), new Group("MT", 10), new Group("AU", 1)));
        assertThat(map.most()).isEqualTo("Most: United States, 100000 clicks");
        assertThat(map.countries()).containsExactly(
                new Country("US", 5, "United States, 100000 clicks"),
                new Country("CH", 2, "Switzerland, 300 clicks"),
                new Country("AU", 1, "Australia, 1 click"));
    }

    @Test
    void is_none_where_no_country_is_known() {
        assertThat(ClickWorldMap.of(List.of(new Group("unknown", 3)))).isEqualTo(new ClickWorldMap(List.of(), ""));
        assertThat(ClickWorldMap.of(List.of()).most()).isEmpty();
    }
}
