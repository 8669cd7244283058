package id.etalase.partnerships.kept;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;

/** Reads reference data that are too deep for a table: a list of documents in the form in which officers write them. */
@ApplicationScoped
public class ReferenceDocuments {

    private final ObjectMapper json;

    ReferenceDocuments(ObjectMapper json) {
        this.json = json;
    }

    /** All documents of a file below {@code reference-data}. */
    public <T> List<T> read(String file, Class<T> type) {
        try (InputStream data = Thread.currentThread().getContextClassLoader()
                .getResourceAsStream("reference-data/" + file)) {
            return json.readValue(data, json.getTypeFactory().constructCollectionType(List.class, type));
        } catch (IOException e) {
            throw new UncheckedIOException("the reference data cannot be read: " + file, e);
        }
    }
}
