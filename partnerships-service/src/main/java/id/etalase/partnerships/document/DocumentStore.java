package id.etalase.partnerships.document;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Where files lie. A key is written once and names the same bytes for ever, so writing it again does no harm. */
interface DocumentStore {

    /** Keeps a file under a key. */
    void put(String key, Path file, String sha256, String mediaType) throws IOException;

    /**
     * A part of a file.
     *
     * @param from the first byte
     * @param to the last byte
     */
    InputStream read(String key, long from, long to) throws IOException;
}
