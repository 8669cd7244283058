package id.etalase.partnerships.transfer;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import id.etalase.kit.error.RequestProblem;

/** Looks at a file before anything reads it as a table: whether it is one, in which encoding and with which delimiter. */
final class CsvUpload {

    private static final int BUFFER = 1 << 15;
    private static final int LONGEST_HEADER = 10_000;

    private CsvUpload() {
    }

    /**
     * Sees that a file is a table in UTF-8 with commas; reads it once, a buffer at a time.
     *
     * @throws RequestProblem 415 when it is an archive or another binary file; 400 with what was found when the encoding is not
     *         UTF-8 or the delimiter is not a comma
     */
    static void check(Path file) throws IOException {
        byte[] start = start(file);
        String kind = binaryKind(start);
        if (kind != null) {
            throw new RequestProblem("import-not-a-table", Map.of("found", kind), List.of());
        }
        if (starts(start, 0xff, 0xfe) || starts(start, 0xfe, 0xff)) {
            throw encoding("UTF-16");
        }
        StringBuilder header = new StringBuilder();
        boolean blank = true;
        boolean inHeader = true;
        try (Reader text = new InputStreamReader(open(file), StandardCharsets.UTF_8.newDecoder())) {
            char[] buffer = new char[BUFFER];
            for (int read = text.read(buffer); read >= 0; read = text.read(buffer)) {
                for (int i = 0; i < read; i++) {
                    if (buffer[i] == '\0') {
                        throw encoding("UTF-16 or binary");
                    }
                    blank &= Character.isWhitespace(buffer[i]);
                    inHeader &= buffer[i] != '\n' && buffer[i] != '\r' && header.length() < LONGEST_HEADER;
                    if (inHeader) {
                        header.append(buffer[i]);
                    }
                }
            }
        } catch (CharacterCodingException e) {
            throw encoding(singleByteEncoding(file));
        }
        if (blank) {
            throw new RequestProblem("import-empty");
        }
        checkDelimiter(header.toString());
    }

    /** The bytes of the table, without the mark that some programs put before UTF-8. */
    static InputStream open(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file));
        bytes.mark(3);
        if (!starts(bytes.readNBytes(3), 0xef, 0xbb, 0xbf)) {
            bytes.reset();
        }
        return bytes;
    }

    private static byte[] start(Path file) throws IOException {
        try (InputStream bytes = Files.newInputStream(file)) {
            return bytes.readNBytes(8);
        }
    }

    private static String binaryKind(byte[] bytes) {
        if (starts(bytes, 'P', 'K', 3, 4)) {
            return "zip or xlsx";
        }
        if (starts(bytes, 0x1f, 0x8b)) {
            return "gzip";
        }
        if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
            return "xls";
        }
        if (starts(bytes, '%', 'P', 'D', 'F')) {
            return "pdf";
        }
        return null;
    }

    private static boolean starts(byte[] bytes, int... first) {
        for (int i = 0; i < first.length; i++) {
            if (bytes.length <= i || (bytes[i] & 0xff) != first[i]) {
                return false;
            }
        }
        return true;
    }

    /** What single-byte texts of this region are: the letters of Western Europe, with or without Microsoft's additions. */
    private static String singleByteEncoding(Path file) throws IOException {
        try (InputStream bytes = new BufferedInputStream(Files.newInputStream(file))) {
            for (int one = bytes.read(); one >= 0; one = bytes.read()) {
                if (one >= 0x80 && one < 0xa0) {
                    return "windows-1252";
                }
            }
        }
        return "ISO-8859-1";
    }

    private static RequestProblem encoding(String found) {
        return new RequestProblem("import-encoding", Map.of("found", found), List.of());
    }

    private static void checkDelimiter(String header) {
        if (header.contains(",") || ImportColumn.byName(header.strip()) != null) {
            return;
        }
        String found = header.contains(";") ? "semicolon" : header.contains("\t") ? "tab" : header.contains("|") ? "bar" : null;
        if (found != null) {
            throw new RequestProblem("import-delimiter", Map.of("found", found), List.of());
        }
    }
}
