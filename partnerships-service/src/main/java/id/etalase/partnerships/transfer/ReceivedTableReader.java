package id.etalase.partnerships.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;

/** Takes uploads of tables to disk before their resource sees them. */
@Provider
@Consumes("text/csv")
class ReceivedTableReader implements MessageBodyReader<ReceivedTable> {

    private final UploadSpace space;

    ReceivedTableReader(UploadSpace space) {
        this.space = space;
    }

    @Override
    public boolean isReadable(Class<?> type, Type generic, Annotation[] annotations, MediaType mediaType) {
        return type == ReceivedTable.class;
    }

    @Override
    public ReceivedTable readFrom(Class<ReceivedTable> type, Type generic, Annotation[] annotations, MediaType mediaType,
            MultivaluedMap<String, String> headers, InputStream body) throws IOException {
        return ReceivedTable.receive(body, space.newFile());
    }
}
