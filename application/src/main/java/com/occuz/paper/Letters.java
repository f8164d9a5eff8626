package com.occuz.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The letters of a document: Liberation Sans (SIL Open Font License), of which those that are used go into the file. It has
 * Latin, Greek, Cyrillic and Hebrew. What it does not have is written as its number, {@code [U+6697]}: ugly, and nothing of
 * it is lost or taken for something else.
 */
final class Letters {

    private static final String FILE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

    private final PDType0Font font;
    private final CmapLookup glyphs;
    private final Map<Integer, Float> widths = new HashMap<>();

    Letters(PDDocument document) throws IOException {
        try (InputStream file = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FILE), FILE)) {
            TrueTypeFont letters = new TTFParser().parse(new RandomAccessReadBuffer(file));
            this.glyphs = letters.getUnicodeCmapLookup();
            // Ligatures would be looked for anew in each line: of a long document they take nearly all of the time.
            letters.setEnableGsub(false);
            this.font = PDType0Font.load(document, letters, true);
        }
    }

    PDType0Font font() {
        return font;
    }

    /** {@code text} as it can be written: one line, and nothing that there is no letter for. */
    String writable(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().forEach(letter -> {
            if (Character.isWhitespace(letter) || Character.isISOControl(letter)) {
                line.append(' ');
            } else if (Character.getType(letter) != Character.FORMAT) {
                line.append(glyphs.getGlyphId(letter) == 0 ? "[U+%04X]".formatted(letter) : Character.toString(letter));
            }
        });
        return line.toString().strip();
    }

    /** Of writable text, in points. */
    float width(String text, float size) {
        return (float) text.codePoints().mapToDouble(this::width).sum() * size / 1000;
    }

    private float width(int letter) {
        return widths.computeIfAbsent(letter, it -> {
            try {
                return font.getStringWidth(Character.toString(it));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Writable text in lines that are no wider than {@code most}; between words where that can be. */
    List<String> lines(String text, float size, float most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        float used = 0;
        for (String word : writable(text).split(" +", -1)) {
            String next = line.isEmpty() ? word : " " + word;
            float more = width(next, size);
            if (used + more <= most) {
                line.append(next);
                used += more;
                continue;
            }
            if (!line.isEmpty()) {
                lines.add(line.toString());
            }
            line = new StringBuilder(cut(word, size, most, lines));
            used = width(line.toString(), size);
        }
        lines.add(line.toString());
        return lines;
    }

    /** Adds what of a long word fills whole lines, and gives back the rest. */
    private String cut(String word, float size, float most, List<String> lines) {
        StringBuilder part = new StringBuilder();
        word.codePoints().forEach(letter -> {
            if (!part.isEmpty() && width(part + Character.toString(letter), size) > most) {
                lines.add(part.toString());
                part.setLength(0);
            }
            part.appendCodePoint(letter);
        });
        return part.toString();
    }
}
