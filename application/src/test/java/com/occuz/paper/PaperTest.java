package com.occuz.paper;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class PaperTest {

    private static final Instant AT = Instant.parse("2026-03-01T12:34:56Z");

    private static byte[] written(String title, int rows) throws IOException {
        try (Paper paper = new Paper("A title", AT)) {
            paper.heading("A heading");
            paper.paragraph(title);
            paper.table(List.of("One", "Two"), Collections.nCopies(rows, List.of("left", title)), 1, 3);
            return paper.bytes("sha256:abc");
        }
    }

    private static String page(byte[] file, int number) throws IOException {
        try (PDDocument document = Loader.loadPDF(file)) {
            PDFTextStripper text = new PDFTextStripper();
            text.setSortByPosition(true);
            text.setStartPage(number);
            text.setEndPage(number);
            return text.getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void each_page_has_its_number_the_foot_and_the_names_of_the_columns() throws IOException {
        byte[] file = written("Ελλάδα, Привет, Größe", 200);
        try (PDDocument document = Loader.loadPDF(file)) {
            assertThat(document.getNumberOfPages()).isEqualTo(4);
        }
        for (int number = 1; number <= 4; number++) {
            assertThat(page(file, number))
                    .contains("page " + number + " of 4", "sha256:abc", "One Two", "Ελλάδα, Привет, Größe");
        }
    }

    @Test
    void the_same_text_gives_the_same_bytes() throws IOException {
        assertThat(written("Größe", 50)).isEqualTo(written("Größe", 50));
    }

    @Test
    void what_there_is_no_letter_for_is_written_as_its_number() throws IOException {
        String hostile = "真 \uD83D\uDE00 \u0000\u202E\r\n\t a\uD800";
        assertThat(page(written(hostile, 1), 1)).contains("[U+771F] [U+1F600] a[U+D800]");
    }

    @Test
    void what_is_too_wide_goes_on_below() throws IOException {
        String word = "x".repeat(300);
        String text = page(written(word + " end", 1), 1);
        assertThat(text.replace(" ", "")).contains(word.substring(0, 80));
        assertThat(text.chars().filter(it -> it == 'x').count()).isEqualTo(600);
        assertThat(text).contains("end");
    }

    @Test
    void a_cell_that_is_longer_than_a_page_goes_on_there() throws IOException {
        byte[] file = written("word ".repeat(4_000), 1);
        try (PDDocument document = Loader.loadPDF(file)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(5);
        }
    }
}
