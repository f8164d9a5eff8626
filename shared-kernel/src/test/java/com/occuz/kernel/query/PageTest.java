package com.occuz.kernel.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageTest {

    @Test
    void oneRowMoreThanAskedForMeansThereIsAnotherPage() {
        assertThat(Page.cut(List.of(9L, 8L, 7L), 2, key -> key)).isEqualTo(new Page<>(List.of(9L, 8L), Optional.of(8L)));
    }

    @Test
    void asManyRowsAsAskedForAreTheLastPage() {
        assertThat(Page.cut(List.of(9L, 8L), 2, key -> key)).isEqualTo(new Page<>(List.of(9L, 8L), Optional.empty()));
        assertThat(Page.cut(List.<Long>of(), 2, key -> key)).isEqualTo(new Page<>(List.of(), Optional.empty()));
    }
}
