package id.etalase.partnerships.cooperation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.type.CollectionType;

/** The kinds of cooperation that the law knows, read once at the start. */
@ApplicationScoped
public class CooperationKinds {

    private static final String DATA = "/cooperation/cooperation-kinds.json";

    private final List<CooperationKind> kinds;

    CooperationKinds(ObjectMapper json) {
        CollectionType listOfKinds = json.getTypeFactory().constructCollectionType(List.class, CooperationKind.class);
        try (InputStream data = CooperationKinds.class.getResourceAsStream(DATA)) {
            kinds = json.readValue(data, listOfKinds);
        } catch (IOException e) {
            throw new UncheckedIOException("the kinds of cooperation cannot be read", e);
        }
    }

    /** Finds a kind by its legal abbreviation, such as KSDPL. */
    public Optional<CooperationKind> find(String code) {
        return kinds.stream().filter(kind -> kind.code().equals(code)).findFirst();
    }

    public List<CooperationKind> list() {
        return kinds;
    }
}
