package com.occuz.edge.qr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QrCodeTest {

    private static final String TEXT = "https://occuz.example/k7_-Q";
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1H\\1z");

    @ParameterizedTest
    @ValueSource(ints = {80, 81, 256, 1000, 2048})
    void a_png_of_any_size_can_be_read_again(int size) throws IOException, ReaderException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(QrCode.of(TEXT).png(size)));
        assertThat(image.getWidth()).isEqualTo(size);
        assertThat(image.getHeight()).isEqualTo(size);
        assertThat(read(image)).isEqualTo(TEXT);
    }

    @Test
    void a_png_is_never_too_small_to_be_read() throws IOException, ReaderException {
        String text = "https://occuz.example/" + "k".repeat(128);
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(QrCode.of(text).png(QrCode.MIN_SIZE)));
        assertThat(read(image)).isEqualTo(text);
    }

    @Test
    void the_svg_shows_the_same_code() throws ReaderException {
        String svg = QrCode.of(TEXT).svg(300);
        assertThat(svg).startsWith("<svg ").contains("width=\"300\" height=\"300\"").doesNotContain("script");
        BufferedImage drawn = new BufferedImage(240, 240, BufferedImage.TYPE_INT_RGB);
        var canvas = drawn.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, 240, 240);
        canvas.setColor(Color.BLACK);
        Matcher runs = RUN.matcher(svg);
        while (runs.find()) {
            canvas.fillRect(6 * number(runs, 1), 6 * number(runs, 2), 6 * number(runs, 3), 6);
        }
        assertThat(read(drawn)).isEqualTo(TEXT);
    }

    @Test
    void refuses_what_no_code_can_hold() {
        String text = "x".repeat(3_000);
        assertThatThrownBy(() -> QrCode.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    private static int number(Matcher run, int group) {
        return Integer.parseInt(String.valueOf(run.group(group)));
    }

    private static String read(BufferedImage image) throws ReaderException {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
                .getText();
    }
}
