package com.occuz.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportCsvTest {

    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"})
    void nothing_is_a_formula(String text) {
        assertThat(ReportCsv.cell(text).replace("\"", "")).startsWith("'");
    }

    @Test
    void a_number_is_a_number() {
        assertThat(ReportCsv.cell(-5L)).isEqualTo("-5");
    }

    @Test
    void what_would_end_a_cell_stands_in_quotes() {
        assertThat(ReportCsv.cell("a,b")).isEqualTo("\"a,b\"");
        assertThat(ReportCsv.cell("a\"b")).isEqualTo("\"a\"\"b\"");
        assertThat(ReportCsv.cell("a\nb")).isEqualTo("\"a\nb\"");
        assertThat(ReportCsv.cell(null)).isEmpty();
    }
}
