package id.etalase.publicspace.gate;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

import io.nayuki.qrcodegen.QrCode;

/** A text as a QR code, for screens and for paper. */
final class QrImage {

    /** The white rim that scanners need, in modules. */
    private static final int RIM = 4;
    private static final int PIXELS = 8;
    private static final int WHITE = 0xFFFFFF;
    private static final int BLACK = 0x000000;

    private final QrCode code;

    QrImage(String text) {
        code = QrCode.encodeText(text, QrCode.Ecc.MEDIUM);
    }

    /** One path, a stroke for each row of dark modules; nothing of the text stands in it. */
    String svg() {
        int size = code.size + 2 * RIM;
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < code.size; y++) {
            for (int x = 0; x < code.size; x++) {
                int from = x;
                // Outside of the code a module is light.
                while (code.getModule(x, y)) {
                    x++;
                }
                if (x > from) {
                    path.append('M').append(from + RIM).append(' ').append(y + RIM).append('h').append(x - from).append("v1h-")
                            .append(x - from).append('z');
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 " + size + " " + size
                + "\" role=\"img\" aria-label=\"QR code\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\""
                + " fill=\"#fff\"/><path d=\"" + path + "\"/></svg>";
    }

    byte[] png() {
        int size = (code.size + 2 * RIM) * PIXELS;
        BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_BYTE_BINARY);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                // Outside of the code a module is light.
                image.setRGB(x, y, code.getModule(x / PIXELS - RIM, y / PIXELS - RIM) ? BLACK : WHITE);
            }
        }
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
