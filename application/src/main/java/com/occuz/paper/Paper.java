package com.occuz.paper;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/**
 * A document of numbered A4 pages, written from the top to the bottom. The same text gives the same bytes: nothing in them
 * tells when or where they were made. Lengths are points.
 */
public final class Paper implements AutoCloseable {

    private static final float MARGIN = 48;
    private static final float FOOT = 56;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float TEXT = 9;
    private static final float SMALL = 7.5f;
    private static final float SPACING = 1.3f;
    private static final float GAP = 6;

    private final PDDocument document = new PDDocument();
    private final Letters letters;
    private final List<PDPage> pages = new ArrayList<>();
    private @Nullable PDPageContentStream page;
    private float y;

    /** @param title of the file; @param at when what it tells was said */
    public Paper(String title, Instant at) throws IOException {
        this.letters = new Letters(document);
        document.getDocumentInformation().setTitle(title);
        document.getDocumentInformation().setProducer("Occuz");
        document.getDocumentInformation().setCreationDate(GregorianCalendar.from(at.atZone(ZoneOffset.UTC)));
        // It would otherwise be drawn from the time.
        document.setDocumentId(0L);
    }

    public void heading(String text) throws IOException {
        float size = pages.isEmpty() ? 16 : 12;
        need(3 * size * SPACING);
        y -= pages.size() == 1 && y > PDRectangle.A4.getHeight() - MARGIN - 1 ? 0 : GAP;
        write(text, MARGIN, WIDTH, size);
        y -= GAP / 2;
    }

    public void paragraph(String text) throws IOException {
        write(text, MARGIN, WIDTH, TEXT);
        y -= GAP / 2;
    }

    /** A name and what it is. */
    public void entry(String name, String value) throws IOException {
        float[] shares = {2.4f, 7.6f};
        row(columns(List.of(name, value), shares, TEXT), shares, TEXT);
    }

    /**
     * Rows of cells below names, which come again on each page; what is too wide for its cell goes on below.
     *
     * @param shares of the width, one for each column
     */
    public void table(List<String> names, List<List<String>> rows, float... shares) throws IOException {
        need(4 * SMALL * SPACING);
        head(names, shares);
        for (List<String> cells : rows) {
            List<List<String>> columns = columns(cells, shares, SMALL);
            // A cell that is longer than a page goes on anyway.
            if (need(Math.min(most(columns), 40) * SMALL * SPACING + 2)) {
                head(names, shares);
            }
            row(columns, shares, SMALL);
        }
        y -= GAP;
    }

    private void head(List<String> names, float[] shares) throws IOException {
        row(columns(names, shares, SMALL), shares, SMALL);
        PDPageContentStream out = page();
        out.setLineWidth(0.5f);
        out.moveTo(MARGIN, y - 1);
        out.lineTo(MARGIN + WIDTH, y - 1);
        out.stroke();
        y -= 3;
    }

    /** The lines of each cell. */
    private List<List<String>> columns(List<String> cells, float[] shares, float size) {
        List<List<String>> columns = new ArrayList<>();
        for (int i = 0; i < cells.size(); i++) {
            columns.add(letters.lines(cells.get(i), size, width(shares, i) - GAP));
        }
        return columns;
    }

    private static int most(List<List<String>> columns) {
        return columns.stream().mapToInt(List::size).max().orElse(0);
    }

    private void row(List<List<String>> columns, float[] shares, float size) throws IOException {
        int most = most(columns);
        for (int line = 0; line < most; line++) {
            need(size * SPACING);
            y -= size * SPACING;
            float x = MARGIN;
            for (int i = 0; i < columns.size(); i++) {
                if (line < columns.get(i).size()) {
                    show(columns.get(i).get(line), x, size);
                }
                x += width(shares, i);
            }
        }
        y -= 2;
    }

    private static float width(float[] shares, int column) {
        float all = 0;
        for (float share : shares) {
            all += share;
        }
        return WIDTH * shares[column] / all;
    }

    private void write(String text, float x, float width, float size) throws IOException {
        for (String line : letters.lines(text, size, width)) {
            need(size * SPACING);
            y -= size * SPACING;
            show(line, x, size);
        }
    }

    private void show(String line, float x, float size) throws IOException {
        if (!line.isEmpty()) {
            show(page(), line, x, y, size);
        }
    }

    private void show(PDPageContentStream out, String line, float x, float at, float size) throws IOException {
        out.beginText();
        out.setFont(letters.font(), size);
        out.newLineAtOffset(x, at);
        out.showText(line);
        out.endText();
    }

    /** Begins a page where {@code height} is not left of this one; whether it did. */
    private boolean need(float height) throws IOException {
        if (page != null && y - height >= FOOT) {
            return false;
        }
        if (page != null) {
            page.close();
        }
        PDPage next = new PDPage(PDRectangle.A4);
        document.addPage(next);
        pages.add(next);
        page = new PDPageContentStream(document, next);
        y = PDRectangle.A4.getHeight() - MARGIN;
        return true;
    }

    private PDPageContentStream page() throws IOException {
        if (page == null) {
            need(0);
        }
        return Objects.requireNonNull(page);
    }

    /** The file, with {@code foot} and its number at the foot of each page; nothing is written afterwards. */
    public byte[] bytes(String foot) throws IOException {
        page().close();
        for (int i = 0; i < pages.size(); i++) {
            try (PDPageContentStream out =
                    new PDPageContentStream(document, pages.get(i), AppendMode.APPEND, true, true)) {
                float line = FOOT - 2 * SMALL;
                for (String text : letters.lines(foot, SMALL, WIDTH - 70)) {
                    show(out, text, MARGIN, line, SMALL);
                    line -= SMALL * SPACING;
                }
                String number = "page " + (i + 1) + " of " + pages.size();
                show(out, number, MARGIN + WIDTH - letters.width(number, SMALL), FOOT - 2 * SMALL, SMALL);
            }
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        document.save(file);
        return file.toByteArray();
    }

    @Override
    public void close() throws IOException {
        document.close();
    }
}
